using MessagePack;

namespace Strata.Wire.Messages;

/// <summary>All workers have applied the steps up to one; from a run to its dataset.</summary>
/// <param name="Run">The run.</param>
/// <param name="Step">The step.</param>
[MessagePackObject]
public sealed record RowsFree(
    [property: Key(0)] long Run,
    [property: Key(1)] long Step) : IRunMessage;
