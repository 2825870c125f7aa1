using Strata.Backends;
using Strata.Plans;
using Strata.Tensors;

namespace Strata.Ops.Movement;

/// <summary>The elements along an axis in the opposite order.</summary>
/// <param name="Axis">The axis, not negative.</param>
public readonly record struct Reverse(int Axis) : IOp, IDifferentiable
{
    TensorSpec IOp.Infer(ReadOnlySpan<TensorSpec> inputs)
    {
        Operands.HasAxis(inputs[0].Dims, Axis, "reverse");
        return Axis == 0 && inputs[0].Dims.IsSymbolic
            ? throw new NotTraceableException("reverse along the batch axis mixes the rows of the batch.")
            : inputs[0];
    }

    void IOp.Forward(Execution on, ReadOnlySpan<BufferView> inputs, BufferView output)
    {
        var strides = Strides.Of(output.Dims);
        Span<int> reversed = stackalloc int[strides.Rank];
        for (int i = 0; i < reversed.Length; i++) reversed[i] = i == Axis ? -strides[i] : strides[i];
        long start = (long)strides[Axis] * Math.Max(0, output.Dims[Axis] - 1);
        on.Backend.CopyStrided(inputs[0], new(output.Dims, start, new(reversed), 0, strides), output);
    }

    Func<Tensor>?[] IDifferentiable.Gradient(Tensor dy, Tensor[] x, Tensor y)
    {
        int axis = Axis;
        return [() => Tensor.Apply(new Reverse(axis), dy)];
    }
}
