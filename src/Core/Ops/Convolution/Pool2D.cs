using Strata.Backends;
using Strata.Tensors;

namespace Strata.Ops.Convolution;

/// <summary>Pooling in two dimensions of x [batch, h, w, c].</summary>
/// <param name="Kind">What is taken of a window.</param>
/// <param name="Geometry">The lengths; OutChannels = InChannels.</param>
public readonly record struct Pool2D(PoolKind Kind, ConvGeometry Geometry) : IProducer, IDifferentiable
{
    TensorSpec IOp.Infer(ReadOnlySpan<TensorSpec> inputs)
    {
        Operands.AreFloat(inputs, "pool");
        Geometry.FitInput(inputs[0].Dims);
        if (Geometry.OutChannels != Geometry.InChannels)
            throw new ShapeException(
                $"pool: expected {Geometry.InChannels} channels, received {Geometry.OutChannels}.");
        return inputs[0] with { Dims = [inputs[0].Dims[0], Geometry.OutHeight, Geometry.OutWidth,
            Geometry.OutChannels] };
    }

    void IOp.Forward(Execution on, ReadOnlySpan<BufferView> inputs, BufferView output) =>
        on.Backend.Pool2D(Kind, Geometry, inputs[0], output, on.Then);

    Func<Tensor>?[] IDifferentiable.Gradient(Tensor dy, Tensor[] x, Tensor y)
    {
        var gradient = new Pool2DGradient(Kind, Geometry);
        return [() => Tensor.Apply(gradient, dy, x[0])];
    }
}
