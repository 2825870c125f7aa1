using Strata.Ops.Creation;

namespace Strata.Initializers;

/// <summary>Ones.</summary>
public sealed class Ones : Initializer
{
    /// <inheritdoc/>
    public override Tensor apply(int[] shape, DType dtype) => Tensor.Apply(new Fill(new([.. shape]), dtype, 1));
}
