using Strata.Backends;
using Strata.Tensors;

namespace Strata.Ops.Convolution;

/// <summary>
/// The gradient of a convolution's input, which is also the transposed convolution: dy [batch, …, o], filter
/// [window…, c / groups, o].
/// </summary>
/// <param name="Geometry">The lengths of the convolution.</param>
public readonly record struct ConvInputGradient(ConvGeometry Geometry) : IProducer, IDifferentiable
{
    int IOp.Arity => 2;

    TensorSpec IOp.Infer(ReadOnlySpan<TensorSpec> inputs)
    {
        Operands.AreFloat(inputs, "conv");
        var dy = inputs[0].Dims;
        Geometry.FitOutput(dy);
        Geometry.FitFilter(inputs[1].Dims, dy.Rank);
        return inputs[0] with { Dims = Geometry.InputDims(dy[0], dy.Rank) };
    }

    void IOp.Forward(Execution on, ReadOnlySpan<BufferView> inputs, BufferView output) =>
        on.Backend.ConvInputGradient(Geometry, inputs[0], inputs[1], output, on.Then);

    Func<Tensor>?[] IDifferentiable.Gradient(Tensor dy, Tensor[] x, Tensor y)
    {
        var g = Geometry;
        return
        [
            () => Tensor.Apply(new Conv(g), dy, x[1]),
            () => Tensor.Apply(new ConvFilterGradient(g), dy, x[0]),
        ];
    }
}
