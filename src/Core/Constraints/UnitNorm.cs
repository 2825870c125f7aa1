namespace Strata.Constraints;

/// <summary>Scales to a Euclidean norm of 1.</summary>
/// <param name="axis">The axes along which norms are taken; 0 by default.</param>
public sealed class UnitNorm(IntTuple? axis = null) : Constraint
{
    /// <summary>The axes along which norms are taken.</summary>
    public IntTuple axis { get; } = axis ?? 0;

    /// <inheritdoc/>
    public override Tensor apply(Tensor w) => w.div(Norm(w, axis).add(Epsilon));
}
