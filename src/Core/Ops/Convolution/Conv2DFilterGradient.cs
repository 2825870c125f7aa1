using Strata.Backends;
using Strata.Tensors;

namespace Strata.Ops.Convolution;

/// <summary>
/// The gradient of a convolution's filter, a sum over the batch: x [batch, h, w, c], dy [batch, oh, ow, o].
/// </summary>
/// <param name="Geometry">The lengths of the convolution.</param>
public readonly record struct Conv2DFilterGradient(ConvGeometry Geometry) : IRowSum, IDifferentiable
{
    int IOp.Arity => 2;

    TensorSpec IOp.Infer(ReadOnlySpan<TensorSpec> inputs)
    {
        Operands.AreFloat(inputs, "conv2d");
        Geometry.FitInput(inputs[0].Dims);
        Geometry.FitOutput(inputs[1].Dims);
        if (inputs[0].Dims[0] != inputs[1].Dims[0])
            throw new ShapeException($"conv2d: {inputs[0].Dims} and {inputs[1].Dims} have other rows.");
        return new(
        [Geometry.FilterHeight, Geometry.FilterWidth, Geometry.InChannels, Geometry.OutChannels], DType.float32);
    }

    void IOp.Forward(Execution on, ReadOnlySpan<BufferView> inputs, BufferView output) =>
        ForwardNodes(on, inputs, Execution.WholeTree(inputs[0].Dims[0]), output);

    /// <inheritdoc/>
    public void ForwardNodes(Execution on, ReadOnlySpan<BufferView> inputs, in RowTree tree, BufferView nodes) =>
        on.Backend.Conv2DFilterGradient(Geometry, inputs[0], inputs[1], tree, nodes);

    Func<Tensor>?[] IDifferentiable.Gradient(Tensor dy, Tensor[] x, Tensor y)
    {
        var g = Geometry;
        return
        [
            () => Tensor.Apply(new Conv2DInputGradient(g), x[1], dy),
            () => Tensor.Apply(new Conv2D(g), x[0], dy),
        ];
    }
}
