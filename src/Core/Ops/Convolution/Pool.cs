using Strata.Backends;
using Strata.Tensors;

namespace Strata.Ops.Convolution;

/// <summary>Pooling in one to three dimensions of x [batch, …, c].</summary>
/// <param name="Kind">What is taken of a window.</param>
/// <param name="Geometry">The lengths; OutChannels = InChannels.</param>
public readonly record struct Pool(PoolKind Kind, ConvGeometry Geometry) : IProducer, IDifferentiable
{
    TensorSpec IOp.Infer(ReadOnlySpan<TensorSpec> inputs)
    {
        Operands.AreFloat(inputs, "pool");
        var x = inputs[0].Dims;
        Geometry.FitInput(x);
        if (Geometry.OutChannels != Geometry.InChannels)
            throw new ShapeException(
                $"pool: expected {Geometry.InChannels} channels, received {Geometry.OutChannels}.");
        return inputs[0] with { Dims = Geometry.OutputDims(x[0], x.Rank) };
    }

    void IOp.Forward(Execution on, ReadOnlySpan<BufferView> inputs, BufferView output) =>
        on.Backend.Pool(Kind, Geometry, inputs[0], output, on.Then);

    Func<Tensor>?[] IDifferentiable.Gradient(Tensor dy, Tensor[] x, Tensor y)
    {
        var gradient = new PoolGradient(Kind, Geometry);
        return [() => Tensor.Apply(gradient, dy, x[0])];
    }
}
