using MessagePack;

namespace Strata.Wire.Messages;

/// <summary>The coordinator does not take a worker.</summary>
/// <param name="Worker">The worker's id, unique for each start of its process.</param>
/// <param name="Reason">Why, as a sentence.</param>
[MessagePackObject]
public sealed record WorkerRefused(
    [property: Key(0)] string Worker,
    [property: Key(1)] string Reason) : IWireMessage;
