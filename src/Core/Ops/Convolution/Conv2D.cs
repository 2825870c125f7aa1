using Strata.Backends;
using Strata.Tensors;

namespace Strata.Ops.Convolution;

/// <summary>Convolution in two dimensions: x [batch, h, w, c], filter [fh, fw, c, o].</summary>
/// <param name="Geometry">The lengths.</param>
public readonly record struct Conv2D(ConvGeometry Geometry) : IProducer, IDifferentiable
{
    int IOp.Arity => 2;

    TensorSpec IOp.Infer(ReadOnlySpan<TensorSpec> inputs)
    {
        Operands.AreFloat(inputs, "conv2d");
        Geometry.FitInput(inputs[0].Dims);
        Geometry.FitFilter(inputs[1].Dims);
        return inputs[0] with { Dims = [inputs[0].Dims[0], Geometry.OutHeight, Geometry.OutWidth,
            Geometry.OutChannels] };
    }

    void IOp.Forward(Execution on, ReadOnlySpan<BufferView> inputs, BufferView output) =>
        on.Backend.Conv2D(Geometry, inputs[0], inputs[1], output, on.Then);

    Func<Tensor>?[] IDifferentiable.Gradient(Tensor dy, Tensor[] x, Tensor y)
    {
        var g = Geometry;
        return
        [
            () => Tensor.Apply(new Conv2DInputGradient(g), dy, x[1]),
            () => Tensor.Apply(new Conv2DFilterGradient(g), x[0], dy),
        ];
    }
}
