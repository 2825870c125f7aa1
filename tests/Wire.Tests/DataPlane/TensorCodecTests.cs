using System.Runtime.InteropServices;
using CsCheck;
using Strata.Wire.DataPlane;
using Xunit;

namespace Strata.Wire.Tests.DataPlane;

public sealed class TensorCodecTests
{
    private static readonly TensorPart[] s_parts =
    [
        new("xs", WireDType.Float32, [2, 3], Bytes([1, 2, 3, 4, 5, float.NaN])),
        new("", WireDType.Int32, [], new byte[] { 7, 0, 0, 0 }),
        new("mask", WireDType.Bool, [3], new byte[] { 1, 0, 1 }),
        new("empty", WireDType.Float32, [0, 28, 28], ReadOnlyMemory<byte>.Empty),
        new("words", WireDType.String, [2], TensorCodec.EncodeStrings(["Schicht", ""])),
    ];

    [Fact]
    public void Tensors_come_out_as_they_went_in()
    {
        IReadOnlyList<TensorPart> read = TensorCodec.Decode(Whole(s_parts));

        Assert.Equal(s_parts.Length, read.Count);
        for (int i = 0; i < s_parts.Length; i++)
        {
            Assert.Equal((s_parts[i].Name, s_parts[i].DType), (read[i].Name, read[i].DType));
            Assert.Equal(s_parts[i].Shape, read[i].Shape);
            Assert.Equal(s_parts[i].Data.ToArray(), read[i].Data.ToArray());
        }

        Assert.Equal(["Schicht", ""], TensorCodec.DecodeStrings(read[4]));
    }

    [Fact]
    public void No_element_is_copied()
    {
        var data = new byte[4 << 20];
        var part = new TensorPart("x", WireDType.Float32, [1 << 20], data);

        IReadOnlyList<ReadOnlyMemory<byte>> pieces = TensorCodec.Encode([part]);

        Assert.Contains(
            pieces, piece => MemoryMarshal.TryGetArray(piece, out ArraySegment<byte> at) && at.Array == data);
    }

    [Fact]
    public void A_shape_that_does_not_fit_its_bytes_is_refused()
    {
        var part = new TensorPart("w", WireDType.Float32, [2, 2], new byte[12]);

        ArgumentException error = Assert.Throws<ArgumentException>(() => TensorCodec.Encode([part]));

        Assert.Contains("'w': expected 16 bytes for shape [2, 2], received 12", error.Message);
    }

    [Fact]
    public void Damaged_bytes_are_refused_or_read_but_never_anything_else()
    {
        byte[] whole = Whole(s_parts);
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte).Sample((position, value) =>
        {
            byte[] damaged = [.. whole];
            damaged[position] = value;
            Assert.True(ReadsOrRefuses(damaged));
        }, iter: 3000);
        Gen.Int[0, whole.Length - 1].Sample(
            kept => Assert.Throws<FrameException>(() => TensorCodec.Decode(whole.AsMemory(0, kept))), iter: 300);
        Gen.Byte.Array[0, 200].Sample(
            bytes => Assert.Throws<FrameException>(() => TensorCodec.Decode(bytes)), iter: 300);
    }

    [Fact]
    public void A_table_of_a_billion_tensors_takes_no_memory()
    {
        byte[] bytes = [.. "TNS1"u8, 0xFF, 0xFF, 0xFF, 0x3F];
        long before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<FrameException>(() => TensorCodec.Decode(bytes));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 16);
    }

    private static byte[] Bytes(float[] values) => MemoryMarshal.AsBytes(values.AsSpan()).ToArray();

    private static bool ReadsOrRefuses(byte[] bytes)
    {
        try
        {
            foreach (TensorPart part in TensorCodec.Decode(bytes))
            {
                if (part.DType == WireDType.String)
                {
                    TensorCodec.DecodeStrings(part);
                }
            }

            return true;
        }
        catch (FrameException)
        {
            return true;
        }
    }

    internal static byte[] Whole(IReadOnlyList<TensorPart> parts) =>
        [.. TensorCodec.Encode(parts).SelectMany(piece => piece.ToArray())];
}
