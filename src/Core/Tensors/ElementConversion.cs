using System.Runtime.InteropServices;

namespace Strata.Tensors;

/// <summary>Between the bytes of a buffer and the arrays of .NET.</summary>
internal static class ElementConversion
{
    internal static T[] FromBytes<T>(byte[] bytes, DType dtype)
    {
        if (typeof(T) == typeof(float)) return (T[])(object)Floats(bytes, dtype);
        if (typeof(T) == typeof(double)) return (T[])(object)Array.ConvertAll(Floats(bytes, dtype), v => (double)v);
        if (typeof(T) == typeof(int)) return (T[])(object)Ints(bytes, dtype);
        if (typeof(T) == typeof(bool)) return (T[])(object)Array.ConvertAll(Floats(bytes, dtype), v => v != 0);
        if (typeof(T) == typeof(byte)) return (T[])(object)Array.ConvertAll(Ints(bytes, dtype), v => checked((byte)v));
        throw new ArgumentException(
            $"T: expected float, double, int, bool, byte or (of strings) string, received {typeof(T).Name}.");
    }

    private static float[] Floats(byte[] bytes, DType dtype)
    {
        if (dtype == DType.float32) return MemoryMarshal.Cast<byte, float>(bytes).ToArray();
        return Array.ConvertAll(Ints(bytes, dtype), v => (float)v);
    }

    private static int[] Ints(byte[] bytes, DType dtype)
    {
        if (dtype == DType.int32) return MemoryMarshal.Cast<byte, int>(bytes).ToArray();
        if (dtype == DType.@bool) return Array.ConvertAll(bytes, v => (int)v);
        return Array.ConvertAll(MemoryMarshal.Cast<byte, float>(bytes).ToArray(), v => (int)v);
    }
}
