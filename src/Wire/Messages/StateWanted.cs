using MessagePack;

namespace Strata.Wire.Messages;

/// <summary>A worker is to put its state into the coordinator's data plane.</summary>
/// <param name="Run">The run.</param>
/// <param name="Generation">The run's generation that the message belongs to.</param>
/// <param name="Step">The step after which the state is wanted.</param>
/// <param name="Blob">The name to give it.</param>
[MessagePackObject]
public sealed record StateWanted(
    [property: Key(0)] long Run,
    [property: Key(1)] int Generation,
    [property: Key(2)] long Step,
    [property: Key(3)] string Blob) : IRunMessage;
