using Strata.Backends;
using Strata.Tensors;

namespace Strata.Ops.Movement;

/// <summary>
/// Adds each entry of x [entries, n] to the row of [length, n] that its index [entries] names, int32; rows that none
/// names are 0. A sum over the entries, by leaves and up the tree: the gradient of slices that were picked.
/// </summary>
/// <param name="Length">How many rows the result has.</param>
public readonly record struct ScatterRows(int Length) : IRowSum, IDifferentiable
{
    int IOp.Arity => 2;

    TensorSpec IOp.Infer(ReadOnlySpan<TensorSpec> inputs)
    {
        Operands.AreFloat(inputs[..1], "scatter");
        var (x, indices) = (inputs[0].Dims, inputs[1]);
        return x.Rank == 2 && indices.DType == DType.int32 && indices.Dims == [x[0]]
            ? inputs[0] with { Dims = [Length, x[1]] }
            : throw new ShapeException(
                $"scatter: expected a matrix and an int32 index for each row, received {x} and {indices.DType} of " +
                $"shape {indices.Dims}.");
    }

    void IOp.Forward(Execution on, ReadOnlySpan<BufferView> inputs, BufferView output) =>
        ForwardNodes(on, inputs, Execution.WholeTree(inputs[0].Dims[0]), output);

    /// <inheritdoc/>
    public void ForwardNodes(Execution on, ReadOnlySpan<BufferView> inputs, in RowTree tree, BufferView nodes) =>
        on.Backend.ScatterRows(inputs[0], inputs[1], Length, tree, nodes);

    Func<Tensor>?[] IDifferentiable.Gradient(Tensor dy, Tensor[] x, Tensor y) =>
        [() => Tensor.Apply(new Take(0), dy, x[1]), null];
}
