using Strata.Backends;
using Strata.Tensors;

namespace Strata.Ops.Convolution;

/// <summary>
/// The gradient of a convolution's filter, a sum over the batch: x [batch, …, c], dy [batch, …, o].
/// </summary>
/// <param name="Geometry">The lengths of the convolution.</param>
public readonly record struct ConvFilterGradient(ConvGeometry Geometry) : IRowSum, IDifferentiable
{
    int IOp.Arity => 2;

    TensorSpec IOp.Infer(ReadOnlySpan<TensorSpec> inputs)
    {
        Operands.AreFloat(inputs, "conv");
        Dims x = inputs[0].Dims, dy = inputs[1].Dims;
        Geometry.FitInput(x);
        Geometry.FitOutput(dy);
        if (x[0] != dy[0] || x.Rank != dy.Rank) throw new ShapeException($"conv: {dy} is no result of {x}.");
        return new(Geometry.FilterDims(x.Rank), DType.float32);
    }

    void IOp.Forward(Execution on, ReadOnlySpan<BufferView> inputs, BufferView output) =>
        ForwardNodes(on, inputs, Execution.WholeTree(inputs[0].Dims[0]), output);

    /// <inheritdoc/>
    public void ForwardNodes(Execution on, ReadOnlySpan<BufferView> inputs, in RowTree tree, BufferView nodes) =>
        on.Backend.ConvFilterGradient(Geometry, inputs[0], inputs[1], tree, nodes);

    Func<Tensor>?[] IDifferentiable.Gradient(Tensor dy, Tensor[] x, Tensor y)
    {
        var g = Geometry;
        return
        [
            () => Tensor.Apply(new ConvInputGradient(g), x[1], dy),
            () => Tensor.Apply(new Conv(g), x[0], dy),
        ];
    }
}
