namespace Strata.Kernels.Cpu.Threads;

/// <summary>
/// How many threads of a team share a job. A thread that the system holds back, because other processes or other guests
/// of the machine want its processor too, makes all others wait. What is waited for is added up over a window of jobs:
/// where so much is lost that three of four threads would be as fast, only those remain, and some windows without such
/// a loss add a thread. How many windows it takes is learnt for each number of threads: twice as many after each of
/// theirs that was bad, half as many after a good one.
/// </summary>
/// <param name="most">How many threads there are.</param>
/// <param name="window">The least time of a window.</param>
internal sealed class TeamWidth(int most, long window)
{
    private const int MostPatient = 256, Jobs = 16;
    private readonly int[] patience = [.. Enumerable.Repeat(1, most + 1)];
    private long elapsed, waited;
    private int jobs, goodWindows;

    /// <summary>How many threads share the next job, the one that brings it among them.</summary>
    internal int Threads { get; private set; } = most;

    /// <summary>How many threads there are.</summary>
    internal int Most => patience.Length - 1;

    /// <summary>Notes how long a job took, and how much of that its bringer waited for the others.</summary>
    internal void Note(long time, long ofWaiting)
    {
        elapsed += time;
        waited += ofWaiting;
        if (++jobs < Jobs || elapsed < window) return;
        if (waited * Threads > elapsed * (Threads - (3 * Threads / 4))) Narrow();
        else Widen();
        (elapsed, waited, jobs) = (0, 0, 0);
    }

    private void Narrow()
    {
        patience[Threads] = Math.Min(MostPatient, 2 * patience[Threads]);
        Threads = 3 * Threads / 4;
        goodWindows = 0;
    }

    private void Widen()
    {
        patience[Threads] = Math.Max(1, patience[Threads] / 2);
        if (Threads == Most || ++goodWindows < patience[Threads + 1]) return;
        Threads++;
        goodWindows = 0;
    }
}
