namespace Strata.Kernels.Cpu.Threads;

/// <summary>
/// How many threads of a team share a job. A thread that the system holds back, because other processes or other guests
/// of the machine want its processor too, holds back the whole job: so a stall leaves fewer threads, three of four, and
/// a row of jobs without one adds a thread. How long that row must be hangs on what is known of so many threads: twice
/// as long after each of their stalls, half as long after such a row without one. A stall behind such a row is taken
/// for chance.
/// </summary>
/// <param name="most">How many threads there are.</param>
internal sealed class TeamWidth(int most)
{
    private const int ShortRow = 16, LongRow = 4096;
    private readonly int[] rows = [.. Enumerable.Repeat(ShortRow, most + 1)];
    private int calm;

    /// <summary>How many threads share the next job, the one that brings it among them.</summary>
    internal int Threads { get; private set; } = most;

    /// <summary>A job is done for which no thread was waited for too long.</summary>
    internal void Went()
    {
        if (calm < LongRow) calm++;
        if (calm == rows[Threads]) rows[Threads] = Math.Max(ShortRow, rows[Threads] / 2);
        if (Threads + 1 == rows.Length || calm < rows[Threads + 1]) return;
        Threads++;
        calm = 0;
    }

    /// <summary>A job is done for which one was.</summary>
    internal void Stalled()
    {
        bool isChance = calm >= rows[Threads];
        calm = 0;
        if (isChance) return;
        rows[Threads] = Math.Min(LongRow, 2 * rows[Threads]);
        Threads = Math.Max(1, Math.Min(Threads - 1, 3 * Threads / 4));
    }
}
