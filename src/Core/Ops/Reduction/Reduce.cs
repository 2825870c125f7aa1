using Strata.Backends;
using Strata.Plans;
using Strata.Tensors;

namespace Strata.Ops.Reduction;

/// <summary>
/// Reduces one axis, which goes; a sum over the first axis is <see cref="SumRows"/>, not this.
/// </summary>
/// <param name="Kind">What is computed.</param>
/// <param name="Axis">The axis, not negative.</param>
public readonly record struct Reduce(ReduceKind Kind, int Axis) : IOp, IDifferentiable
{
    TensorSpec IOp.Infer(ReadOnlySpan<TensorSpec> inputs)
    {
        Operands.HasAxis(inputs[0].Dims, Axis, Kind.ToString());
        bool ofTruths = Kind is ReduceKind.All or ReduceKind.Any;
        if (ofTruths != (inputs[0].DType == DType.@bool) || inputs[0].DType == DType.@string)
            throw new ShapeException($"{Kind}: received {inputs[0].DType} of shape {inputs[0].Dims}.");
        if (Axis == 0 && inputs[0].Dims.IsSymbolic)
            throw new NotTraceableException(
                $"{Kind} over the batch axis mixes the rows of the batch in another way than by a sum.");
        var dtype = Kind is ReduceKind.ArgMax or ReduceKind.ArgMin ? DType.int32 : inputs[0].DType;
        return new(inputs[0].Dims.Without(Axis), dtype);
    }

    void IOp.Forward(Execution on, ReadOnlySpan<BufferView> inputs, BufferView output)
    {
        var x = inputs[0].Dims;
        int outer = x.Product(0, Axis), inner = x.Product(Axis + 1, x.Rank);
        on.Backend.Reduce(Kind, inputs[0].As([outer, x[Axis], inner]), output.As([outer, inner]));
    }

    Func<Tensor>?[] IDifferentiable.Gradient(Tensor dy, Tensor[] x, Tensor y)
    {
        int axis = Axis;
        switch (Kind)
        {
            case ReduceKind.Sum:
                return [() => Tensor.Apply(new Movement.Repeat(x[0].Dims), dy.expandDims(axis))];
            case ReduceKind.Max or ReduceKind.Min:
                return [() => dy.expandDims(axis).mul(x[0].equal(y.expandDims(axis)).cast(DType.float32))];
            case ReduceKind.Prod:
                return [() => ProductOfOthers(x[0], axis).mul(dy.expandDims(axis))];
            default:
                return [null];
        }
    }

    // Product of the elements before times product of those behind: right with zeros too.
    private static Tensor ProductOfOthers(Tensor x, int axis)
    {
        int length = x.Dims[axis];
        var parts = new Tensor[length];
        for (int i = 0; i < length; i++)
        {
            var before = x.slice(x.Origin(axis, 0), x.Extent(axis, i)).prod([axis], true);
            var behind = x.slice(x.Origin(axis, i + 1), x.Extent(axis, length - i - 1)).prod([axis], true);
            parts[i] = before.mul(behind);
        }

        return Tensor.Join(parts, axis);
    }
}
