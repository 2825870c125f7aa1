using Strata.Backends;
using Strata.Tensors;

namespace Strata.Ops.Convolution;

/// <summary>The gradient of a convolution's input: dy [batch, oh, ow, o], filter [fh, fw, c, o].</summary>
/// <param name="Geometry">The lengths of the convolution.</param>
public readonly record struct Conv2DInputGradient(ConvGeometry Geometry) : IProducer, IDifferentiable
{
    int IOp.Arity => 2;

    TensorSpec IOp.Infer(ReadOnlySpan<TensorSpec> inputs)
    {
        Operands.AreFloat(inputs, "conv2d");
        Geometry.FitOutput(inputs[0].Dims);
        Geometry.FitFilter(inputs[1].Dims);
        return inputs[0] with { Dims = [inputs[0].Dims[0], Geometry.InHeight, Geometry.InWidth, Geometry.InChannels] };
    }

    void IOp.Forward(Execution on, ReadOnlySpan<BufferView> inputs, BufferView output) =>
        on.Backend.Conv2DInputGradient(Geometry, inputs[0], inputs[1], output, on.Then);

    Func<Tensor>?[] IDifferentiable.Gradient(Tensor dy, Tensor[] x, Tensor y)
    {
        var g = Geometry;
        return
        [
            () => Tensor.Apply(new Conv2D(g), dy, x[1]),
            () => Tensor.Apply(new Conv2DFilterGradient(g), dy, x[0]),
        ];
    }
}
