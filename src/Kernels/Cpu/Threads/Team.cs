using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace Strata.Kernels.Cpu.Threads;

/// <summary>
/// The threads of the CPU backend. One job runs at a time; whoever brings it works too, and who comes while the team
/// is busy does his job alone. Parts are claimed one by one, so that a thread that the system holds back holds back
/// no more than its part; where that happens fewer threads share the next jobs, so that on a busy machine a step costs
/// no more than on as many threads as the machine really has.
/// </summary>
internal static unsafe class Team
{
    private const int MaxParts = (1 << 24) - 1;
    private static readonly long Window = Stopwatch.Frequency / 100;
    private static readonly TeamMember[] None = [];

    private static TeamMember[] members = None;
    private static int busy;

    // The job: generation << 48 | parts << 24 | next part. A claim is one exchange of this word.
    private static long state;
    private static delegate*<void*, int, void> body;
    private static void* context;
    private static int done;
    private static Exception? error;
    private static long generation;

    // Notes are taken by who has the team; how many threads share a job is read by all.
    private static TeamWidth width = new(ThreadCount.Default, Window);

    /// <summary>How many threads work, the caller's among them.</summary>
    internal static int Threads
    {
        get => Volatile.Read(ref width).Most;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            Volatile.Write(ref width, new(Math.Min(value, ThreadCount.Most), Window));
        }
    }

    /// <summary>For how many threads work is to be cut: as many as share it at the moment, or two.</summary>
    internal static int Sharing
    {
        get
        {
            var now = Volatile.Read(ref width);
            return Math.Min(now.Most, Math.Max(2, now.Threads));
        }
    }

    /// <summary>
    /// In how many parts work is to be cut: one if it is too little to share, else some for each thread.
    /// </summary>
    /// <param name="units">How many units the work has; no part is less than one.</param>
    /// <param name="cost">What a unit costs, in multiply-adds or elements.</param>
    internal static int Parts(long units, long cost)
    {
        const long smallest = 1 << 17;
        if (Threads == 1 || units < 2 || units * cost < 2 * smallest) return 1;
        return (int)Math.Min(Math.Min(units, 4L * Sharing), units * cost / smallest);
    }

    /// <summary>Runs all parts; returns when they are done.</summary>
    /// <exception cref="Exception">The first one that a part threw.</exception>
    internal static void Run<TWork>(ref TWork work, int parts)
        where TWork : unmanaged, IWork
    {
        if (parts > 1 && parts <= MaxParts && Threads > 1 && Interlocked.Exchange(ref busy, 1) == 0)
        {
            try
            {
                fixed (TWork* at = &work) Share(at, &Invoke<TWork>, parts);
            }
            finally
            {
                Volatile.Write(ref busy, 0);
            }

            return;
        }

        for (int part = 0; part < parts; part++) work.Run(part);
    }

    /// <summary>Claims and does a part of the job, if there is one left for the thread of this number.</summary>
    internal static bool Help(int thread)
    {
        long seen = Volatile.Read(ref state);
        if (!HasParts(seen) || thread >= Volatile.Read(ref width).Threads) return false;
        if (Interlocked.CompareExchange(ref state, seen + 1, seen) != seen) return HasParts(seen);
        try
        {
            body(context, (int)(seen & MaxParts));
        }
        catch (Exception thrown)
        {
            Interlocked.CompareExchange(ref error, thrown, null);
        }

        Interlocked.Increment(ref done);
        return true;
    }

    /// <summary>Whether a job has parts that nobody claimed, and the thread of this number is to share them.</summary>
    internal static bool IsCalling(int thread) =>
        HasParts(Volatile.Read(ref state)) && thread < Volatile.Read(ref width).Threads;

    private static bool HasParts(long word) => (word & MaxParts) < ((word >> 24) & MaxParts);

    private static void Invoke<TWork>(void* work, int part)
        where TWork : unmanaged, IWork => ((TWork*)work)->Run(part);

    private static void Share(void* work, delegate*<void*, int, void> run, int parts)
    {
        var now = Volatile.Read(ref width);
        var team = Assembled(now.Most - 1);
        body = run;
        context = work;
        done = 0;
        error = null;
        Interlocked.Exchange(ref state, (++generation << 48) | ((long)parts << 24));
        for (int i = 0; i < Math.Min(now.Threads, parts) - 1; i++) team[i].Wake();
        long began = Stopwatch.GetTimestamp();
        while (Help(0)) { }
        long alone = Stopwatch.GetTimestamp();
        Await(parts);
        long end = Stopwatch.GetTimestamp();
        now.Note(end - began, end - alone);
        if (error is { } thrown) ExceptionDispatchInfo.Throw(thrown);
    }

    private static void Await(int parts)
    {
        for (int spins = 0; Volatile.Read(ref done) != parts; spins++)
        {
            if (spins < 1000) Thread.SpinWait(8);
            else Thread.Yield();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TeamMember[] Assembled(int wanted) => members.Length == wanted ? members : Assemble(wanted);

    // Only the one job that runs calls this.
    private static TeamMember[] Assemble(int wanted)
    {
        for (int i = wanted; i < members.Length; i++) members[i].Leave();
        return members = [.. members.Take(wanted),
            .. Enumerable.Range(members.Length, Math.Max(0, wanted - members.Length))
                .Select(i => new TeamMember(i + 1))];
    }
}
