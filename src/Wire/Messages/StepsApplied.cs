using MessagePack;

namespace Strata.Wire.Messages;

/// <summary>Steps of a run are done; to the client, each step once and in order.</summary>
/// <param name="Run">The run.</param>
/// <param name="Steps">The steps' logs.</param>
/// <param name="Workers">How many workers the view has.</param>
[MessagePackObject]
public sealed record StepsApplied(
    [property: Key(0)] long Run,
    [property: Key(1)] StepLog[] Steps,
    [property: Key(2)] int Workers) : IRunMessage;
