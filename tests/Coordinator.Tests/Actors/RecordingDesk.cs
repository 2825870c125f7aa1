using System.Collections.Concurrent;
using Strata.Coordinator.Gateway;
using Strata.Wire.DataPlane;
using Strata.Wire.Messages;

namespace Strata.Coordinator.Tests.Actors;

/// <summary>Keeps what actors sent to clients and workers over the data plane.</summary>
internal sealed class RecordingDesk : IRunDesk
{
    public BlockingCollection<IWireMessage> ToClients { get; } = [];

    public BlockingCollection<(string Worker, long Step, int FirstRow, int Rows)> Rows { get; } = [];

    public PeerAddress Address { get; } = new("coordinator-1", "127.0.0.1", 4100);

    /// <summary>The next message to a client, waited for at most ten seconds.</summary>
    public IWireMessage Next() => ToClients.TryTake(out IWireMessage? message, TimeSpan.FromSeconds(10))
        ? message
        : throw new TimeoutException("Nothing was sent to the client.");

    public void ToClient(long run, IWireMessage message) => ToClients.Add(message);

    public void SendRows(long run, ViewMember worker, int generation, StepDescription step, int firstRow, int rows) =>
        Rows.Add((worker.Worker, step.Step, firstRow, rows));

    public void Forget(string worker)
    {
    }

    public void DropRows(long run, long step)
    {
    }
}
