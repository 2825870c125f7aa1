using Strata.Backends;
using Strata.Tensors;

namespace Strata.Ops.Linear;

/// <summary>aᵀ·b of a [rows, m] and b [rows, n], float32: a sum over the rows.</summary>
public readonly record struct MatMulRows : IRowSum, IProducer, IDifferentiable
{
    int IOp.Arity => 2;

    TensorSpec IOp.Infer(ReadOnlySpan<TensorSpec> inputs)
    {
        Operands.AreFloat(inputs, "matMul");
        var (a, b) = (inputs[0].Dims, inputs[1].Dims);
        return a.Rank == 2 && b.Rank == 2 && a[0] == b[0] ? inputs[0] with { Dims = [a[1], b[1]] }
            : throw new ShapeException($"matMul: shapes {a} transposed and {b} do not fit.");
    }

    void IOp.Forward(Execution on, ReadOnlySpan<BufferView> inputs, BufferView output) =>
        ForwardNodes(on, inputs, Execution.WholeTree(inputs[0].Dims[0]), output);

    /// <inheritdoc/>
    public void ForwardNodes(Execution on, ReadOnlySpan<BufferView> inputs, in RowTree tree, BufferView nodes) =>
        on.Backend.MatMulRows(inputs[0], inputs[1], tree, nodes, on.Then);

    Func<Tensor>?[] IDifferentiable.Gradient(Tensor dy, Tensor[] x, Tensor y) =>
        [() => x[1].matMul(dy, transposeB: true), () => x[0].matMul(dy)];
}
