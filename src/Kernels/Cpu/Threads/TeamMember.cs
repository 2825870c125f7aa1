using System.Diagnostics;

namespace Strata.Kernels.Cpu.Threads;

/// <summary>A thread of the team: helps where it can, spins a little for the next job, then parks.</summary>
internal sealed class TeamMember
{
    // Longer than what a step does between two shared kernels, shorter than what anybody would notice.
    private static readonly long Spin = Stopwatch.Frequency / 10_000;

    private readonly object gate = new();
    private readonly int number;
    private volatile bool leaves;
    private int parked;

    internal TeamMember(int number)
    {
        this.number = number;
        var thread = new Thread(Work) { IsBackground = true, Name = $"strata-cpu-{number}" };
        thread.Start();
    }

    /// <summary>Wakes the thread if it is parked.</summary>
    internal void Wake()
    {
        if (Volatile.Read(ref parked) == 0 || Interlocked.CompareExchange(ref parked, 0, 1) == 0) return;
        lock (gate) Monitor.Pulse(gate);
    }

    /// <summary>Ends the thread.</summary>
    internal void Leave()
    {
        leaves = true;
        Wake();
    }

    private void Work()
    {
        while (!leaves)
        {
            while (Team.Help(number)) { }
            if (!SpinsForWork()) Park();
        }
    }

    private bool SpinsForWork()
    {
        long until = Stopwatch.GetTimestamp() + Spin;
        do
        {
            for (int i = 0; i < 16; i++)
            {
                if (Team.IsCalling(number)) return true;
                Thread.SpinWait(4);
            }
        }
        while (Stopwatch.GetTimestamp() < until);

        return false;
    }

    // Parked is said first and work looked for once more, so that a job that comes between is never slept through.
    private void Park()
    {
        Interlocked.Exchange(ref parked, 1);
        if ((Team.IsCalling(number) || leaves) && Interlocked.CompareExchange(ref parked, 0, 1) == 1) return;
        lock (gate)
        {
            while (Volatile.Read(ref parked) == 1) Monitor.Wait(gate);
        }
    }
}
