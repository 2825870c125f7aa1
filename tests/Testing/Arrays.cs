using System.Runtime.InteropServices;

namespace Strata.Testing;

/// <summary>Tensors from numbers, and back.</summary>
public static class Arrays
{
    /// <summary>A float32 tensor of these values.</summary>
    public static Tensor Tensor(int[] shape, params float[] values) =>
        Engine.FromHost(MemoryMarshal.AsBytes<float>(values), new(new(shape), DType.float32));

    /// <summary>An int32 tensor of these values.</summary>
    public static Tensor Ints(int[] shape, params int[] values) =>
        Engine.FromHost(MemoryMarshal.AsBytes<int>(values), new(new(shape), DType.int32));

    /// <summary>A float32 tensor of numbers evenly spread over a range, the same for the same seed.</summary>
    public static Tensor Uniform(int[] shape, double low, double high, int seed = 1) => Tensor(shape,
        Values(shape.Aggregate(1, (a, b) => a * b), low, high, seed));

    /// <summary>Numbers evenly spread over a range, the same for the same seed.</summary>
    public static float[] Values(int count, double low, double high, int seed = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)(low + ((high - low) * random.NextDouble())))];
    }

    /// <summary>The bits of all elements.</summary>
    public static int[] Bits(this Tensor tensor) =>
        [.. tensor.dataSync().Select(BitConverter.SingleToInt32Bits)];
}
