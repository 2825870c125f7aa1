using System.Buffers.Binary;

namespace Strata.Wire.DataPlane;

/// <summary>
/// Sends a payload that may be longer than a frame as several frames with the same header. The first one's payload
/// begins with the whole length (8 bytes); all but the last carry <see cref="FrameFlags.More"/>.
/// </summary>
public static class ChunkedPayload
{
    /// <summary>
    /// The most bytes of one frame: 1 MiB, so that other frames on the connection need not wait long.
    /// </summary>
    public const int ChunkBytes = 1 << 20;

    internal const int Prefix = sizeof(long);

    /// <summary>Sends the pieces, one behind the other.</summary>
    /// <param name="connection">Where to.</param>
    /// <param name="header">The header of every frame; flags and offset are filled in.</param>
    /// <param name="pieces">The payload.</param>
    /// <exception cref="IOException">The connection is lost.</exception>
    public static void Send(
        FrameConnection connection, FrameHeader header, IReadOnlyList<ReadOnlyMemory<byte>> pieces)
    {
        var cursor = new PieceCursor(pieces);
        long total = cursor.Remaining;
        using PooledBuffer buffer = PinnedPool.Shared.Rent(ChunkBytes);
        BinaryPrimitives.WriteInt64LittleEndian(buffer.Bytes, total);
        int start = Prefix;
        do
        {
            long offset = total - cursor.Remaining;
            int taken = cursor.CopyTo(buffer.Bytes[start..]);
            FrameFlags flags = cursor.Remaining > 0 ? FrameFlags.More : FrameFlags.None;
            connection.Send(header with { Offset = offset, Flags = flags }, buffer.Bytes[..(start + taken)]);
            start = 0;
        }
        while (cursor.Remaining > 0);
    }
}
