using System.Collections.Concurrent;

namespace Strata.Wire.DataPlane;

/// <summary>
/// The live connections of one process: a reading thread for each, which hands frames to the sink, and one monitor
/// that keeps heartbeats going and finds the silent ones.
/// </summary>
public sealed class LinkHub : IDisposable
{
    private const int ThreadStack = 512 << 10;
    private readonly ConcurrentDictionary<FrameConnection, byte> _live = new();
    private readonly IFrameSink _sink;
    private readonly LivenessMonitor _monitor;
    private int _reserved;
    private volatile bool _disposed;

    /// <summary>Makes a hub and starts its heartbeat.</summary>
    /// <param name="options">What the connections have in common.</param>
    /// <param name="sink">Takes what comes.</param>
    /// <param name="time">The clock.</param>
    public LinkHub(LinkOptions options, IFrameSink sink, TimeProvider time)
        : this(options, sink, time, startMonitor: true)
    {
    }

    internal LinkHub(LinkOptions options, IFrameSink sink, TimeProvider time, bool startMonitor)
    {
        Options = options;
        Time = time;
        _sink = sink;
        _monitor = new LivenessMonitor(time, options);
        if (startMonitor)
        {
            _monitor.Start();
        }
    }

    /// <summary>What the connections have in common.</summary>
    public LinkOptions Options { get; }

    /// <summary>The connections that are open now.</summary>
    public IReadOnlyCollection<FrameConnection> Connections => [.. _live.Keys];

    internal TimeProvider Time { get; }

    internal LivenessMonitor Monitor => _monitor;

    /// <summary>Dials a peer and serves the connection from a thread of its own.</summary>
    /// <param name="address">Where the peer listens.</param>
    /// <param name="purpose">What the connection is for.</param>
    /// <returns>The open connection; the hub disposes it with itself.</returns>
    /// <exception cref="HandshakeException">The peer cannot be reached or does not agree.</exception>
    public FrameConnection Dial(PeerAddress address, LinkPurpose purpose)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        FrameConnection connection = FrameDialer.Dial(address, Options, purpose, Time);
        StartThread(() => Serve(connection), connection.Peer.Id);
        return connection;
    }

    /// <summary>
    /// Dials a peer for a caller that reads the connection itself. Heartbeats are kept up, and the caller's read
    /// fails when the peer falls silent.
    /// </summary>
    /// <param name="address">Where the peer listens.</param>
    /// <param name="purpose">What the connection is for.</param>
    /// <returns>The open connection, owned by the caller.</returns>
    /// <exception cref="HandshakeException">The peer cannot be reached or does not agree.</exception>
    public FrameConnection Open(PeerAddress address, LinkPurpose purpose)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        FrameConnection connection = FrameDialer.Dial(address, Options, purpose, Time);
        _monitor.Watch(connection);
        return connection;
    }

    /// <summary>Closes all connections, with a goodbye where that needs no waiting.</summary>
    public void Dispose()
    {
        _disposed = true;
        _monitor.Dispose();
        foreach (FrameConnection connection in _live.Keys)
        {
            connection.Dispose();
        }
    }

    internal static void StartThread(ThreadStart body, string name) =>
        new Thread(body, ThreadStack) { IsBackground = true, Name = "strata-link " + name }.Start();

    /// <summary>Takes a place for a connection that is being accepted; false if there is none.</summary>
    internal bool TryReserve()
    {
        if (Interlocked.Increment(ref _reserved) <= Options.MaxConnections)
        {
            return true;
        }

        Release();
        return false;
    }

    internal void Release() => Interlocked.Decrement(ref _reserved);

    /// <summary>Reads the connection to its end, on the calling thread.</summary>
    internal void Serve(FrameConnection connection)
    {
        _live.TryAdd(connection, 0);
        _monitor.Watch(connection);
        if (_disposed)
        {
            connection.Dispose();
        }

        PeerLoss loss = ReadToEnd(connection);
        bool closedHere = connection.IsClosed && connection.AbortedFor is null;
        connection.Abort(loss.Reason, loss.Error);
        _monitor.Forget(connection);
        _live.TryRemove(connection, out _);
        if (!closedHere)
        {
            _sink.Lost(connection, connection.AbortedFor ?? loss);
        }
    }

    private PeerLoss ReadToEnd(FrameConnection connection)
    {
        try
        {
            _sink.Opened(connection);
            while (connection.TryReadHeader(out FrameHeader header))
            {
                if (header.Kind == FrameKind.Goodbye)
                {
                    return new PeerLoss(PeerLossReason.Goodbye, null);
                }

                _sink.Received(connection, header, new FramePayload(connection));
            }

            return new PeerLoss(PeerLossReason.Reset, null);
        }
        catch (FrameException error)
        {
            bool cutOff = error.Fault == FrameFault.Truncated;
            return new PeerLoss(cutOff ? PeerLossReason.Reset : PeerLossReason.Corrupt, error);
        }
        catch (IOException error)
        {
            return new PeerLoss(PeerLossReason.Reset, error);
        }
#pragma warning disable CA1031 // What the sink throws ends this connection, not the process; it is reported.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return new PeerLoss(PeerLossReason.Rejected, error);
        }
    }
}
