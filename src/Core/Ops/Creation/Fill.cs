using Strata.Backends;
using Strata.Tensors;

namespace Strata.Ops.Creation;

/// <summary>A tensor of one value.</summary>
/// <param name="Dims">The dimensions.</param>
/// <param name="DType">The type.</param>
/// <param name="Value">The value.</param>
public readonly record struct Fill(Dims Dims, DType DType, double Value) : IOp
{
    int IOp.Arity => 0;

    TensorSpec IOp.Infer(ReadOnlySpan<TensorSpec> inputs) => new(Dims, DType);

    void IOp.Forward(Execution on, ReadOnlySpan<BufferView> inputs, BufferView output) =>
        on.Backend.Fill(output, Value);
}
