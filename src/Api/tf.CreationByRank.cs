using Strata.Tensors;

namespace Strata;

public static partial class tf
{
    /// <summary>A vector of numbers.</summary>
    public static Tensor tensor1d(double[] values, DType? dtype = null) =>
        HostValues.Of("tensor1d", values, null, dtype, 1);

    /// <summary>A vector of numbers.</summary>
    public static Tensor tensor1d(float[] values, DType? dtype = null) =>
        HostValues.Of("tensor1d", values, null, dtype, 1);

    /// <summary>A vector of truth values.</summary>
    public static Tensor tensor1d(bool[] values, DType? dtype = null) =>
        HostValues.Of("tensor1d", values, null, dtype, 1);

    /// <summary>A vector of text.</summary>
    public static Tensor tensor1d(string[] values, DType? dtype = null) =>
        HostValues.Of("tensor1d", values, null, dtype, 1);

    /// <summary>A vector of any array; whole numbers in such arrays stay int32.</summary>
    public static Tensor tensor1d(Array values, DType? dtype = null) =>
        HostValues.Of("tensor1d", values, null, dtype, 1);

    /// <summary>A matrix of nested rows; a shape may be given to check it.</summary>
    public static Tensor tensor2d(double[][] values, int[]? shape = null, DType? dtype = null) =>
        HostValues.Of("tensor2d", values, shape, dtype, 2);

    /// <summary>A matrix of numbers in row-major order.</summary>
    public static Tensor tensor2d(double[] values, int[] shape, DType? dtype = null) =>
        HostValues.Of("tensor2d", values, shape, dtype, 2);

    /// <summary>A matrix of numbers in row-major order.</summary>
    public static Tensor tensor2d(float[] values, int[] shape, DType? dtype = null) =>
        HostValues.Of("tensor2d", values, shape, dtype, 2);

    /// <summary>A matrix of nested rows of truth values.</summary>
    public static Tensor tensor2d(bool[][] values, int[]? shape = null, DType? dtype = null) =>
        HostValues.Of("tensor2d", values, shape, dtype, 2);

    /// <summary>A matrix of nested rows of text.</summary>
    public static Tensor tensor2d(string[][] values, int[]? shape = null, DType? dtype = null) =>
        HostValues.Of("tensor2d", values, shape, dtype, 2);

    /// <summary>A matrix of any array; whole numbers in such arrays stay int32.</summary>
    public static Tensor tensor2d(Array values, int[]? shape = null, DType? dtype = null) =>
        HostValues.Of("tensor2d", values, shape, dtype, 2);

    /// <summary>A tensor of rank 3 of nested rows; a shape may be given to check it.</summary>
    public static Tensor tensor3d(double[][][] values, int[]? shape = null, DType? dtype = null) =>
        HostValues.Of("tensor3d", values, shape, dtype, 3);

    /// <summary>A tensor of rank 3 of numbers in row-major order.</summary>
    public static Tensor tensor3d(double[] values, int[] shape, DType? dtype = null) =>
        HostValues.Of("tensor3d", values, shape, dtype, 3);

    /// <summary>A tensor of rank 3 of numbers in row-major order.</summary>
    public static Tensor tensor3d(float[] values, int[] shape, DType? dtype = null) =>
        HostValues.Of("tensor3d", values, shape, dtype, 3);

    /// <summary>A tensor of rank 3 of any array; whole numbers in such arrays stay int32.</summary>
    public static Tensor tensor3d(Array values, int[]? shape = null, DType? dtype = null) =>
        HostValues.Of("tensor3d", values, shape, dtype, 3);

    /// <summary>A tensor of rank 4 of nested rows; a shape may be given to check it.</summary>
    public static Tensor tensor4d(double[][][][] values, int[]? shape = null, DType? dtype = null) =>
        HostValues.Of("tensor4d", values, shape, dtype, 4);

    /// <summary>A tensor of rank 4 of numbers in row-major order.</summary>
    public static Tensor tensor4d(double[] values, int[] shape, DType? dtype = null) =>
        HostValues.Of("tensor4d", values, shape, dtype, 4);

    /// <summary>A tensor of rank 4 of numbers in row-major order.</summary>
    public static Tensor tensor4d(float[] values, int[] shape, DType? dtype = null) =>
        HostValues.Of("tensor4d", values, shape, dtype, 4);

    /// <summary>A tensor of rank 4 of any array; whole numbers in such arrays stay int32.</summary>
    public static Tensor tensor4d(Array values, int[]? shape = null, DType? dtype = null) =>
        HostValues.Of("tensor4d", values, shape, dtype, 4);

    /// <summary>A tensor of rank 5 of nested rows; a shape may be given to check it.</summary>
    public static Tensor tensor5d(double[][][][][] values, int[]? shape = null, DType? dtype = null) =>
        HostValues.Of("tensor5d", values, shape, dtype, 5);

    /// <summary>A tensor of rank 5 of numbers in row-major order.</summary>
    public static Tensor tensor5d(double[] values, int[] shape, DType? dtype = null) =>
        HostValues.Of("tensor5d", values, shape, dtype, 5);

    /// <summary>A tensor of rank 5 of numbers in row-major order.</summary>
    public static Tensor tensor5d(float[] values, int[] shape, DType? dtype = null) =>
        HostValues.Of("tensor5d", values, shape, dtype, 5);

    /// <summary>A tensor of rank 5 of any array; whole numbers in such arrays stay int32.</summary>
    public static Tensor tensor5d(Array values, int[]? shape = null, DType? dtype = null) =>
        HostValues.Of("tensor5d", values, shape, dtype, 5);

    /// <summary>A tensor of rank 6 of nested rows; a shape may be given to check it.</summary>
    public static Tensor tensor6d(double[][][][][][] values, int[]? shape = null, DType? dtype = null) =>
        HostValues.Of("tensor6d", values, shape, dtype, 6);

    /// <summary>A tensor of rank 6 of numbers in row-major order.</summary>
    public static Tensor tensor6d(double[] values, int[] shape, DType? dtype = null) =>
        HostValues.Of("tensor6d", values, shape, dtype, 6);

    /// <summary>A tensor of rank 6 of numbers in row-major order.</summary>
    public static Tensor tensor6d(float[] values, int[] shape, DType? dtype = null) =>
        HostValues.Of("tensor6d", values, shape, dtype, 6);

    /// <summary>A tensor of rank 6 of any array; whole numbers in such arrays stay int32.</summary>
    public static Tensor tensor6d(Array values, int[]? shape = null, DType? dtype = null) =>
        HostValues.Of("tensor6d", values, shape, dtype, 6);
}
