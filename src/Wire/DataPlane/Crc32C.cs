using System.Buffers.Binary;
using System.Numerics;

namespace Strata.Wire.DataPlane;

/// <summary>
/// CRC-32C (Castagnoli, RFC 3720 appendix B.4), by the processor's own instruction where it has one.
/// </summary>
internal static class Crc32C
{
    /// <summary>The state before the first byte.</summary>
    public const uint Start = 0xFFFF_FFFF;

    /// <summary>Takes bytes into a running state that began with <see cref="Start"/>.</summary>
    public static uint Append(uint state, ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length >= sizeof(ulong))
        {
            state = BitOperations.Crc32C(state, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (byte value in bytes)
        {
            state = BitOperations.Crc32C(state, value);
        }

        return state;
    }

    /// <summary>The checksum that belongs to a state.</summary>
    public static uint Finish(uint state) => ~state;

    /// <summary>The checksum of bytes that lie together.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes) => Finish(Append(Start, bytes));
}
