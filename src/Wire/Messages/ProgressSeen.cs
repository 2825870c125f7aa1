using MessagePack;

namespace Strata.Wire.Messages;

/// <summary>Confirms a worker's logs, so that they need not be sent again.</summary>
/// <param name="Run">The run.</param>
/// <param name="Step">All logs up to this step are kept.</param>
[MessagePackObject]
public sealed record ProgressSeen(
    [property: Key(0)] long Run,
    [property: Key(1)] long Step) : IRunMessage;
