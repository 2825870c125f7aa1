namespace Strata.Hosting.Settings;

/// <summary>How the process ends and what it says of itself: section <c>Process</c>.</summary>
public sealed class ProcessSettings
{
    /// <summary>
    /// Whether the process ends when its standard input does, by default no. A parent that holds the other end of that
    /// pipe takes its children with it, however it ends.
    /// </summary>
    public bool ParentPipe { get; set; }

    /// <summary>Whether a line with the bound ports is written to standard output once the service runs.</summary>
    public bool Announce { get; set; }

    /// <summary>The longest that an orderly end may take, by default 30 s.</summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(30);

    internal void Validate(SettingsErrors errors) =>
        errors.Check(ShutdownTimeout >= TimeSpan.FromSeconds(1) && ShutdownTimeout <= TimeSpan.FromMinutes(10),
            "Process:ShutdownTimeout", "00:00:01 to 00:10:00", ShutdownTimeout);
}
