namespace Strata.Coordinator.Domain;

/// <summary>How long a run's machine waits for what, and how often it repeats what may have been lost.</summary>
internal sealed record RunTimes
{
    /// <summary>After how long something unanswered is sent again.</summary>
    public TimeSpan Repeat { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long a worker has to answer a fence.</summary>
    public TimeSpan FenceWithin { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a worker has to confirm a view.</summary>
    public TimeSpan ViewWithin { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long the workers have to come back to a coordinator that was started again.</summary>
    public TimeSpan ResumeWithin { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the first view waits for as many workers as the run asks for.</summary>
    public TimeSpan GatherWithin { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a worker that is ready waits for others that are about to be.</summary>
    public TimeSpan JoinWithin { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How long a newcomer has to get the state before another source is tried.</summary>
    public TimeSpan SeedWithin { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a worker of a view may say nothing at all.</summary>
    public TimeSpan SilentWithin { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long all workers may wait for each other without one computing.</summary>
    public TimeSpan StallWithin { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a worker has to hand over a state before another is asked.</summary>
    public TimeSpan StateWithin { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a run waits without a worker before it fails.</summary>
    public TimeSpan StrandedWithin { get; init; } = TimeSpan.FromSeconds(60);
}
