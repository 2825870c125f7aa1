using System.Buffers;
using System.Collections.Concurrent;
using Strata.Wire.DataPlane;
using Strata.Wire.Messages;
using Strata.Wire.Serialization;
using Strata.Worker.Domain;
using LinkOptions = Strata.Wire.DataPlane.LinkOptions;

namespace Strata.Worker.Compute;

/// <summary>
/// A worker's end of the data plane: connections to peers and to the coordinator, the blobs it keeps for others, and
/// the way of each frame to its run.
/// </summary>
internal sealed class WorkerNode : IFrameSink, IRunLinks, IDisposable
{
    private readonly Mesh mesh;
    private readonly BlobStore blobs = new();
    private readonly BlobServer server;
    private readonly ConcurrentDictionary<string, PeerAddress> addresses = new();
    private readonly ConcurrentDictionary<string, PeerOutbox> outboxes = new();
    private readonly ConcurrentDictionary<long, RunCompute> runs = new();
    private volatile PeerAddress? coordinator;
    private int dialing;

    /// <summary>Listens; see <see cref="Mesh"/> for errors.</summary>
    internal WorkerNode(LinkOptions link, ListenerOptions listener, TimeProvider time)
    {
        server = new(blobs, null);
        mesh = new(link, listener, this, time);
    }

    /// <summary>A message for the run's coordinator.</summary>
    internal event Action<IWireMessage>? Outgoing;

    /// <summary>This worker's id.</summary>
    internal string Id => mesh.Hub.Options.Id;

    /// <summary>Where others reach it.</summary>
    internal PeerAddress Address => mesh.Address;

    /// <summary>The runs it takes part in.</summary>
    internal ICollection<RunCompute> Runs => runs.Values;

    /// <summary>Tells where the coordinator's data plane is.</summary>
    internal void UseCoordinator(PeerAddress address) => coordinator = address;

    /// <summary>
    /// Keeps a connection to the coordinator open, whose heartbeats tell it within a second when this worker is gone.
    /// </summary>
    internal void KeepInTouch()
    {
        if (coordinator is not { } address || mesh.TryGet(address.Id, out _, LinkPurpose.Control)) return;
        if (Interlocked.Exchange(ref dialing, 1) != 0) return;
        ThreadPool.QueueUserWorkItem(_ =>
        {
            try
            {
                mesh.Connect(address, LinkPurpose.Control);
            }
            catch (Exception error) when (error is IOException or HandshakeException)
            {
                // The next greeting tries again.
            }
            finally
            {
                Volatile.Write(ref dialing, 0);
            }
        });
    }

    /// <summary>The run of a number, if it takes part in it.</summary>
    internal RunCompute? Find(long run) => runs.GetValueOrDefault(run);

    /// <summary>Takes part in a run from now on.</summary>
    internal void Add(RunCompute run) => runs[run.Spec.Run] = run;

    /// <summary>Ends its part in a run and lets go what it keeps of it.</summary>
    internal void Remove(long run)
    {
        if (runs.TryRemove(run, out var compute)) compute.Dispose();
        blobs.RemoveRun(run);
    }

    /// <inheritdoc/>
    public void Opened(FrameConnection connection)
    {
    }

    /// <inheritdoc/>
    public void Received(FrameConnection connection, in FrameHeader header, FramePayload payload)
    {
        if (server.TryReceive(connection, header, payload)) return;
        switch (header.Kind)
        {
            case FrameKind.NodeSum or FrameKind.Total:
                int length = header.Length / sizeof(float);
                float[] floats = ArrayPool<float>.Shared.Rent(length);
                payload.Read(floats.AsSpan(0, length));
                if (Find(header.Run) is { } run) run.Receive(connection.Peer.Id, header, floats);
                else ArrayPool<float>.Shared.Return(floats);
                break;
            case FrameKind.Rows:
                byte[] bytes = new byte[header.Length];
                payload.Read(bytes);
                var (step, rows) = StreamedRows.Decode(bytes);
                Find(header.Run)?.RowsArrived(header.Generation, Steps.InfoOf(step), rows);
                break;
            case FrameKind.Message:
                Take(connection.Peer.Id, WireFrames.Read(payload));
                break;
        }
    }

    /// <inheritdoc/>
    public void Lost(FrameConnection connection, PeerLoss loss)
    {
        server.Lost(connection);
        if (connection.Peer.Purpose != LinkPurpose.Blobs) Broken(connection.Peer.Id);
    }

    /// <inheritdoc/>
    public void ToCoordinator(IWireMessage message) => Outgoing?.Invoke(message);

    /// <inheritdoc/>
    public void ToPeer(string peer, IWireMessage message)
    {
        // Whoever is asked must know where the answer goes: in no view yet, a newcomer is known to nobody.
        if (message is StateRequest or TotalsRequest) OutboxOf(peer).Send(new PeerEndpoints(Address.ToEndpoints()));
        OutboxOf(peer).Send(message);
    }

    /// <inheritdoc/>
    public void ToPeer(string peer, in FrameHeader header, ReadOnlySpan<float> payload) =>
        OutboxOf(peer).Send(header, payload);

    /// <inheritdoc/>
    public void Know(ViewMember peer)
    {
        if (peer.Worker != Id && peer.Endpoints.Length > 0)
            addresses[peer.Worker] = PeerAddress.FromEndpoints(peer.Worker, peer.Endpoints);
    }

    /// <inheritdoc/>
    public Blob Keep(long run, string name, ReadOnlyMemory<byte> bytes) => blobs.Put(run, name, [bytes]);

    /// <inheritdoc/>
    public Blob Fetch(ViewMember? source, long run, string name)
    {
        var address = source is null ? Coordinator : PeerAddress.FromEndpoints(source.Worker, source.Endpoints);
        using var client = new BlobClient(mesh.Hub, address);
        return client.Get(run, name);
    }

    /// <inheritdoc/>
    public void Put(long run, string name, ReadOnlyMemory<byte> bytes)
    {
        using var client = new BlobClient(mesh.Hub, Coordinator);
        client.Put(run, name, [bytes]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (long run in runs.Keys) Remove(run);
        foreach (var outbox in outboxes.Values) outbox.Dispose();
        mesh.Dispose();
    }

    private PeerAddress Coordinator =>
        coordinator ?? throw new IOException("The coordinator has not told where its data plane is.");

    private void Take(string from, IWireMessage message)
    {
        if (message is PeerEndpoints peer) Know(new(from, peer.Endpoints));
        else if (message is IRunMessage own) Find(own.Run)?.On(own);
    }

    private PeerOutbox OutboxOf(string peer) => outboxes.GetOrAdd(peer, id => new PeerOutbox(
        id, () => mesh.Connect(AddressOf(id)), _ => Broken(id)));

    private PeerAddress AddressOf(string peer) =>
        addresses.TryGetValue(peer, out var address)
            ? address : throw new IOException($"Where {peer} is to be found is not known.");

    private void Broken(string peer)
    {
        foreach (var run in runs.Values) run.LinkBroken(peer);
    }
}
