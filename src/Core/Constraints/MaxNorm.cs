namespace Strata.Constraints;

/// <summary>Scales down what has a larger Euclidean norm than allowed.</summary>
/// <param name="maxValue">The largest norm; 2 by default.</param>
/// <param name="axis">The axes along which norms are taken; 0 by default.</param>
public sealed class MaxNorm(double maxValue = 2, IntTuple? axis = null) : Constraint
{
    /// <summary>The largest norm.</summary>
    public double maxValue { get; } = maxValue;

    /// <summary>The axes along which norms are taken.</summary>
    public IntTuple axis { get; } = axis ?? 0;

    /// <inheritdoc/>
    public override Tensor apply(Tensor w)
    {
        var norm = Norm(w, axis);
        return w.mul(norm.clipByValue(0, maxValue).div(norm.add(Epsilon)));
    }
}
