using System.Net.Security;
using System.Net.Sockets;

namespace Strata.Wire.DataPlane;

/// <summary>TLS over a socket.</summary>
internal sealed class TlsChannel(Socket socket, SslStream stream, string remote, TimeProvider time) : IByteChannel
{
    private const int WritePiece = 256 << 10;
    private long _writingSince;

    public string Remote => remote;

    public bool CanWriteNow => socket.Poll(0, SelectMode.SelectWrite);

    public TimeSpan Stall =>
        Interlocked.Read(ref _writingSince) is var since and not 0 ? time.GetElapsedTime(since) : TimeSpan.Zero;

    public int Read(Span<byte> target) => stream.Read(target);

    public void Write(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            Interlocked.Exchange(ref _writingSince, time.GetTimestamp());
            int piece = Math.Min(bytes.Length, WritePiece);
            stream.Write(bytes[..piece]);
            bytes = bytes[piece..];
        }

        Interlocked.Exchange(ref _writingSince, 0);
    }

    // The socket first: the stream's own Dispose would wait for a write that is under way.
    public void Dispose()
    {
        socket.Dispose();
        stream.Dispose();
    }
}
