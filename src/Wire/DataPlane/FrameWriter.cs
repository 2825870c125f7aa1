namespace Strata.Wire.DataPlane;

/// <summary>
/// Writes frames to a channel, one at a time. A short payload is put behind its header and goes out in one call; a
/// long one goes out straight from the caller's memory.
/// </summary>
internal sealed class FrameWriter(IByteChannel channel)
{
    private const int Short = 16 << 10;
    private readonly Lock _gate = new();
    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(FrameHeader.Size + Short, pinned: true);

    public void Write(in FrameHeader header, ReadOnlySpan<byte> payload)
    {
        if (payload.Length > FrameHeader.MaxPayload)
        {
            throw new ArgumentOutOfRangeException(nameof(payload), payload.Length,
                $"A frame's payload has at most {FrameHeader.MaxPayload} bytes; send it in chunks.");
        }

        FrameHeader complete = header with { Length = payload.Length, Checksum = Crc32C.Of(payload) };
        lock (_gate)
        {
            WriteLocked(complete, payload);
        }
    }

    /// <summary>Writes a frame without payload, but only if that needs no waiting.</summary>
    public bool TryWrite(in FrameHeader header)
    {
        if (!_gate.TryEnter())
        {
            return false;
        }

        try
        {
            if (!channel.CanWriteNow)
            {
                return false;
            }

            WriteLocked(header with { Length = 0, Checksum = Crc32C.Of([]) }, []);
            return true;
        }
        finally
        {
            _gate.Exit();
        }
    }

    private void WriteLocked(in FrameHeader header, ReadOnlySpan<byte> payload)
    {
        header.Write(_buffer);
        if (payload.Length <= Short)
        {
            payload.CopyTo(_buffer.AsSpan(FrameHeader.Size));
            channel.Write(_buffer.AsSpan(0, FrameHeader.Size + payload.Length));
            return;
        }

        channel.Write(_buffer.AsSpan(0, FrameHeader.Size));
        channel.Write(payload);
    }
}
