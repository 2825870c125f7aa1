using MessagePack;

namespace Strata.Wire.Messages;

/// <summary>Where the gradient of a layer lies in the vectors of the exchange.</summary>
/// <param name="Layer">The layer's name.</param>
/// <param name="Level">The level of training steps.</param>
/// <param name="Offset">The first float in the level's vector.</param>
/// <param name="Length">How many floats.</param>
[MessagePackObject]
public sealed record LayerSpan(
    [property: Key(0)] string Layer,
    [property: Key(1)] int Level,
    [property: Key(2)] int Offset,
    [property: Key(3)] int Length);
