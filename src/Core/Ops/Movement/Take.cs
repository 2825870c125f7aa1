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

    // Along the first axis a sum over the picks; along another one, within each row, a product with one-hot indices.
    private static Tensor Scatter(Tensor dy, Dims to, Tensor indices, int axis)
    {
        int before = to.Product(0, axis), inner = to.Product(axis + 1, to.Rank), count = (int)indices.Dims.Size;
        var picks = indices.ReshapeTo([-1]);
        if (axis == 0) return Tensor.Apply(new ScatterRows(to[0]), dy.ReshapeTo([-1, inner]), picks).ReshapeTo(to);
        var flow = dy.ReshapeTo([before, count, inner]).transpose([0, 2, 1]);
        return flow.matMul(picks.IndexEquals(to[axis]).toFloat()).transpose([0, 2, 1]).ReshapeTo(to);
    }
}
