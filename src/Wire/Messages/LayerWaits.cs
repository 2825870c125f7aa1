using MessagePack;

namespace Strata.Wire.Messages;

/// <summary>What a worker waits for in a step; from the run to a layer.</summary>
/// <param name="Run">The run.</param>
/// <param name="Layer">The layer's name.</param>
/// <param name="Worker">The worker that waits.</param>
/// <param name="Applied">The newest step it has applied.</param>
/// <param name="Waits">What it waits for.</param>
[MessagePackObject]
public sealed record LayerWaits(
    [property: Key(0)] long Run,
    [property: Key(1)] string Layer,
    [property: Key(2)] string Worker,
    [property: Key(3)] long Applied,
    [property: Key(4)] Wait[] Waits) : ILayerMessage;
