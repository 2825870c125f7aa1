using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Strata.Wire.DataPlane;

/// <summary>
/// A connection to one peer that carries frames. Any thread may send; one thread at a time reads. Sending blocks
/// while the peer does not read: that is the back-pressure. A call that fails leaves the connection unusable.
/// </summary>
public sealed class FrameConnection : IDisposable
{
    private static readonly FrameHeader s_heartbeat = new() { Kind = FrameKind.Heartbeat };
    private readonly IByteChannel _channel;
    private readonly FrameReader _reader;
    private readonly FrameWriter _writer;
    private int _closed;

    internal FrameConnection(IByteChannel channel, TimeProvider time, int maxPayload = FrameHeader.MaxPayload)
    {
        _channel = channel;
        _reader = new FrameReader(channel, maxPayload, time);
        _writer = new FrameWriter(channel);
        Peer = new PeerIdentity(PeerRole.Client, "?", LinkPurpose.Control, "?");
    }

    /// <summary>Who is at the other end, as it said in the handshake.</summary>
    public PeerIdentity Peer { get; internal set; }

    /// <summary>Where the other end is, for messages.</summary>
    public string Remote => _channel.Remote;

    /// <summary>True after <see cref="Dispose"/> or <see cref="Abort"/>.</summary>
    public bool IsClosed => Volatile.Read(ref _closed) != 0;

    /// <summary>How long the reading thread has waited for a byte; zero while it takes in what came.</summary>
    public TimeSpan Silence => _reader.Silence;

    /// <summary>How long a send has waited for the peer to read; zero if none does.</summary>
    public TimeSpan Stall => _channel.Stall;

    /// <summary>The limit of this connection's silence, where it is not the hub's.</summary>
    internal TimeSpan? SilenceLimit { get; init; }

    /// <summary>Why the connection was aborted here, if it was.</summary>
    internal PeerLoss? AbortedFor { get; private set; }

    internal FrameReader Reader => _reader;

    /// <summary>Sends one frame.</summary>
    /// <param name="header">The header; length and checksum are filled in.</param>
    /// <param name="payload">The bytes, at most <see cref="FrameHeader.MaxPayload"/>; not used after the call.</param>
    /// <exception cref="IOException">The connection is lost.</exception>
    public void Send(in FrameHeader header, ReadOnlySpan<byte> payload)
    {
        try
        {
            _writer.Write(header, payload);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            throw Lost(error);
        }
    }

    /// <summary>Sends one frame of float32, straight from the caller's memory.</summary>
    /// <param name="header">The header; length and checksum are filled in.</param>
    /// <param name="payload">The numbers, little endian on the wire as in memory.</param>
    /// <exception cref="IOException">The connection is lost.</exception>
    public void Send(in FrameHeader header, ReadOnlySpan<float> payload) =>
        Send(header, MemoryMarshal.AsBytes(payload));

    /// <summary>
    /// Reads the next header that is not a heartbeat. What was left of the payload before it is dropped.
    /// </summary>
    /// <param name="header">The header.</param>
    /// <returns>False when the peer closed the connection between two frames.</returns>
    /// <exception cref="FrameException">What came is no frame.</exception>
    /// <exception cref="IOException">The connection is lost.</exception>
    public bool TryReadHeader(out FrameHeader header)
    {
        try
        {
            bool any;
            do
            {
                any = _reader.TryReadHeader(out header);
            }
            while (any && header.Kind == FrameKind.Heartbeat);
            return any;
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            throw Lost(error);
        }
    }

    /// <summary>Reads the next bytes of the current frame's payload, in as many calls as wanted.</summary>
    /// <param name="target">Is filled.</param>
    /// <exception cref="FrameException">The payload has fewer bytes, or its checksum is wrong.</exception>
    /// <exception cref="IOException">The connection is lost.</exception>
    public void ReadPayload(Span<byte> target)
    {
        try
        {
            _reader.Read(target);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            throw Lost(error);
        }
    }

    /// <summary>Says goodbye if that needs no waiting, and closes. What was sent before still arrives.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0)
        {
            return;
        }

        try
        {
            _writer.TryWrite(new FrameHeader { Kind = FrameKind.Goodbye });
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException)
        {
            // The peer is gone already; a goodbye is a courtesy.
        }

        _channel.Dispose();
    }

    /// <summary>Closes at once, without a goodbye; who reads or sends is woken with an error.</summary>
    /// <param name="reason">Why, as the sink will be told.</param>
    /// <param name="error">The error behind it.</param>
    public void Abort(PeerLossReason reason, Exception? error = null)
    {
        if (Interlocked.Exchange(ref _closed, 1) == 0)
        {
            AbortedFor = new PeerLoss(reason, error);
            _channel.Dispose();
        }
    }

    internal void TryHeartbeat() => _writer.TryWrite(s_heartbeat);

    internal void Forgive() => _reader.Forgive();

    private IOException Lost(Exception error) =>
        new($"The connection to {Peer.Id} at {Remote} is lost: {error.Message}", error);
}
