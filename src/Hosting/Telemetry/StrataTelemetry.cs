using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Strata.Hosting.Telemetry;

/// <summary>The names under which services report, and their source and meter.</summary>
public static class StrataTelemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "Strata";

    /// <summary>Steps applied, by worker; a counter.</summary>
    public const string Steps = "strata.steps";

    /// <summary>Seconds of a step, by part (compute, send, wait, apply); a histogram.</summary>
    public const string StepSeconds = "strata.step.duration";

    /// <summary>Bytes over the data plane, by direction; a counter.</summary>
    public const string DataPlaneBytes = "strata.dataplane.bytes";

    /// <summary>Views made, by cause (join, loss, slow); a counter.</summary>
    public const string Views = "strata.views";

    /// <summary>Frames of an older generation that were refused; a counter.</summary>
    public const string RefusedFrames = "strata.frames.refused";

    /// <summary>Seconds from a fault to the next applied step; a histogram.</summary>
    public const string RecoverySeconds = "strata.recovery.duration";

    /// <summary>Where activities start.</summary>
    public static ActivitySource Source { get; } = new(Name);

    /// <summary>Where instruments are made.</summary>
    public static Meter Meter { get; } = new(Name);
}
