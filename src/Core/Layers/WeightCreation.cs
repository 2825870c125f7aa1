using Strata.Ops.Creation;

namespace Strata.Layers;

/// <summary>
/// The first values of weights; zeros, at once, while a model is made whose weights will be read from a file.
/// </summary>
internal static class WeightCreation
{
    [ThreadStatic]
    private static long? zerosLeft;

    internal static Tensor Initial(Initializer initializer, int[] shape, DType dtype)
    {
        if (zerosLeft is not { } left) return initializer.apply(shape, dtype);
        Int128 size = shape.Aggregate((Int128)1, (product, n) => product > left ? product : product * n);
        if (size > left)
        {
            throw new FormatException("The topology asks for more weights than the file holds: " +
                $"one of shape [{string.Join(",", shape)}].");
        }

        zerosLeft = left - (long)size;
        return Tensor.Apply(new Fill(new(shape), dtype, 0));
    }

    /// <summary>Runs a function in which weights start as zeros.</summary>
    /// <param name="elements">How many numbers all of them may have.</param>
    /// <param name="function">What makes the weights.</param>
    internal static T AsZeros<T>(long elements, Func<T> function)
    {
        long? before = zerosLeft;
        zerosLeft = elements;
        try
        {
            return function();
        }
        finally
        {
            zerosLeft = before;
        }
    }
}
