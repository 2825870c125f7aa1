using System.Buffers.Binary;
using System.Globalization;

namespace Strata.Wire.DataPlane;

/// <summary>
/// Puts payloads that came as several frames of one connection together, read straight into pooled memory. It
/// takes no more bytes than its limit, whatever is announced, and no more payloads at a time than a fixed number.
/// </summary>
public sealed class ChunkAssembler : IDisposable
{
    private const int MaxOpen = 16;
    private readonly Dictionary<FrameHeader, (PooledBuffer Buffer, long Filled)> _open = [];
    private readonly int _maxBytes;
    private readonly PinnedPool _pool;

    /// <summary>Makes an assembler for one connection; it is used by that connection's thread alone.</summary>
    /// <param name="maxBytes">The most bytes of a payload, and of all unfinished ones together; at most 1 GiB.</param>
    /// <param name="pool">Where the memory comes from; the shared pool if none.</param>
    public ChunkAssembler(int maxBytes, PinnedPool? pool = null)
    {
        _maxBytes = Math.Min(maxBytes, 1 << 30);
        _pool = pool ?? PinnedPool.Shared;
    }

    /// <summary>Takes a frame.</summary>
    /// <param name="header">Its header.</param>
    /// <param name="payload">Its payload.</param>
    /// <returns>The whole payload, owned by the caller, if this was its last frame; else null.</returns>
    /// <exception cref="FrameException">The frame does not fit what came before, or announces too much.</exception>
    public PooledBuffer? Add(in FrameHeader header, FramePayload payload)
    {
        FrameHeader key = header with { Flags = 0, Length = 0, Checksum = 0, Offset = 0 };
        if (!_open.TryGetValue(key, out (PooledBuffer Buffer, long Filled) entry))
        {
            entry = (Begin(header, payload), 0);
            _open.Add(key, entry);
        }

        int length = payload.Remaining;
        if (header.Offset != entry.Filled || length > entry.Buffer.Length - entry.Filled)
        {
            throw new FrameException(FrameFault.Content, string.Create(CultureInfo.InvariantCulture,
                $"A chunk of {length} bytes stands at {header.Offset}; expected {entry.Filled}."));
        }

        payload.Read(entry.Buffer.Bytes.Slice((int)entry.Filled, length));
        entry.Filled += length;
        _open[key] = entry;
        if (header.Flags.HasFlag(FrameFlags.More))
        {
            return null;
        }

        _open.Remove(key);
        return entry.Filled == entry.Buffer.Length ? entry.Buffer : throw TooShort(entry.Buffer, entry.Filled);
    }

    /// <summary>Drops what is unfinished.</summary>
    public void Dispose()
    {
        foreach ((PooledBuffer buffer, _) in _open.Values)
        {
            buffer.Dispose();
        }

        _open.Clear();
    }

    private PooledBuffer Begin(in FrameHeader header, FramePayload payload)
    {
        if (header.Offset != 0 || payload.Remaining < ChunkedPayload.Prefix || _open.Count >= MaxOpen)
        {
            throw new FrameException(FrameFault.Content,
                $"Expected the first chunk of a payload and at most {MaxOpen} unfinished ones.");
        }

        Span<byte> prefix = stackalloc byte[ChunkedPayload.Prefix];
        payload.Read(prefix);
        long total = BinaryPrimitives.ReadInt64LittleEndian(prefix);
        long unfinished = _open.Values.Sum(entry => (long)entry.Buffer.Length);
        if (total < 0 || total > _maxBytes - unfinished)
        {
            throw new FrameException(FrameFault.Length, string.Create(CultureInfo.InvariantCulture,
                $"A payload of {total} bytes is announced; at most {_maxBytes - unfinished} are taken now."));
        }

        return _pool.Rent((int)total);
    }

    private static FrameException TooShort(PooledBuffer buffer, long filled)
    {
        int expected = buffer.Length;
        buffer.Dispose();
        return new FrameException(FrameFault.Content, string.Create(CultureInfo.InvariantCulture,
            $"A payload ends after {filled} of {expected} bytes."));
    }
}
