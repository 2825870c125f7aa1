namespace Strata.Constraints;

/// <summary>Moves Euclidean norms into a range.</summary>
/// <param name="minValue">The smallest norm; 0 by default.</param>
/// <param name="maxValue">The largest norm; 1 by default.</param>
/// <param name="axis">The axes along which norms are taken; 0 by default.</param>
/// <param name="rate">How far they are moved: 1, the default, is all the way.</param>
public sealed class MinMaxNorm(
    double minValue = 0, double maxValue = 1, IntTuple? axis = null, double rate = 1) : Constraint
{
    /// <summary>The smallest norm.</summary>
    public double minValue { get; } = minValue;

    /// <summary>The largest norm.</summary>
    public double maxValue { get; } = maxValue;

    /// <summary>The axes along which norms are taken.</summary>
    public IntTuple axis { get; } = axis ?? 0;

    /// <summary>How far norms are moved.</summary>
    public double rate { get; } = rate;

    /// <inheritdoc/>
    public override Tensor apply(Tensor w)
    {
        var norm = Norm(w, axis);
        var wanted = norm.clipByValue(minValue, maxValue).mul(rate).add(norm.mul(1 - rate));
        return w.mul(wanted.div(norm.add(Epsilon)));
    }
}
