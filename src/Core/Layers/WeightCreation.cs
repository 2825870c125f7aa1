using Strata.Ops.Creation;

namespace Strata.Layers;

/// <summary>
/// The first values of weights; zeros, at once, while a model is made whose weights will be read from a file.
/// </summary>
internal static class WeightCreation
{
    [ThreadStatic]
    private static bool zeros;

    internal static Tensor Initial(Initializer initializer, int[] shape, DType dtype) =>
        zeros ? Tensor.Apply(new Fill(new(shape), dtype, 0)) : initializer.apply(shape, dtype);

    /// <summary>Runs a function in which weights start as zeros.</summary>
    internal static T AsZeros<T>(Func<T> function)
    {
        bool before = zeros;
        zeros = true;
        try
        {
            return function();
        }
        finally
        {
            zeros = before;
        }
    }
}
