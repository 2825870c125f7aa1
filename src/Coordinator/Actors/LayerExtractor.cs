using Akka.Cluster.Sharding;
using Strata.Wire.Messages;

namespace Strata.Coordinator.Actors;

/// <summary>How a message finds the entity of its layer: by the run's number and the layer's name.</summary>
internal sealed class LayerExtractor() : HashCodeMessageExtractor(Shards)
{
    private const int Shards = 30;

    /// <inheritdoc/>
    public override string? EntityId(object message) => message is ILayerMessage { Run: var run, Layer: var layer }
        ? $"{run.ToString(System.Globalization.CultureInfo.InvariantCulture)}/{Uri.EscapeDataString(layer)}"
        : null;
}
