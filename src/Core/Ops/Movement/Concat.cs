using Strata.Backends;
using Strata.Plans;
using Strata.Tensors;

namespace Strata.Ops.Movement;

/// <summary>Tensors one behind the other along an axis.</summary>
/// <param name="Axis">The axis, not negative.</param>
public readonly record struct Concat(int Axis) : IOp, IDifferentiable
{
    int IOp.Arity => -1;

    TensorSpec IOp.Infer(ReadOnlySpan<TensorSpec> inputs)
    {
        var first = inputs[0].Dims;
        Operands.HasAxis(first, Axis, "concat");
        int length = 0;
        foreach (var input in inputs)
        {
            if (input.Dims.Rank != first.Rank || input.Dims.Without(Axis) != first.Without(Axis)
                || input.DType != inputs[0].DType)
                throw new ShapeException($"concat: {input.Dims} ({input.DType}) does not continue {first} " +
                    $"({inputs[0].DType}) along axis {Axis}.");
            length = checked(length + input.Dims[Axis]);
        }

        return Axis == 0 && first.IsSymbolic
            ? throw new NotTraceableException("concat along the batch axis mixes the rows of the batch.")
            : inputs[0] with { Dims = first.With(Axis, length) };
    }

    void IOp.Forward(Execution on, ReadOnlySpan<BufferView> inputs, BufferView output)
    {
        var strides = Strides.Of(output.Dims);
        long start = 0;
        foreach (var input in inputs)
        {
            on.Backend.CopyStrided(
                input, new(input.Dims, 0, Strides.Of(input.Dims), start, strides), output);
            start += (long)strides[Axis] * input.Dims[Axis];
        }
    }

    Func<Tensor>?[] IDifferentiable.Gradient(Tensor dy, Tensor[] x, Tensor y)
    {
        var parts = new Func<Tensor>?[x.Length];
        int offset = 0;
        for (int i = 0; i < x.Length; i++)
        {
            var begin = new Dims(new int[y.rank]).With(Axis, offset);
            var lengths = x[i].Dims;
            parts[i] = () => Tensor.Apply(new Slice(begin, lengths), dy);
            offset += x[i].Dims[Axis];
        }

        return parts;
    }
}
