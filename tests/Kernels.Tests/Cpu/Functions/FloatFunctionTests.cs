using System.Runtime.Intrinsics;
using Strata.Kernels.Cpu.Elementwise;
using Strata.Kernels.Cpu.Functions;
using Xunit;

namespace Strata.Kernels.Tests.Cpu.Functions;

public sealed class FloatFunctionTests
{
    /// <summary>A prime, so that the sample goes through all binades and all low bits.</summary>
    private const uint Stride = 20011;

    [Fact]
    public void The_exponential_is_within_2_units_everywhere() => Within2<FloatFunctions.Exp>(Math.Exp);

    [Fact]
    public void The_logarithm_is_within_2_units_everywhere() => Within2<FloatFunctions.Log>(Math.Log);

    [Theory]
    [InlineData(0f, float.NegativeInfinity)]
    [InlineData(-1f, float.NaN)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(float.NaN, float.NaN)]
    [InlineData(1f, 0f)]
    public void The_logarithm_of_one_number_does_not_disturb_its_neighbours(float x, float expected)
    {
        var y = FloatFunctions.Log.Of(Vector512.Create(2f).WithElement(3, x));

        Assert.Equal(expected, y[3]);
        Assert.Equal(FloatFunctions.Log.Of(Vector512.Create(2f))[0], y[0]);
    }

    [Fact]
    public void The_sigmoid_is_within_2_units_everywhere() =>
        Within2<FloatFunctions.Sigmoid>(x => 1 / (1 + Math.Exp(-x)));

    [Fact]
    public void The_hyperbolic_tangent_is_within_2_units_everywhere() => Within2<FloatFunctions.Tanh>(Math.Tanh);

    private static void Within2<TFunction>(Func<double, double> function)
        where TFunction : struct, IUnaryVector<float>
    {
        double worst = 0;
        float at = 0;
        for (ulong bits = 0; bits < 1UL << 32; bits += Stride)
        {
            float x = BitConverter.UInt32BitsToSingle((uint)bits);
            float found = TFunction.Of(Vector512.Create(x))[0];
            double expected = function(x);
            if (double.IsNaN(expected) && float.IsNaN(found)) continue;
            if (float.IsInfinity((float)expected) && found == (float)expected) continue;
            double error = Math.Abs(found - expected) / Unit(expected);
            if (error <= worst) continue;
            (worst, at) = (error, x);
        }

        Assert.True(worst <= 2, $"{worst} units at {at:R}");
    }

    // The distance of the float32 numbers around a value.
    private static double Unit(double value)
    {
        float near = Math.Max(Math.Abs((float)value), float.Epsilon);
        return float.IsInfinity(near) ? Math.Pow(2, 104) : BitConverter.Int32BitsToSingle(
            BitConverter.SingleToInt32Bits(near) + 1) - (double)near;
    }
}
