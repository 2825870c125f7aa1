using MessagePack;

namespace Strata.Wire.Messages;

/// <summary>Asks what a layer's buckets wait for.</summary>
/// <param name="Run">The run.</param>
/// <param name="Layer">The layer's name.</param>
[MessagePackObject]
public sealed record LayerStatusWanted(
    [property: Key(0)] long Run,
    [property: Key(1)] string Layer) : ILayerMessage;
