using Strata.Backends;
using Strata.Tensors;

namespace Strata.Ops.Reduction;

/// <summary>A scalar: how many entries the batch axis of the input has over all workers, times a factor.</summary>
/// <param name="Factor">The factor.</param>
public readonly record struct RowCount(int Factor) : IOp
{
    TensorSpec IOp.Infer(ReadOnlySpan<TensorSpec> inputs) => new(Dims.Scalar, DType.float32);

    void IOp.Forward(Execution on, ReadOnlySpan<BufferView> inputs, BufferView output) =>
        on.Backend.Fill(output, (double)on.GlobalRows * Factor);
}
