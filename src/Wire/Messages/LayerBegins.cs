using MessagePack;

namespace Strata.Wire.Messages;

/// <summary>A run has a layer; from the run to the layer.</summary>
/// <param name="Run">The run.</param>
/// <param name="Layer">The layer's name.</param>
/// <param name="Spans">Where its gradients lie.</param>
/// <param name="TrainLevels">Floats of each exchange level of a training step.</param>
[MessagePackObject]
public sealed record LayerBegins(
    [property: Key(0)] long Run,
    [property: Key(1)] string Layer,
    [property: Key(2)] LayerSpan[] Spans,
    [property: Key(3)] int[] TrainLevels) : ILayerMessage;
