using Strata.Backends;
using Strata.Tensors;

namespace Strata.Ops.Convolution;

/// <summary>
/// Convolution in one to three dimensions: x [batch, …, c], filter [window…, c / groups, o].
/// </summary>
/// <param name="Geometry">The lengths.</param>
public readonly record struct Conv(ConvGeometry Geometry) : IProducer, IDifferentiable
{
    int IOp.Arity => 2;

    TensorSpec IOp.Infer(ReadOnlySpan<TensorSpec> inputs)
    {
        Operands.AreFloat(inputs, "conv");
        var x = inputs[0].Dims;
        Geometry.FitInput(x);
        Geometry.FitFilter(inputs[1].Dims, x.Rank);
        return inputs[0] with { Dims = Geometry.OutputDims(x[0], x.Rank) };
    }

    void IOp.Forward(Execution on, ReadOnlySpan<BufferView> inputs, BufferView output) =>
        on.Backend.Conv(Geometry, inputs[0], inputs[1], output, on.Then);

    Func<Tensor>?[] IDifferentiable.Gradient(Tensor dy, Tensor[] x, Tensor y)
    {
        var g = Geometry;
        return
        [
            () => Tensor.Apply(new ConvInputGradient(g), dy, x[1]),
            () => Tensor.Apply(new ConvFilterGradient(g), x[0], dy),
        ];
    }
}
