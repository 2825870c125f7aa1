namespace Strata.Worker.Domain;

/// <summary>How often a worker repeats what may have been lost.</summary>
internal sealed record WorkerTimes
{
    /// <summary>The least time between two reports of progress.</summary>
    public TimeSpan ReportAtMost { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The most time between two reports of progress.</summary>
    public TimeSpan ReportAtLeast { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>After how long without an answer another worker is asked again.</summary>
    public TimeSpan AskAgain { get; init; } = TimeSpan.FromMilliseconds(500);
}
