using Strata.Backends;
using Strata.Tensors;

namespace Strata.Ops.Reduction;

/// <summary>The sum over the first axis, by leaves and up the tree, float32.</summary>
public readonly record struct SumRows : IRowSum, IDifferentiable
{
    TensorSpec IOp.Infer(ReadOnlySpan<TensorSpec> inputs)
    {
        Operands.AreFloat(inputs, "sum");
        Operands.HasAxis(inputs[0].Dims, 0, "sum");
        return inputs[0] with { Dims = inputs[0].Dims.Without(0) };
    }

    void IOp.Forward(Execution on, ReadOnlySpan<BufferView> inputs, BufferView output) =>
        ForwardNodes(on, inputs, Execution.WholeTree(inputs[0].Dims[0]), output);

    /// <inheritdoc/>
    public void ForwardNodes(Execution on, ReadOnlySpan<BufferView> inputs, in RowTree tree, BufferView nodes)
    {
        var x = inputs[0].Dims;
        on.Backend.SumRows(inputs[0].As([x[0], x.Product(1, x.Rank)]), tree, nodes);
    }

    Func<Tensor>?[] IDifferentiable.Gradient(Tensor dy, Tensor[] x, Tensor y) =>
        [() => Tensor.Apply(new Movement.Repeat(x[0].Dims), dy.expandDims(0))];
}
