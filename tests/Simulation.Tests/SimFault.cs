namespace Strata.Simulation.Tests;

/// <summary>What can go wrong, or change.</summary>
internal enum SimFault
{
    Crash,
    CrashTwo,
    CrashAll,
    ShortPause,
    LongPause,
    BreakLink,
    SilentLoss,
    Join,
    JoinTwo,
    RestartCoordinator,
    CrashNewcomer,
    LoseWithoutCause,
}
