namespace Strata.Constraints;

/// <summary>Puts 0 in the place of negative weights.</summary>
public sealed class NonNeg : Constraint
{
    /// <inheritdoc/>
    public override Tensor apply(Tensor w) => w.relu();
}
