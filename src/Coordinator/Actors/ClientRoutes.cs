using Akka.Actor;
using Strata.Coordinator.Gateway;
using Strata.Wire.DataPlane;
using Strata.Wire.Journal;
using Strata.Wire.Messages;

namespace Strata.Coordinator.Actors;

/// <summary>Which actor takes what clients and workers bring over the data plane.</summary>
internal static class ClientRoutes
{
    private const string StatePrefix = "state-";

    /// <summary>Connects the data plane with the actors.</summary>
    internal static void Connect(
        CoordinatorNode node, IActorRef coordinator, IActorRef models, IActorRef datasets)
    {
        node.FromClient += message =>
        {
            if (message is RunTaken) node.Forget(message.Run);
            else (message switch { StartRun => coordinator, StreamStep => datasets, _ => models }).Tell(message);
        };
        node.WorkerLost += (worker, reason) => coordinator.Tell(new WorkerBye(worker, reason));
        node.Stored += blob =>
        {
            if (StepOf(blob) is { } step)
                models.Tell(new CheckpointKept(blob.Run, step, new(blob.Name, blob.Bytes.Length, blob.Hash)));
        };
    }

    private static long? StepOf(Blob blob) =>
        blob.Name.StartsWith(StatePrefix, StringComparison.Ordinal) &&
        long.TryParse(blob.Name.AsSpan(StatePrefix.Length), out long step) ? step : null;
}
