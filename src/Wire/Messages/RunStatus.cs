using MessagePack;

namespace Strata.Wire.Messages;

/// <summary>What a run is at and whom it waits for.</summary>
/// <param name="Run">The run.</param>
/// <param name="Generation">The run's generation that the message belongs to.</param>
/// <param name="Phase">What the run is at, as a phrase.</param>
/// <param name="Applied">The newest applied step.</param>
/// <param name="UntilStep">The gate.</param>
/// <param name="Workers">The workers of the view.</param>
/// <param name="Waits">What is waited for.</param>
[MessagePackObject]
public sealed record RunStatus(
    [property: Key(0)] long Run,
    [property: Key(1)] int Generation,
    [property: Key(2)] string Phase,
    [property: Key(3)] long Applied,
    [property: Key(4)] long UntilStep,
    [property: Key(5)] string[] Workers,
    [property: Key(6)] Wait[] Waits) : IRunMessage;
