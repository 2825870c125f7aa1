namespace Strata.Simulation.Tests;

/// <summary>A connection between two processes.</summary>
internal sealed class SimLink
{
    public int Broken { get; set; }

    public TimeSpan SilentUntil { get; set; }

    public TimeSpan LastForward { get; set; }

    public TimeSpan LastBack { get; set; }
}
