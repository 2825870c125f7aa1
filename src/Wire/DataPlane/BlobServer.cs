using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Strata.Wire.DataPlane;

/// <summary>
/// Answers the blob frames of any number of connections. A sink hands it every frame of a blob kind, and every lost
/// connection.
/// </summary>
public sealed class BlobServer
{
    internal const int MaxName = 512;
    private readonly ConcurrentDictionary<FrameConnection, IncomingBlob> _incoming = new();
    private readonly IBlobSource _source;
    private readonly BlobStore? _target;

    /// <summary>Makes a server.</summary>
    /// <param name="source">Where blobs that are asked for come from.</param>
    /// <param name="target">Where blobs that are put go; null to refuse them.</param>
    public BlobServer(IBlobSource source, BlobStore? target)
    {
        _source = source;
        _target = target;
    }

    /// <summary>Told of every blob that was put, on the connection's thread, before the sender is.</summary>
    public event Action<Blob>? Stored;

    /// <summary>Takes a frame if it is of a blob kind.</summary>
    /// <param name="connection">Where it came from.</param>
    /// <param name="header">Its header.</param>
    /// <param name="payload">Its payload.</param>
    /// <returns>False if it is of another kind; then nothing was read.</returns>
    /// <exception cref="FrameException">The frame does not fit what came before.</exception>
    public bool TryReceive(FrameConnection connection, in FrameHeader header, FramePayload payload)
    {
        switch (header.Kind)
        {
            case FrameKind.BlobGet:
                Answer(connection, header.Run, ReadName(payload));
                return true;
            case FrameKind.BlobPut:
                Begin(connection, header, payload);
                return true;
            case FrameKind.BlobChunk:
                Continue(connection, header, payload);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Drops what a lost connection left unfinished.</summary>
    /// <param name="connection">The connection.</param>
    public void Lost(FrameConnection connection)
    {
        if (_incoming.TryRemove(connection, out IncomingBlob? incoming))
        {
            incoming.Cancel();
        }
    }

    private void Answer(FrameConnection connection, long run, string name)
    {
        if (!_source.TryGet(run, name, out Blob? blob))
        {
            Refuse(connection, $"Blob '{name}' of run {run} is not here.");
            return;
        }

        connection.Send(
            new FrameHeader { Kind = FrameKind.BlobHead, Run = run, Offset = blob.Bytes.Length },
            Convert.FromHexString(blob.Hash));
        BlobChunks.Send(connection, run, [blob.Bytes]);
    }

    private void Begin(FrameConnection connection, in FrameHeader header, FramePayload payload)
    {
        var hash = new byte[SHA256.HashSizeInBytes];
        payload.Read(hash);
        string name = ReadName(payload);
        Lost(connection);
        var incoming = new IncomingBlob(_target, header.Run, name, header.Offset, hash);
        _incoming[connection] = incoming;
        if (header.Offset == 0)
        {
            Finish(connection, incoming);
        }
    }

    private void Continue(FrameConnection connection, in FrameHeader header, FramePayload payload)
    {
        if (!_incoming.TryGetValue(connection, out IncomingBlob? incoming))
        {
            throw new FrameException(FrameFault.Content, "A chunk of a blob came without the blob's announcement.");
        }

        if (incoming.Take(header, payload))
        {
            Finish(connection, incoming);
        }
    }

    private void Finish(FrameConnection connection, IncomingBlob incoming)
    {
        _incoming.TryRemove(connection, out _);
        (Blob? blob, string? refusal) = incoming.Finish();
        if (blob is null)
        {
            Refuse(connection, refusal!);
            return;
        }

        Stored?.Invoke(blob);
        connection.Send(new FrameHeader { Kind = FrameKind.BlobStored, Run = blob.Run }, ReadOnlySpan<byte>.Empty);
    }

    private static string ReadName(FramePayload payload)
    {
        if (payload.Remaining > MaxName)
        {
            throw new FrameException(FrameFault.Content,
                $"A blob's name has {payload.Remaining} bytes; expected at most {MaxName}.");
        }

        Span<byte> name = stackalloc byte[payload.Remaining];
        payload.Read(name);
        return Encoding.UTF8.GetString(name);
    }

    private static void Refuse(FrameConnection connection, string why) =>
        connection.Send(new FrameHeader { Kind = FrameKind.BlobRefused }, Encoding.UTF8.GetBytes(why));
}
