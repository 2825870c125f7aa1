using MessagePack;

namespace Strata.Wire.Messages;

/// <summary>A state that may be fetched; over the data plane.</summary>
/// <param name="Run">The run.</param>
/// <param name="Generation">The generation of the request.</param>
/// <param name="Step">The step after which the state was taken.</param>
/// <param name="Logs">Logs of steps up to it that the coordinator has not confirmed.</param>
/// <param name="State">Weights, optimizer state and accumulators.</param>
[MessagePackObject]
public sealed record StateAnswer(
    [property: Key(0)] long Run,
    [property: Key(1)] int Generation,
    [property: Key(2)] long Step,
    [property: Key(3)] StepLog[] Logs,
    [property: Key(4)] BlobReference State) : IRunMessage;
