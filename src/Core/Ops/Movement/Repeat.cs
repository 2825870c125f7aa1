using Strata.Backends;
using Strata.Plans;
using Strata.Tensors;

namespace Strata.Ops.Movement;

/// <summary>A tensor broadcast to larger dimensions, as NumPy does.</summary>
/// <param name="To">The dimensions.</param>
public readonly record struct Repeat(Dims To) : IOp, IDifferentiable
{
    TensorSpec IOp.Infer(ReadOnlySpan<TensorSpec> inputs) =>
        Broadcasting.Of(inputs[0].Dims, To, "broadcastTo") == To ? inputs[0] with { Dims = To }
        : throw new ShapeException($"broadcastTo: {inputs[0].Dims} cannot be broadcast to {To}.");

    void IOp.Forward(Execution on, ReadOnlySpan<BufferView> inputs, BufferView output)
    {
        var from = inputs[0].Dims;
        var strides = Strides.Of(from);
        Span<int> repeated = stackalloc int[output.Dims.Rank];
        int lead = repeated.Length - from.Rank;
        for (int i = 0; i < repeated.Length; i++)
            repeated[i] = i < lead || from[i - lead] == 1 ? 0 : strides[i - lead];
        on.Backend.CopyStrided(
            inputs[0], new(output.Dims, 0, new(repeated), 0, Strides.Of(output.Dims)), output);
    }

    Func<Tensor>?[] IDifferentiable.Gradient(Tensor dy, Tensor[] x, Tensor y) => [() => Broadcasting.Undo(dy, x[0])];
}
