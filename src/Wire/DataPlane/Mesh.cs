using System.Diagnostics.CodeAnalysis;

namespace Strata.Wire.DataPlane;

/// <summary>
/// The data plane of one process: it listens for peers and keeps one connection to each peer it was told to connect
/// to. A process sends on the connections that it dialed itself and receives on all, so two peers that connect to
/// each other at the same moment need no tie-break.
/// </summary>
public sealed class Mesh : IDisposable
{
    private readonly Dictionary<(string Id, LinkPurpose Purpose), FrameConnection> _dialed = [];
    private readonly Lock _gate = new();
    private readonly LinkHub _hub;
    private readonly FrameListener _listener;

    /// <summary>Binds, starts the heartbeat and begins to take connections.</summary>
    /// <param name="link">Who this process is, token, timeouts.</param>
    /// <param name="listener">Where to listen and for whom.</param>
    /// <param name="sink">Takes what comes.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="IOException">The port is in use.</exception>
    public Mesh(LinkOptions link, ListenerOptions listener, IFrameSink sink, TimeProvider time)
    {
        _hub = new LinkHub(link, sink, time);
        try
        {
            _listener = new FrameListener(_hub, listener);
        }
        catch
        {
            _hub.Dispose();
            throw;
        }
    }

    /// <summary>Told of everybody who was not let in.</summary>
    public event Action<HandshakeException>? Refused
    {
        add => _listener.Refused += value;
        remove => _listener.Refused -= value;
    }

    /// <summary>The connections below: for dialing without keeping, as blobs need it.</summary>
    public LinkHub Hub => _hub;

    /// <summary>What peers dial.</summary>
    public PeerAddress Address => _listener.Address;

    /// <summary>All open connections, dialed from here or from there.</summary>
    public IReadOnlyCollection<FrameConnection> Connections => _hub.Connections;

    /// <summary>Connects to a peer; if there is an open connection already, gives that one.</summary>
    /// <param name="peer">Where the peer listens; its name must be given.</param>
    /// <param name="purpose">What the connection is for, by default the exchange of steps.</param>
    /// <exception cref="HandshakeException">The peer cannot be reached or does not agree.</exception>
    public FrameConnection Connect(PeerAddress peer, LinkPurpose purpose = LinkPurpose.Exchange)
    {
        ArgumentException.ThrowIfNullOrEmpty(peer.Id, nameof(peer));
        if (TryGet(peer.Id, out FrameConnection? open, purpose))
        {
            return open;
        }

        FrameConnection fresh = _hub.Dial(peer, purpose);
        lock (_gate)
        {
            if (!_dialed.TryGetValue((peer.Id, purpose), out open) || open.IsClosed)
            {
                _dialed[(peer.Id, purpose)] = fresh;
                return fresh;
            }
        }

        fresh.Dispose();
        return open;
    }

    /// <summary>The open connection that was dialed to a peer, if there is one.</summary>
    /// <param name="peerId">The peer's name.</param>
    /// <param name="connection">The connection.</param>
    /// <param name="purpose">What it is for.</param>
    public bool TryGet(
        string peerId, [NotNullWhen(true)] out FrameConnection? connection, LinkPurpose purpose = LinkPurpose.Exchange)
    {
        lock (_gate)
        {
            return _dialed.TryGetValue((peerId, purpose), out connection) && !connection.IsClosed;
        }
    }

    /// <summary>Closes the connection that was dialed to a peer, with a goodbye; the sink is not told.</summary>
    /// <param name="peerId">The peer's name.</param>
    /// <param name="purpose">What the connection is for.</param>
    public void Disconnect(string peerId, LinkPurpose purpose = LinkPurpose.Exchange)
    {
        FrameConnection? connection;
        lock (_gate)
        {
            _dialed.Remove((peerId, purpose), out connection);
        }

        connection?.Dispose();
    }

    /// <summary>Takes no more connections and closes all, with a goodbye.</summary>
    public void Dispose()
    {
        _listener.Dispose();
        _hub.Dispose();
    }
}
