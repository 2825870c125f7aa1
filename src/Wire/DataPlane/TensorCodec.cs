using System.Buffers.Binary;
using System.Text;

namespace Strata.Wire.DataPlane;

/// <summary>
/// Tensors as bytes: a table of names, types and shapes, then each tensor's elements at a multiple of 64 bytes. The
/// elements are neither copied on writing nor on reading. What is read is checked before anything is taken from it.
/// </summary>
public static class TensorCodec
{
    /// <summary>The most tensors in one payload.</summary>
    public const int MaxParts = 65_536;

    private const int MaxRank = 8;
    private const int MaxName = 256;
    private const int Align = 64;

    // "TNS1" as a little endian number.
    private const uint Magic = 0x31534E54;
    private static readonly byte[] s_padding = new byte[Align];

    /// <summary>Lays tensors out as a sequence of pieces, whose data pieces are the tensors' own memory.</summary>
    /// <param name="parts">The tensors.</param>
    /// <exception cref="ArgumentException">A tensor's bytes do not fit its shape, or a limit is passed.</exception>
    public static IReadOnlyList<ReadOnlyMemory<byte>> Encode(IReadOnlyList<TensorPart> parts)
    {
        if (parts.Count > MaxParts)
        {
            throw new ArgumentException($"parts: expected at most {MaxParts} tensors, received {parts.Count}.");
        }

        using var table = new MemoryStream();
        using var writer = new BinaryWriter(table, Encoding.UTF8);
        writer.Write(Magic);
        writer.Write(parts.Count);
        foreach (TensorPart part in parts)
        {
            WriteEntry(writer, part);
        }

        writer.Flush();
        var pieces = new List<ReadOnlyMemory<byte>>();
        Add(pieces, table.ToArray());
        foreach (TensorPart part in parts)
        {
            Add(pieces, part.Data);
        }

        return pieces;
    }

    /// <summary>Reads tensors whose data are slices of the given bytes.</summary>
    /// <param name="bytes">What <see cref="Encode"/> laid out, in one piece.</param>
    /// <exception cref="FrameException">The bytes are not that.</exception>
    public static IReadOnlyList<TensorPart> Decode(ReadOnlyMemory<byte> bytes)
    {
        var reader = new TensorTableReader(bytes.Span);
        if (reader.UInt32() != Magic)
        {
            throw TensorTableReader.Damaged("it does not start as tensors do");
        }

        int count = reader.Int32();
        if (count is < 0 or > MaxParts)
        {
            throw TensorTableReader.Damaged($"it announces {count} tensors; expected at most {MaxParts}");
        }

        var entries = new List<(string Name, WireDType DType, int[] Shape, long Length)>();
        for (int i = 0; i < count; i++)
        {
            entries.Add(reader.Entry(MaxName, MaxRank));
        }

        long offset = Aligned(reader.Position);
        var parts = new List<TensorPart>(entries.Count);
        foreach ((string name, WireDType dtype, int[] shape, long length) in entries)
        {
            if (length > bytes.Length - offset)
            {
                throw TensorTableReader.Damaged($"tensor '{name}' announces {length} bytes, which are not there");
            }

            parts.Add(new TensorPart(name, dtype, shape, bytes.Slice((int)offset, (int)length)));
            offset = Aligned(offset + length);
        }

        return offset == bytes.Length
            ? parts
            : throw TensorTableReader.Damaged("its length is not the one it announces");
    }

    /// <summary>The bytes of texts, as <see cref="WireDType.String"/> has them.</summary>
    /// <param name="texts">The texts.</param>
    public static ReadOnlyMemory<byte> EncodeStrings(IEnumerable<string> texts)
    {
        using var stream = new MemoryStream();
        Span<byte> length = stackalloc byte[4];
        foreach (string text in texts)
        {
            byte[] utf8 = Encoding.UTF8.GetBytes(text);
            BinaryPrimitives.WriteInt32LittleEndian(length, utf8.Length);
            stream.Write(length);
            stream.Write(utf8);
        }

        return stream.ToArray();
    }

    /// <summary>The texts of a string tensor.</summary>
    /// <param name="part">The tensor.</param>
    /// <exception cref="FrameException">Its bytes are not as many texts as its shape has elements.</exception>
    public static string[] DecodeStrings(TensorPart part)
    {
        var texts = new List<string>();
        var reader = new TensorTableReader(part.Data.Span);
        while (reader.Position < part.Data.Length)
        {
            texts.Add(reader.Text(reader.Int32()));
        }

        return texts.Count == part.Elements
            ? [.. texts]
            : throw TensorTableReader.Damaged($"expected {part.Elements} texts, received {texts.Count}");
    }

    /// <summary>Bytes of an element, 0 for texts, whose length varies.</summary>
    /// <param name="dtype">The element type.</param>
    /// <exception cref="ArgumentOutOfRangeException">The type is none.</exception>
    public static int ElementSize(WireDType dtype) => dtype switch
    {
        WireDType.Float32 or WireDType.Int32 => 4,
        WireDType.Bool => 1,
        WireDType.String => 0,
        _ => throw new ArgumentOutOfRangeException(nameof(dtype), dtype, "expected one of the element types"),
    };

    private static void WriteEntry(BinaryWriter writer, TensorPart part)
    {
        byte[] name = Encoding.UTF8.GetBytes(part.Name);
        int size = ElementSize(part.DType);
        if (name.Length > MaxName || part.Shape.Count > MaxRank)
        {
            throw new ArgumentException(
                $"Tensor '{part.Name}': expected a name of at most {MaxName} bytes and at most {MaxRank} axes.");
        }

        if (size > 0 && part.Elements * size != part.Data.Length)
        {
            throw new ArgumentException($"Tensor '{part.Name}': expected {part.Elements * size} bytes for shape " +
                $"[{string.Join(", ", part.Shape)}], received {part.Data.Length}.");
        }

        writer.Write((ushort)name.Length);
        writer.Write(name);
        writer.Write((byte)part.DType);
        writer.Write((byte)part.Shape.Count);
        foreach (int axis in part.Shape)
        {
            writer.Write(axis);
        }

        writer.Write((long)part.Data.Length);
    }

    private static void Add(List<ReadOnlyMemory<byte>> pieces, ReadOnlyMemory<byte> piece)
    {
        pieces.Add(piece);
        int padding = (int)(Aligned(piece.Length) - piece.Length);
        if (padding > 0)
        {
            pieces.Add(s_padding.AsMemory(0, padding));
        }
    }

    private static long Aligned(long offset) => (offset + Align - 1) / Align * Align;
}
