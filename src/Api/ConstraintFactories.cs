using Strata.Constraints;

namespace Strata;

/// <summary>Makes what weights are projected to: <c>tf.constraints</c>.</summary>
public sealed class ConstraintFactories
{
    internal ConstraintFactories()
    {
    }

    /// <inheritdoc cref="MaxNorm"/>
    public Constraint maxNorm(double maxValue = 2, IntTuple? axis = null) => new MaxNorm(maxValue, axis);

    /// <inheritdoc cref="MinMaxNorm"/>
    public Constraint minMaxNorm(double minValue = 0, double maxValue = 1, IntTuple? axis = null, double rate = 1) =>
        new MinMaxNorm(minValue, maxValue, axis, rate);

    /// <inheritdoc cref="NonNeg"/>
    public Constraint nonNeg() => new NonNeg();

    /// <inheritdoc cref="UnitNorm"/>
    public Constraint unitNorm(IntTuple? axis = null) => new UnitNorm(axis);
}
