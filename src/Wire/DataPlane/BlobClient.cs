using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Strata.Wire.DataPlane;

/// <summary>
/// Gets blobs from a peer and puts blobs to it, over a connection of its own, one call at a time. Calls block; the
/// hub's heartbeat ends them when the peer falls silent.
/// </summary>
public sealed class BlobClient : IDisposable
{
    private readonly FrameConnection _connection;

    /// <summary>Dials the peer.</summary>
    /// <param name="hub">The connections of this process.</param>
    /// <param name="peer">Where the peer listens.</param>
    /// <exception cref="HandshakeException">The peer cannot be reached or does not agree.</exception>
    public BlobClient(LinkHub hub, PeerAddress peer) => _connection = hub.Open(peer, LinkPurpose.Blobs);

    /// <summary>Gets a blob, and checks its hash.</summary>
    /// <param name="run">The run.</param>
    /// <param name="name">The name in the run.</param>
    /// <param name="maxBytes">The most bytes that are taken.</param>
    /// <exception cref="BlobException">The peer has no such blob, it is too long, or its hash is wrong.</exception>
    /// <exception cref="IOException">The peer is lost.</exception>
    public Blob Get(long run, string name, long maxBytes = int.MaxValue)
    {
        _connection.Send(new FrameHeader { Kind = FrameKind.BlobGet, Run = run }, NameBytes(name));
        FrameHeader head = ReadAnswer(FrameKind.BlobHead);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        _connection.ReadPayload(hash);
        if (head.Offset < 0 || head.Offset > Math.Min(maxBytes, Array.MaxLength))
        {
            _connection.Dispose();
            throw new BlobException(string.Create(CultureInfo.InvariantCulture,
                $"Blob '{name}' of run {run} has {head.Offset} bytes; at most {maxBytes} are taken."));
        }

        byte[] content = GC.AllocateUninitializedArray<byte>((int)head.Offset);
        ReadChunks(content);
        return SHA256.HashData(content).AsSpan().SequenceEqual(hash)
            ? new Blob(run, name, content, Convert.ToHexStringLower(hash))
            : throw new BlobException($"Blob '{name}' of run {run}: its SHA-256 is not the announced one.");
    }

    /// <summary>Puts a blob.</summary>
    /// <param name="run">The run.</param>
    /// <param name="name">The name in the run.</param>
    /// <param name="pieces">The content, one behind the other; read, not copied.</param>
    /// <exception cref="BlobException">The peer has no room for it.</exception>
    /// <exception cref="IOException">The peer is lost.</exception>
    public void Put(long run, string name, IReadOnlyList<ReadOnlyMemory<byte>> pieces)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long length = 0;
        foreach (ReadOnlyMemory<byte> piece in pieces)
        {
            sha.AppendData(piece.Span);
            length += piece.Length;
        }

        _connection.Send(
            new FrameHeader { Kind = FrameKind.BlobPut, Run = run, Offset = length },
            [.. sha.GetHashAndReset(), .. NameBytes(name)]);
        BlobChunks.Send(_connection, run, pieces);
        ReadAnswer(FrameKind.BlobStored);
    }

    /// <summary>Closes the connection; a call that is under way fails.</summary>
    public void Dispose() => _connection.Dispose();

    private static byte[] NameBytes(string name)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(name);
        return bytes.Length is > 0 and <= BlobServer.MaxName
            ? bytes
            : throw new ArgumentException(
                $"name: expected 1 to {BlobServer.MaxName} bytes in UTF-8, received {bytes.Length}.");
    }

    private FrameHeader ReadAnswer(FrameKind expected)
    {
        if (!_connection.TryReadHeader(out FrameHeader header) || header.Kind == FrameKind.Goodbye)
        {
            throw new IOException($"{_connection.Peer.Id} at {_connection.Remote} closed the connection.");
        }

        if (header.Kind == FrameKind.BlobRefused)
        {
            var why = new byte[Math.Min(header.Length, 4096)];
            _connection.ReadPayload(why);
            throw new BlobException(Encoding.UTF8.GetString(why));
        }

        return header.Kind == expected
            ? header
            : throw new FrameException(FrameFault.Content, $"Expected a frame {expected}, received {header.Kind}.");
    }

    private void ReadChunks(Span<byte> content)
    {
        for (int filled = 0; filled < content.Length;)
        {
            FrameHeader header = ReadAnswer(FrameKind.BlobChunk);
            if (header.Offset != filled || header.Length == 0 || header.Length > content.Length - filled)
            {
                throw new FrameException(FrameFault.Content, string.Create(CultureInfo.InvariantCulture,
                    $"A chunk of {header.Length} bytes stands at {header.Offset}; expected {filled}."));
            }

            _connection.ReadPayload(content.Slice(filled, header.Length));
            filled += header.Length;
        }
    }
}
