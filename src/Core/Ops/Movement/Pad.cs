using Strata.Backends;
using Strata.Plans;
using Strata.Tensors;

namespace Strata.Ops.Movement;

/// <summary>A tensor with a border of a constant.</summary>
/// <param name="Before">Elements before each axis.</param>
/// <param name="After">Elements behind each axis.</param>
/// <param name="Value">The constant.</param>
public readonly record struct Pad(Dims Before, Dims After, float Value) : IOp, IDifferentiable
{
    TensorSpec IOp.Infer(ReadOnlySpan<TensorSpec> inputs)
    {
        var from = inputs[0].Dims;
        if (Before.Rank != from.Rank || After.Rank != from.Rank)
            throw new ShapeException($"pad: paddings {Before} and {After} do not have the rank of {from}.");
        int[] result = new int[from.Rank];
        for (int i = 0; i < result.Length; i++)
        {
            if (from[i] < 0 && (Before[i] != 0 || After[i] != 0))
                throw new NotTraceableException($"pad of {from} adds rows to the batch.");
            if (Before[i] < 0 || After[i] < 0)
                throw new ShapeException($"pad: expected paddings from 0, received {Before} and {After}.");
            result[i] = checked(from[i] + Before[i] + After[i]);
        }

        return inputs[0] with { Dims = new(result) };
    }

    void IOp.Forward(Execution on, ReadOnlySpan<BufferView> inputs, BufferView output)
    {
        on.Backend.Fill(output, Value);
        var strides = Strides.Of(output.Dims);
        var box = inputs[0].Dims;
        on.Backend.CopyStrided(inputs[0], new(box, 0, Strides.Of(box), Strides.At(strides, Before), strides), output);
    }

    Func<Tensor>?[] IDifferentiable.Gradient(Tensor dy, Tensor[] x, Tensor y)
    {
        var (begin, lengths) = (Before, x[0].Dims);
        return [() => Tensor.Apply(new Slice(begin, lengths), dy)];
    }
}
