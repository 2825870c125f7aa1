using Akka.Cluster.Sharding;
using Strata.Wire.Messages;

namespace Strata.Coordinator.Actors;

/// <summary>How a message finds the entity of its run: by the run's number.</summary>
internal sealed class RunExtractor() : HashCodeMessageExtractor(Shards)
{
    private const int Shards = 30;

    /// <inheritdoc/>
    public override string EntityId(object message) =>
        ((IRunMessage)message).Run.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
