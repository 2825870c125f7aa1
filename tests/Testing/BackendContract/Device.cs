using System.Runtime.InteropServices;
using Strata.Backends;
using Strata.Tensors;

namespace Strata.Testing.BackendContract;

/// <summary>Views with values on a backend, and the way back.</summary>
public sealed class Device(Backend backend)
{
    public Backend Backend { get; } = backend;

    public BufferView Floats(Dims dims, float[] values) =>
        Of(dims, DType.float32, MemoryMarshal.AsBytes<float>(values));

    public BufferView Ints(Dims dims, int[] values) => Of(dims, DType.int32, MemoryMarshal.AsBytes<int>(values));

    public BufferView Truths(Dims dims, bool[] values) =>
        Of(dims, DType.@bool, [.. values.Select(v => v ? (byte)1 : (byte)0)]);

    /// <summary>Memory for a result, filled with something that is none, as the contract leaves it undefined.</summary>
    public BufferView Empty(Dims dims, DType? dtype = null)
    {
        var type = dtype ?? DType.float32;
        byte[] noise = new byte[dims.Size * type.Size];
        Array.Fill(noise, (byte)0xA5);
        return Of(dims, type, noise);
    }

    public float[] Read(BufferView view)
    {
        byte[] bytes = new byte[view.Bytes];
        Backend.Read(view.Buffer, view.Offset, bytes);
        return ElementConversion.FromBytes<float>(bytes, view.DType);
    }

    public int[] Bits(BufferView view)
    {
        byte[] bytes = new byte[view.Bytes];
        Backend.Read(view.Buffer, view.Offset, bytes);
        return MemoryMarshal.Cast<byte, int>(bytes).ToArray();
    }

    // Not at the buffer's beginning, and something behind it that must stay.
    private BufferView Of(Dims dims, DType dtype, ReadOnlySpan<byte> values)
    {
        var buffer = Backend.Allocate(64 + values.Length + 64);
        if (values.Length > 0) Backend.Write(buffer, 64, values);
        Backend.Write(buffer, 64 + values.Length, Guard);
        return new(buffer, 64, dims, dtype);
    }

    /// <summary>Whether nothing was written behind a view.</summary>
    public bool IsIntactBehind(BufferView view)
    {
        byte[] behind = new byte[Guard.Length];
        Backend.Read(view.Buffer, view.Offset + view.Bytes, behind);
        return behind.AsSpan().SequenceEqual(Guard);
    }

    private static ReadOnlySpan<byte> Guard => [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16];
}
