using Strata.Ops.Creation;

namespace Strata.Initializers;

/// <summary>Zeros.</summary>
public sealed class Zeros : Initializer
{
    /// <inheritdoc/>
    public override Tensor apply(int[] shape, DType dtype) => Tensor.Apply(new Fill(new([.. shape]), dtype, 0));
}
