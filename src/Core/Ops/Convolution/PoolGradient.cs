using Strata.Backends;
using Strata.Tensors;

namespace Strata.Ops.Convolution;

/// <summary>The gradient of pooling's input: dy [batch, …, c] and the input x.</summary>
/// <param name="Kind">What is taken of a window.</param>
/// <param name="Geometry">The lengths of the pooling.</param>
public readonly record struct PoolGradient(PoolKind Kind, ConvGeometry Geometry) : IProducer, IDifferentiable
{
    int IOp.Arity => 2;

    TensorSpec IOp.Infer(ReadOnlySpan<TensorSpec> inputs)
    {
        Operands.AreFloat(inputs, "pool");
        Dims dy = inputs[0].Dims, x = inputs[1].Dims;
        Geometry.FitOutput(dy);
        Geometry.FitInput(x);
        return dy[0] == x[0] && dy.Rank == x.Rank && Geometry.OutChannels == Geometry.InChannels ? inputs[1]
            : throw new ShapeException($"pool: {dy} is no result of {x}.");
    }

    void IOp.Forward(Execution on, ReadOnlySpan<BufferView> inputs, BufferView output) =>
        on.Backend.PoolGradient(Kind, Geometry, inputs[0], inputs[1], output, on.Then);

    Func<Tensor>?[] IDifferentiable.Gradient(Tensor dy, Tensor[] x, Tensor y) => Kind == PoolKind.Average
        ? [LinearIn(dy), null]
        : throw new InvalidOperationException("The gradient of max pooling has no gradient.");

    private Func<Tensor> LinearIn(Tensor flow)
    {
        var forward = new Pool(Kind, Geometry);
        return () => Tensor.Apply(forward, flow);
    }
}
