using System.Runtime.InteropServices;

namespace Strata.Wire.DataPlane;

/// <summary>
/// The payload of a frame that is being received: the sink reads it straight into its own memory, in order and in
/// as many pieces as it likes. What it leaves is dropped. The checksum is checked with the last byte, so nothing of
/// it counts before <see cref="Read(Span{byte})"/> of the last piece has returned.
/// </summary>
public readonly ref struct FramePayload
{
    private readonly FrameConnection _connection;

    internal FramePayload(FrameConnection connection) => _connection = connection;

    /// <summary>Bytes not read yet.</summary>
    public int Remaining => _connection.Reader.Remaining;

    /// <summary>Reads the next bytes.</summary>
    /// <param name="target">Is filled.</param>
    /// <exception cref="FrameException">There are fewer bytes, or the checksum is wrong.</exception>
    public void Read(Span<byte> target) => _connection.ReadPayload(target);

    /// <summary>Reads the next float32 numbers.</summary>
    /// <param name="target">Is filled.</param>
    /// <exception cref="FrameException">There are fewer bytes, or the checksum is wrong.</exception>
    public void Read(Span<float> target) => _connection.ReadPayload(MemoryMarshal.AsBytes(target));

    /// <summary>Reads all that is left into a pooled buffer, which the caller disposes.</summary>
    /// <param name="pool">Where the buffer comes from; the shared pool if none.</param>
    /// <exception cref="FrameException">The checksum is wrong.</exception>
    public PooledBuffer ReadRest(PinnedPool? pool = null)
    {
        PooledBuffer buffer = (pool ?? PinnedPool.Shared).Rent(Remaining);
        try
        {
            Read(buffer.Bytes);
            return buffer;
        }
        catch
        {
            buffer.Dispose();
            throw;
        }
    }
}
