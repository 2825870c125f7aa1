using MessagePack;

namespace Strata.Wire.Messages;

/// <summary>A worker is not, or no longer, in a run. It keeps its state for when it is offered again.</summary>
/// <param name="Run">The run.</param>
/// <param name="Generation">The run's generation that the message belongs to.</param>
/// <param name="Worker">The worker's id, unique for each start of its process.</param>
/// <param name="Reason">Why, as a sentence.</param>
/// <param name="Over">Whether the run is over, so that all that the worker holds of it may go.</param>
[MessagePackObject]
public sealed record Dismissed(
    [property: Key(0)] long Run,
    [property: Key(1)] int Generation,
    [property: Key(2)] string Worker,
    [property: Key(3)] string Reason,
    [property: Key(4)] bool Over) : IRunMessage;
