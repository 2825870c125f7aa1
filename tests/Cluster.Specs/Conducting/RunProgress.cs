using System.Diagnostics;
using Strata.Training;

namespace Strata.Cluster.Specs.Conducting;

/// <summary>Sees the steps of a run go by, and can hold the run before an epoch.</summary>
internal sealed class RunProgress
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private readonly object gate = new();
    private readonly List<(long Step, TaskCompletionSource Reached)> waiting = [];
    private readonly List<long> told = [];
    private TaskCompletionSource? held;
    private int heldEpoch = int.MaxValue;

    /// <summary>How many steps were told.</summary>
    internal long Steps
    {
        get
        {
            lock (gate) return told.Count;
        }
    }

    /// <summary>The run will wait before an epoch until <see cref="Release"/>.</summary>
    internal void HoldBefore(int epoch) =>
        (held, heldEpoch) = (new(TaskCreationOptions.RunContinuationsAsynchronously), epoch);

    /// <summary>The run need not wait any longer.</summary>
    internal void Release() => held?.TrySetResult();

    /// <summary>Waits until so many steps were told, or for the run's failure.</summary>
    internal async Task ReachAsync(long steps, Task run)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            if (told.Count >= steps) return;
            waiting.Add((steps, reached));
        }

        try
        {
            if (await Task.WhenAny(reached.Task, run).WaitAsync(Deadline) != run) return;
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"{Steps} of {steps} steps within {Deadline.TotalSeconds} s.");
        }

        await run;
        if (Steps < steps) throw new InvalidOperationException($"The run ended after {Steps} of {steps} steps.");
    }

    /// <summary>The longest time between one told step and the next since a moment.</summary>
    internal TimeSpan LongestPauseSince(long timestamp)
    {
        lock (gate)
        {
            long longest = 0;
            for (int i = 1; i < told.Count; i++)
            {
                if (told[i] > timestamp) longest = Math.Max(longest, told[i] - Math.Max(timestamp, told[i - 1]));
            }

            return Stopwatch.GetElapsedTime(0, longest);
        }
    }

    internal async ValueTask BeforeStep(StepInfo step)
    {
        if (step.Epoch >= heldEpoch && held is { } released) await released.Task.WaitAsync(Deadline);
    }

    internal void AfterStep()
    {
        lock (gate)
        {
            told.Add(Stopwatch.GetTimestamp());
            foreach (var (step, reached) in waiting)
            {
                if (told.Count >= step) reached.TrySetResult();
            }
        }
    }
}
