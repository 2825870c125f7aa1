using Strata.Backends;
using Strata.Plans;
using Strata.Tensors;

namespace Strata.Ops.Movement;

/// <summary>Slices of x along an axis, picked by int32 indices: TensorFlow.js's gather.</summary>
/// <param name="Axis">The axis of x, not negative; the indices' axes stand in its place.</param>
public readonly record struct Take(int Axis) : IOp, IDifferentiable
{
    int IOp.Arity => 2;

    TensorSpec IOp.Infer(ReadOnlySpan<TensorSpec> inputs)
    {
        Operands.HasAxis(inputs[0].Dims, Axis, "gather");
        if (inputs[1].DType != DType.int32)
            throw new ShapeException($"gather: expected int32 indices, received {inputs[1].DType}.");
        var (x, indices) = (inputs[0].Dims, inputs[1].Dims);
        if ((Axis == 0 && x.IsSymbolic) || (Axis != 0 && indices.IsSymbolic))
            throw new NotTraceableException(
                $"gather of {x} by indices {indices} along axis {Axis} mixes the rows of the batch.");
        return inputs[0] with { Dims = [.. x.Span[..Axis], .. indices.Span, .. x.Span[(Axis + 1)..]] };
    }

    void IOp.Forward(Execution on, ReadOnlySpan<BufferView> inputs, BufferView output)
    {
        var x = inputs[0].Dims;
        int outer = x.Product(0, Axis), inner = x.Product(Axis + 1, x.Rank), count = (int)inputs[1].Size;
        on.Backend.Gather(
            inputs[0].As([outer, x[Axis], inner]), inputs[1].As([count]), output.As([outer, count, inner]));
    }

    Func<Tensor>?[] IDifferentiable.Gradient(Tensor dy, Tensor[] x, Tensor y)
    {
        int axis = Axis;
        return [() => Scatter(dy, x[0].Dims, x[1], axis), null];
    }

    // A sum over the picks: one-hot indices, transposed, times the gradient.
    private static Tensor Scatter(Tensor dy, Dims to, Tensor indices, int axis)
    {
        int before = to.Product(0, axis), inner = to.Product(axis + 1, to.Rank);
        var oneHot = indices.ReshapeTo([-1]).IndexEquals(to[axis]).cast(DType.float32);
        if (axis == 0) return oneHot.matMul(dy.ReshapeTo([-1, inner]), transposeA: true).ReshapeTo(to);
        var flow = dy.ReshapeTo([before, -1, inner]);
        return oneHot.transpose().matMul(flow.transpose([1, 0, 2]).ReshapeTo([-1, before * inner]))
            .ReshapeTo([to[axis], before, inner]).transpose([1, 0, 2]).ReshapeTo(to);
    }
}
