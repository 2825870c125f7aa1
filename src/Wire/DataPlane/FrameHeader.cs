using System.Buffers.Binary;
using System.Globalization;

namespace Strata.Wire.DataPlane;

/// <summary>
/// The fixed 64 bytes, little endian, in front of every payload. They say which run, generation, step, level,
/// bucket and node of the leaf tree the payload belongs to, so that what is old can be refused without reading it.
/// </summary>
public readonly record struct FrameHeader
{
    /// <summary>Bytes of a header: one cache line.</summary>
    public const int Size = 64;

    /// <summary>
    /// The version of the protocol that this code speaks. The first 8 bytes of a header keep their place.
    /// </summary>
    public const ushort ProtocolVersion = 1;

    /// <summary>The most bytes a payload may have: 64 MiB. What is longer is sent in chunks.</summary>
    public const int MaxPayload = 64 << 20;

    // "STRA", read as a little endian number.
    private const uint Magic = 0x41525453;

    /// <summary>What the payload is.</summary>
    public FrameKind Kind { get; init; }

    /// <summary>Marks.</summary>
    public FrameFlags Flags { get; init; }

    /// <summary>Bytes of the payload; set by the connection on sending.</summary>
    public int Length { get; init; }

    /// <summary>CRC-32C of the payload; set by the connection on sending.</summary>
    public uint Checksum { get; init; }

    /// <summary>The run's number; 0 where the frame belongs to none.</summary>
    public long Run { get; init; }

    /// <summary>The view's generation.</summary>
    public int Generation { get; init; }

    /// <summary>The step, counted over all epochs of the run.</summary>
    public long Step { get; init; }

    /// <summary>The exchange level within the step.</summary>
    public ushort Level { get; init; }

    /// <summary>The bucket within the level.</summary>
    public ushort Bucket { get; init; }

    /// <summary>The first leaf of the node.</summary>
    public int NodeStart { get; init; }

    /// <summary>How many leaves the node spans: a power of two.</summary>
    public int NodeSize { get; init; }

    /// <summary>Where a chunk's bytes stand within the whole payload.</summary>
    public long Offset { get; init; }

    /// <summary>Writes the 64 bytes.</summary>
    /// <param name="target">At least <see cref="Size"/> bytes.</param>
    public void Write(Span<byte> target)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(target, Magic);
        BinaryPrimitives.WriteUInt16LittleEndian(target[4..], ProtocolVersion);
        target[6] = (byte)Kind;
        target[7] = (byte)Flags;
        BinaryPrimitives.WriteInt32LittleEndian(target[8..], Length);
        BinaryPrimitives.WriteUInt32LittleEndian(target[12..], Checksum);
        BinaryPrimitives.WriteInt64LittleEndian(target[16..], Run);
        BinaryPrimitives.WriteInt64LittleEndian(target[24..], Step);
        BinaryPrimitives.WriteInt32LittleEndian(target[32..], Generation);
        BinaryPrimitives.WriteUInt16LittleEndian(target[36..], Level);
        BinaryPrimitives.WriteUInt16LittleEndian(target[38..], Bucket);
        BinaryPrimitives.WriteInt32LittleEndian(target[40..], NodeStart);
        BinaryPrimitives.WriteInt32LittleEndian(target[44..], NodeSize);
        BinaryPrimitives.WriteInt64LittleEndian(target[48..], Offset);
        BinaryPrimitives.WriteUInt32LittleEndian(target[56..], 0);
        BinaryPrimitives.WriteUInt32LittleEndian(target[60..], Crc32C.Of(target[..60]));
    }

    /// <summary>Reads and checks the 64 bytes.</summary>
    /// <param name="source">At least <see cref="Size"/> bytes.</param>
    /// <param name="maxPayload">The most bytes that the reader takes as a payload.</param>
    /// <exception cref="FrameException">The bytes are no header, are damaged, or announce too much.</exception>
    public static FrameHeader Read(ReadOnlySpan<byte> source, int maxPayload = MaxPayload)
    {
        CheckStart(source);
        if (BinaryPrimitives.ReadUInt32LittleEndian(source[60..]) != Crc32C.Of(source[..60]))
        {
            throw new FrameException(FrameFault.HeaderChecksum, "A frame's header is damaged: its checksum is wrong.");
        }

        int length = BinaryPrimitives.ReadInt32LittleEndian(source[8..]);
        if (length < 0 || length > maxPayload)
        {
            throw new FrameException(FrameFault.Length, string.Create(CultureInfo.InvariantCulture,
                $"A frame announces a payload of {length} bytes; expected 0 to {maxPayload}."));
        }

        return new FrameHeader
        {
            Kind = (FrameKind)source[6],
            Flags = (FrameFlags)source[7],
            Length = length,
            Checksum = BinaryPrimitives.ReadUInt32LittleEndian(source[12..]),
            Run = BinaryPrimitives.ReadInt64LittleEndian(source[16..]),
            Step = BinaryPrimitives.ReadInt64LittleEndian(source[24..]),
            Generation = BinaryPrimitives.ReadInt32LittleEndian(source[32..]),
            Level = BinaryPrimitives.ReadUInt16LittleEndian(source[36..]),
            Bucket = BinaryPrimitives.ReadUInt16LittleEndian(source[38..]),
            NodeStart = BinaryPrimitives.ReadInt32LittleEndian(source[40..]),
            NodeSize = BinaryPrimitives.ReadInt32LittleEndian(source[44..]),
            Offset = BinaryPrimitives.ReadInt64LittleEndian(source[48..]),
        };
    }

    private static void CheckStart(ReadOnlySpan<byte> source)
    {
        if (BinaryPrimitives.ReadUInt32LittleEndian(source) != Magic)
        {
            throw new FrameException(FrameFault.NotStrata,
                $"Expected a frame of the Strata protocol; received bytes that start with {Describe(source[..8])}.");
        }

        ushort version = BinaryPrimitives.ReadUInt16LittleEndian(source[4..]);
        if (version != ProtocolVersion)
        {
            throw new FrameException(FrameFault.Version, string.Create(CultureInfo.InvariantCulture,
                $"Expected protocol version {ProtocolVersion}; the other end speaks version {version}."));
        }
    }

    private static string Describe(ReadOnlySpan<byte> start) => start switch
    {
        [0x16, 0x03, ..] => Convert.ToHexString(start) + ", a TLS handshake: one end uses TLS and the other does not",
        [(byte)'G', (byte)'E', (byte)'T', (byte)' ', ..] or [(byte)'H', (byte)'T', (byte)'T', (byte)'P', ..] =>
            Convert.ToHexString(start) + ", which is HTTP",
        _ => Convert.ToHexString(start),
    };
}
