using Strata.Tensors;

namespace Strata;

public static partial class tf
{
    /// <summary>A scalar.</summary>
    /// <param name="value">The number.</param>
    /// <param name="dtype">float32 by default.</param>
    public static Tensor scalar(double value, DType dtype = default) =>
        HostValues.Of("scalar", new[] { value }, [], dtype);

    /// <summary>A scalar truth value.</summary>
    public static Tensor scalar(bool value) => HostValues.Of("scalar", new[] { value }, [], null);

    /// <summary>A scalar text.</summary>
    public static Tensor scalar(string value) => HostValues.Of("scalar", new[] { value }, [], null);

    /// <summary>A tensor of numbers, of the given shape; a vector by default.</summary>
    public static Tensor tensor(double[] values, int[]? shape = null, DType? dtype = null) =>
        HostValues.Of("tensor", values, shape, dtype);

    /// <summary>A tensor of numbers, of the given shape; a vector by default.</summary>
    public static Tensor tensor(float[] values, int[]? shape = null, DType? dtype = null) =>
        HostValues.Of("tensor", values, shape, dtype);

    /// <summary>A tensor of truth values, of the given shape; a vector by default.</summary>
    public static Tensor tensor(bool[] values, int[]? shape = null, DType? dtype = null) =>
        HostValues.Of("tensor", values, shape, dtype);

    /// <summary>A tensor of text, of the given shape; a vector by default.</summary>
    public static Tensor tensor(string[] values, int[]? shape = null, DType? dtype = null) =>
        HostValues.Of("tensor", values, shape, dtype);

    /// <summary>A tensor of rank 2 of nested rows of numbers.</summary>
    public static Tensor tensor(double[][] values, int[]? shape = null, DType? dtype = null) =>
        HostValues.Of("tensor", values, shape, dtype);

    /// <summary>A tensor of rank 3 of nested rows of numbers.</summary>
    public static Tensor tensor(double[][][] values, int[]? shape = null, DType? dtype = null) =>
        HostValues.Of("tensor", values, shape, dtype);

    /// <summary>A tensor of rank 4 of nested rows of numbers.</summary>
    public static Tensor tensor(double[][][][] values, int[]? shape = null, DType? dtype = null) =>
        HostValues.Of("tensor", values, shape, dtype);

    /// <summary>A tensor of any array: float[,], int[][], …; whole numbers in such arrays stay int32.</summary>
    public static Tensor tensor(Array values, int[]? shape = null, DType? dtype = null) =>
        HostValues.Of("tensor", values, shape, dtype);

    /// <summary>A float32 tensor of numbers in row-major order.</summary>
    public static Tensor tensor(ReadOnlySpan<float> values, int[] shape) => HostValues.Of("tensor", values, shape);

    /// <summary>A scalar.</summary>
    public static Tensor tensor(double value, DType dtype = default) => scalar(value, dtype);
}
