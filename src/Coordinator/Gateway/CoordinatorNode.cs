using System.Collections.Concurrent;
using Strata.Wire.DataPlane;
using Strata.Wire.Messages;
using Strata.Wire.Serialization;
using LinkOptions = Strata.Wire.DataPlane.LinkOptions;

namespace Strata.Coordinator.Gateway;

/// <summary>
/// The coordinator's end of the data plane: blobs that clients put and workers fetch, rows of streamed steps on their
/// way to workers, and the connections of clients, which speak here with the same messages as actors do.
/// </summary>
internal sealed class CoordinatorNode : IFrameSink, IRunDesk, IDisposable
{
    private readonly Mesh mesh;
    private readonly FrameListener clients;
    private readonly BlobServer server;
    private readonly ConcurrentDictionary<string, PeerOutbox> workers = new();
    private readonly ConcurrentDictionary<long, FrameConnection> owners = new();
    private readonly ConcurrentDictionary<FrameConnection, PeerOutbox> outboxes = new();

    /// <summary>Listens for workers and for clients.</summary>
    /// <exception cref="IOException">A port is in use; the message names its setting.</exception>
    internal CoordinatorNode(
        LinkOptions link, ListenerOptions forWorkers, ListenerOptions forClients, long maxBlobBytes, TimeProvider time)
    {
        Blobs = new(maxBlobBytes);
        server = new(Blobs, Blobs);
        server.Stored += blob => Stored?.Invoke(blob);
        mesh = new(link, forWorkers, this, time);
        try
        {
            clients = new(mesh.Hub, forClients);
        }
        catch (IOException)
        {
            mesh.Dispose();
            throw;
        }
    }

    /// <summary>A client said something.</summary>
    internal event Action<IRunMessage>? FromClient;

    /// <summary>A worker's control connection is lost: the worker's id, and why in words.</summary>
    internal event Action<string, string>? WorkerLost;

    /// <summary>Somebody put a blob here.</summary>
    internal event Action<Blob>? Stored;

    /// <summary>What is kept for runs.</summary>
    internal BlobStore Blobs { get; }

    /// <inheritdoc/>
    public PeerAddress Address => mesh.Address;

    /// <summary>Where clients reach it.</summary>
    internal PeerAddress ClientAddress => clients.Address;

    /// <inheritdoc/>
    public void ToClient(long run, IWireMessage message)
    {
        if (owners.TryGetValue(run, out var connection) && outboxes.TryGetValue(connection, out var outbox))
            outbox.Send(message);
    }

    /// <inheritdoc/>
    public void SendRows(long run, ViewMember worker, int generation, StepDescription step, int firstRow, int rows)
    {
        if (!Blobs.TryGet(run, StreamedRows.BlobName(step.Step), out var blob)) return;
        byte[] payload = StreamedRows.Encode(new(run, step), blob.Bytes, firstRow, rows);
        var header = new FrameHeader { Kind = FrameKind.Rows, Run = run, Generation = generation, Step = step.Step };
        workers.GetOrAdd(worker.Worker, _ => OutboxTo(worker)).Send(header, payload);
    }

    /// <inheritdoc/>
    public void Forget(string worker)
    {
        if (workers.TryRemove(worker, out var outbox)) outbox.Dispose();
    }

    /// <inheritdoc/>
    public void DropRows(long run, long step) => Blobs.Remove(run, StreamedRows.BlobName(step));

    /// <summary>Lets go of all that is kept for a run.</summary>
    internal void Forget(long run)
    {
        Blobs.RemoveRun(run);
        owners.TryRemove(run, out _);
    }

    /// <inheritdoc/>
    public void Opened(FrameConnection connection)
    {
        if (connection.Peer is { Role: PeerRole.Client, Purpose: LinkPurpose.Control })
            outboxes[connection] = new("client " + connection.Peer.Id, () => connection, _ => { });
    }

    /// <inheritdoc/>
    public void Received(FrameConnection connection, in FrameHeader header, FramePayload payload)
    {
        if (server.TryReceive(connection, header, payload)) return;
        if (header.Kind != FrameKind.Message || connection.Peer.Role != PeerRole.Client) return;
        if (WireFrames.Read(payload) is not IRunMessage message) return;
        owners[message.Run] = connection;
        FromClient?.Invoke(message);
    }

    /// <inheritdoc/>
    public void Lost(FrameConnection connection, PeerLoss loss)
    {
        server.Lost(connection);
        if (connection.Peer is { Role: PeerRole.Worker, Purpose: LinkPurpose.Control } worker)
            WorkerLost?.Invoke(worker.Id, loss.Description);
        if (!outboxes.TryRemove(connection, out var outbox)) return;
        outbox.Dispose();
        foreach (var (run, _) in owners.Where(owner => owner.Value == connection))
            FromClient?.Invoke(new StopRun(run, "its client left"));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var outbox in workers.Values.Concat(outboxes.Values)) outbox.Dispose();
        clients.Dispose();
        mesh.Dispose();
    }

    private PeerOutbox OutboxTo(ViewMember worker) => new(
        worker.Worker,
        () => mesh.Connect(PeerAddress.FromEndpoints(worker.Worker, worker.Endpoints)),
        _ => { });
}
