using Strata.Backends;
using Strata.Plans;
using Strata.Tensors;

namespace Strata.Ops.Movement;

/// <summary>Axes in another order: axis i of the result is axis Permutation[i] of the input.</summary>
/// <param name="Permutation">Each axis once.</param>
public readonly record struct Transpose(Dims Permutation) : IOp, IDifferentiable
{
    TensorSpec IOp.Infer(ReadOnlySpan<TensorSpec> inputs)
    {
        var from = inputs[0].Dims;
        int seen = 0;
        foreach (int axis in Permutation.Span) seen |= axis is >= 0 and < Dims.MaxRank ? 1 << axis : 0;
        if (Permutation.Rank != from.Rank || seen != (1 << from.Rank) - 1)
            throw new ShapeException($"perm: expected each axis of shape {from} once, received {Permutation}.");
        if (from.IsSymbolic && Permutation[0] != 0)
            throw new NotTraceableException($"transpose by {Permutation} moves the batch axis of {from}.");
        int[] result = new int[from.Rank];
        for (int i = 0; i < result.Length; i++) result[i] = from[Permutation[i]];
        return inputs[0] with { Dims = new(result) };
    }

    void IOp.Forward(Execution on, ReadOnlySpan<BufferView> inputs, BufferView output)
    {
        var strides = Strides.Of(inputs[0].Dims);
        Span<int> permuted = stackalloc int[strides.Rank];
        for (int i = 0; i < permuted.Length; i++) permuted[i] = strides[Permutation[i]];
        on.Backend.CopyStrided(
            inputs[0], new(output.Dims, 0, new(permuted), 0, Strides.Of(output.Dims)), output);
    }

    Func<Tensor>?[] IDifferentiable.Gradient(Tensor dy, Tensor[] x, Tensor y)
    {
        int[] inverse = new int[Permutation.Rank];
        for (int i = 0; i < inverse.Length; i++) inverse[Permutation[i]] = i;
        return [() => Tensor.Apply(new Transpose(new(inverse)), dy)];
    }
}
