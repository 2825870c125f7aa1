using Strata.Ops.Creation;

namespace Strata.Initializers;

/// <summary>One value.</summary>
/// <param name="value">The value.</param>
public sealed class Constant(double value) : Initializer
{
    /// <summary>The value.</summary>
    public double value { get; } = value;

    /// <inheritdoc/>
    public override Tensor apply(int[] shape, DType dtype) => Tensor.Apply(new Fill(new([.. shape]), dtype, value));
}
