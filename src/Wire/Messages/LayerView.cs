using MessagePack;

namespace Strata.Wire.Messages;

/// <summary>A view begins; from the run to a layer.</summary>
/// <param name="Run">The run.</param>
/// <param name="Layer">The layer's name.</param>
/// <param name="View">The view.</param>
[MessagePackObject]
public sealed record LayerView(
    [property: Key(0)] long Run,
    [property: Key(1)] string Layer,
    [property: Key(2)] View View) : ILayerMessage;
