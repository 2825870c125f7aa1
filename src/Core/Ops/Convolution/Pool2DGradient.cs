using Strata.Backends;
using Strata.Tensors;

namespace Strata.Ops.Convolution;

/// <summary>The gradient of pooling's input: dy [batch, oh, ow, c] and the input x.</summary>
/// <param name="Kind">What is taken of a window.</param>
/// <param name="Geometry">The lengths of the pooling.</param>
public readonly record struct Pool2DGradient(PoolKind Kind, ConvGeometry Geometry) : IProducer, IDifferentiable
{
    int IOp.Arity => 2;

    TensorSpec IOp.Infer(ReadOnlySpan<TensorSpec> inputs)
    {
        Operands.AreFloat(inputs, "pool");
        Geometry.FitOutput(inputs[0].Dims);
        Geometry.FitInput(inputs[1].Dims);
        return inputs[0].Dims[0] == inputs[1].Dims[0] && Geometry.OutChannels == Geometry.InChannels ? inputs[1]
            : throw new ShapeException($"pool: {inputs[0].Dims} is no result of {inputs[1].Dims}.");
    }

    void IOp.Forward(Execution on, ReadOnlySpan<BufferView> inputs, BufferView output) =>
        on.Backend.Pool2DGradient(Kind, Geometry, inputs[0], inputs[1], output, on.Then);

    Func<Tensor>?[] IDifferentiable.Gradient(Tensor dy, Tensor[] x, Tensor y) => Kind == PoolKind.Average
        ? [LinearIn(dy), null]
        : throw new InvalidOperationException("The gradient of max pooling has no gradient.");

    private Func<Tensor> LinearIn(Tensor flow)
    {
        var forward = new Pool2D(Kind, Geometry);
        return () => Tensor.Apply(forward, flow);
    }
}
