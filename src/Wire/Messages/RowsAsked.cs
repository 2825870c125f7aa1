using MessagePack;

namespace Strata.Wire.Messages;

/// <summary>A worker waits for the rows of a step; from a run to its dataset.</summary>
/// <param name="Run">The run.</param>
/// <param name="Worker">The worker's id.</param>
/// <param name="Generation">The view's generation.</param>
/// <param name="Step">The step.</param>
[MessagePackObject]
public sealed record RowsAsked(
    [property: Key(0)] long Run,
    [property: Key(1)] string Worker,
    [property: Key(2)] int Generation,
    [property: Key(3)] long Step) : IRunMessage;
