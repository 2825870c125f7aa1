using Strata.Backends;
using Strata.Ops;
using Strata.Tensors;

namespace Strata;

public static partial class tf
{
    /// <summary>Numbers of a normal distribution.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="mean">Their mean.</param>
    /// <param name="stdDev">Their standard deviation.</param>
    /// <param name="dtype">float32, or int32 of whole numbers toward zero.</param>
    /// <param name="seed">With a seed they are a function of it; else new ones with each call, see setSeed.</param>
    public static Tensor randomNormal(
        int[] shape, double mean = 0, double stdDev = 1, DType dtype = default, int? seed = null) =>
        Draw("randomNormal", shape, Distribution.Normal, mean, stdDev, seed).cast(dtype);

    /// <summary>Numbers of the normal distribution with mean 0 and standard deviation 1.</summary>
    public static Tensor randomStandardNormal(int[] shape, DType dtype = default, int? seed = null) =>
        randomNormal(shape, 0, 1, dtype, seed);

    /// <summary>Numbers of a normal distribution, drawn again outside of two standard deviations.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="mean">The distribution's mean.</param>
    /// <param name="stdDev">The distribution's standard deviation.</param>
    /// <param name="dtype">float32, or int32 of whole numbers toward zero.</param>
    /// <param name="seed">With a seed they are a function of it; else new ones with each call, see setSeed.</param>
    public static Tensor truncatedNormal(
        int[] shape, double mean = 0, double stdDev = 1, DType dtype = default, int? seed = null) =>
        Draw("truncatedNormal", shape, Distribution.TruncatedNormal, mean, stdDev, seed).cast(dtype);

    /// <summary>Numbers that are even over a range.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="minval">The smallest number.</param>
    /// <param name="maxval">What no number reaches.</param>
    /// <param name="dtype">float32; int32 or bool of whole numbers in the range.</param>
    /// <param name="seed">With a seed they are a function of it; else new ones with each call, see setSeed.</param>
    public static Tensor randomUniform(
        int[] shape, double minval = 0, double maxval = 1, DType dtype = default, int? seed = null) =>
        dtype == DType.int32 ? randomUniformInt(shape, (int)minval, (int)maxval, seed)
            : dtype == DType.@bool ? randomUniformInt(shape, 0, 2, seed).cast(dtype)
            : Draw("randomUniform", shape, Distribution.Uniform, minval, maxval, seed);

    /// <summary>Whole numbers that are even over a range; int32.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="minval">The smallest number.</param>
    /// <param name="maxval">What no number reaches.</param>
    /// <param name="seed">With a seed they are a function of it; else new ones with each call, see setSeed.</param>
    /// <exception cref="ArgumentException">The range is empty.</exception>
    public static Tensor randomUniformInt(int[] shape, int minval, int maxval, int? seed = null) => minval < maxval
        ? RandomTensors.Fixed(
            HostValues.DimsOf("randomUniformInt", shape), DType.int32, Distribution.UniformInteger,
            minval, maxval, seed)
        : throw new ArgumentException($"randomUniformInt: expected minval < maxval, received {minval} and {maxval}.");

    /// <summary>Numbers that a function gives, one after the other.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="randFunction">Gives the next number.</param>
    /// <param name="dtype">float32 by default.</param>
    public static Tensor rand(int[] shape, Func<double> randFunction, DType dtype = default)
    {
        double[] values = new double[HostValues.DimsOf("rand", shape).Size];
        for (int i = 0; i < values.Length; i++) values[i] = randFunction();
        return HostValues.Of("rand", values, shape, dtype);
    }

    private static Tensor Draw(
        string op, int[] shape, Distribution distribution, double a, double b, int? seed) =>
        RandomTensors.Fixed(HostValues.DimsOf(op, shape), DType.float32, distribution, a, b, seed);
}
