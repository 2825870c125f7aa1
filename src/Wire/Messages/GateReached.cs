using MessagePack;

namespace Strata.Wire.Messages;

/// <summary>All workers stand at the gate; to the client.</summary>
/// <param name="Run">The run.</param>
/// <param name="Step">The last step applied.</param>
/// <param name="State">The state after it, if it was asked for.</param>
[MessagePackObject]
public sealed record GateReached(
    [property: Key(0)] long Run,
    [property: Key(1)] long Step,
    [property: Key(2)] BlobReference? State) : IRunMessage;
