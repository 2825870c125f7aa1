using Strata.Ops.Creation;

namespace Strata.Layers;

/// <summary>
/// The first values of weights. While a model is made of a file they are zeros if the file holds their values, and
/// there are no more of them than the file can account for.
/// </summary>
internal static class WeightCreation
{
    [ThreadStatic]
    private static (long Left, bool AsZeros)? bound;

    internal static Tensor Initial(Initializer initializer, int[] shape, DType dtype)
    {
        if (bound is not var (left, asZeros)) return initializer.apply(shape, dtype);
        Int128 size = shape.Aggregate((Int128)1, (product, n) => product > left ? product : product * n);
        if (size > left) throw TooMany(shape, asZeros);
        bound = (left - (long)size, asZeros);
        return asZeros ? Tensor.Apply(new Fill(new(shape), dtype, 0)) : initializer.apply(shape, dtype);
    }

    /// <summary>Runs a function that makes weights.</summary>
    /// <param name="elements">How many numbers all of them may have.</param>
    /// <param name="asZeros">Whether they start as zeros, whatever their initializers say.</param>
    /// <param name="function">What makes the weights.</param>
    internal static T Within<T>(long elements, bool asZeros, Func<T> function)
    {
        var before = bound;
        bound = (elements, asZeros);
        try
        {
            return function();
        }
        finally
        {
            bound = before;
        }
    }

    private static FormatException TooMany(int[] shape, bool asZeros)
    {
        string one = $"one of shape [{string.Join(",", shape)}]";
        return new(asZeros ? $"The topology asks for more weights than the file holds: {one}."
            : $"The file holds no weights, and its topology asks for many: {one}. If they are meant to be fresh, " +
                "make the model with tf.models.modelFromJSON or load it with strict: false.");
    }
}
