using MessagePack;

namespace Strata.Wire.Messages;

/// <summary>Steps are applied; from the run to a layer.</summary>
/// <param name="Run">The run.</param>
/// <param name="Layer">The layer's name.</param>
/// <param name="Step">The newest step applied.</param>
[MessagePackObject]
public sealed record LayerSteps(
    [property: Key(0)] long Run,
    [property: Key(1)] string Layer,
    [property: Key(2)] long Step) : ILayerMessage;
