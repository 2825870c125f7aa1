using System.Net.Sockets;

namespace Strata.Wire.DataPlane;

/// <summary>
/// A socket with truly blocking calls. No asynchronous call is ever made on it: that would switch the descriptor to
/// non-blocking for good, and each later call would go through the poll thread.
/// </summary>
internal sealed class SocketChannel : IByteChannel
{
    private const int WritePiece = 256 << 10;
    private readonly Socket _socket;
    private readonly TimeProvider _time;
    private long _writingSince;

    public SocketChannel(Socket socket, string remote, TimeProvider time)
    {
        _socket = socket;
        _time = time;
        Remote = remote;
        socket.Blocking = true;
        if (socket.ProtocolType == ProtocolType.Tcp)
        {
            socket.NoDelay = true;
        }
    }

    public string Remote { get; }

    public bool CanWriteNow => _socket.Poll(0, SelectMode.SelectWrite);

    public TimeSpan Stall =>
        Interlocked.Read(ref _writingSince) is var since and not 0 ? _time.GetElapsedTime(since) : TimeSpan.Zero;

    public int Read(Span<byte> target) => _socket.Receive(target);

    public void Write(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            Interlocked.Exchange(ref _writingSince, _time.GetTimestamp());
            bytes = bytes[_socket.Send(bytes[..Math.Min(bytes.Length, WritePiece)])..];
        }

        Interlocked.Exchange(ref _writingSince, 0);
    }

    public void Dispose() => _socket.Dispose();
}
