using System.Runtime.InteropServices;
using Strata.Backends;
using Strata.Kernels.Cpu;
using Strata.Tensors;

namespace Strata.Bench.Kernels.Cases;

/// <summary>What kernels read and write, on the one CPU backend of this process.</summary>
internal static class Operands
{
    internal const int FloatBytes = 4;

    internal static CpuBackend Cpu { get; } = new();

    // Not a power of 2 of them, so that rows differ.
    private static float[] Numbers { get; } = Drawn(new Random(1), 10007);

    /// <summary>Float32 numbers between −1 and 1.</summary>
    internal static BufferView Values(Dims dims)
    {
        float[] values = new float[dims.Size];
        for (int i = 0; i < values.Length; i++) values[i] = Numbers[i % Numbers.Length];
        return Written(dims, DType.float32, MemoryMarshal.AsBytes<float>(values));
    }

    /// <summary>Whole numbers from 0 to below a limit.</summary>
    internal static BufferView Indices(int count, int limit)
    {
        var random = new Random(1);
        int[] values = [.. Enumerable.Range(0, count).Select(_ => random.Next(limit))];
        return Written([count], DType.int32, MemoryMarshal.AsBytes<int>(values));
    }

    /// <summary>Classes as the losses take them: whole numbers in float32.</summary>
    internal static BufferView Classes(int count, int classes)
    {
        float[] values = [.. Enumerable.Range(0, count).Select(i => (float)(i % classes))];
        return Written([count], DType.float32, MemoryMarshal.AsBytes<float>(values));
    }

    /// <summary>Room for a result; its pages are there.</summary>
    internal static BufferView Room(Dims dims, DType? dtype = null)
    {
        var type = dtype ?? DType.float32;
        var view = new BufferView(Cpu.Allocate(dims.Size * type.Size), 0, dims, type);
        Cpu.Fill(view, 0);
        return view;
    }

    private static float[] Drawn(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (random.NextSingle() * 2) - 1)];

    private static BufferView Written(Dims dims, DType dtype, ReadOnlySpan<byte> bytes)
    {
        var view = new BufferView(Cpu.Allocate(bytes.Length), 0, dims, dtype);
        Cpu.Write(view.Buffer, 0, bytes);
        return view;
    }
}
