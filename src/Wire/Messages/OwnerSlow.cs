using MessagePack;

namespace Strata.Wire.Messages;

/// <summary>A layer's buckets should get another owner; from a layer to its run.</summary>
/// <param name="Run">The run.</param>
/// <param name="Worker">The owner that is slow.</param>
/// <param name="Layer">The layer.</param>
/// <param name="Reason">Why, as a phrase.</param>
[MessagePackObject]
public sealed record OwnerSlow(
    [property: Key(0)] long Run,
    [property: Key(1)] string Worker,
    [property: Key(2)] string Layer,
    [property: Key(3)] string Reason) : IRunMessage;
