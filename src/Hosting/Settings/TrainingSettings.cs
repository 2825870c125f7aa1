namespace Strata.Hosting.Settings;

/// <summary>The times and bounds of training: section <c>Training</c>.</summary>
public sealed class TrainingSettings
{
    /// <summary>How often a heartbeat is sent on the data plane, by default 250 ms.</summary>
    public TimeSpan HeartbeatInterval { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// After how long a silence a worker is suspect and a new view goes on without it, by default 1 s.
    /// </summary>
    public TimeSpan SilenceLimit { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The shortest time between two reports of a worker's progress, by default 50 ms.</summary>
    public TimeSpan ProgressInterval { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The most bytes of a stream's batches that wait at the coordinator, by default 256 MiB.</summary>
    public long StreamWindowBytes { get; set; } = 256L << 20;

    internal void Validate(SettingsErrors errors)
    {
        CheckTime("Training:HeartbeatInterval", HeartbeatInterval, errors);
        CheckTime("Training:ProgressInterval", ProgressInterval, errors);
        errors.Check(SilenceLimit >= 2 * HeartbeatInterval && SilenceLimit <= TimeSpan.FromMinutes(10),
            "Training:SilenceLimit", "at least two heartbeat intervals and at most 10 minutes", SilenceLimit);
        errors.Check(StreamWindowBytes >= 1 << 20, "Training:StreamWindowBytes", "at least 1048576", StreamWindowBytes);
    }

    private static void CheckTime(string path, TimeSpan value, SettingsErrors errors) =>
        errors.Check(value >= TimeSpan.FromMilliseconds(10) && value <= TimeSpan.FromMinutes(1),
            path, "00:00:00.010 to 00:01:00", value);
}
