using Strata.Backends;
using Strata.Plans;
using Strata.Tensors;

namespace Strata.Ops.Movement;

/// <summary>A box cut out of a tensor.</summary>
/// <param name="Begin">Where the box begins along each axis.</param>
/// <param name="Lengths">Its length along each axis; −1 for up to the end.</param>
public readonly record struct Slice(Dims Begin, Dims Lengths) : IOp, IDifferentiable
{
    TensorSpec IOp.Infer(ReadOnlySpan<TensorSpec> inputs)
    {
        var from = inputs[0].Dims;
        if (Begin.Rank != from.Rank || Lengths.Rank != from.Rank)
            throw new ShapeException($"slice: begin {Begin} and size {Lengths} do not have the rank of {from}.");
        int[] result = new int[from.Rank];
        for (int i = 0; i < result.Length; i++)
        {
            if (from[i] < 0)
            {
                if (Begin[i] != 0 || (Lengths[i] != -1 && Lengths[i] != from[i]))
                    throw new NotTraceableException($"slice of {from} takes a part of the batch axis.");
                result[i] = from[i];
                continue;
            }

            result[i] = Lengths[i] == -1 ? from[i] - Begin[i] : Lengths[i];
            if (Begin[i] < 0 || result[i] < 0 || (long)Begin[i] + result[i] > from[i])
                throw new ShapeException($"slice: begin {Begin} and size {Lengths} lie outside of shape {from}.");
        }

        return inputs[0] with { Dims = new(result) };
    }

    void IOp.Forward(Execution on, ReadOnlySpan<BufferView> inputs, BufferView output)
    {
        var strides = Strides.Of(inputs[0].Dims);
        long start = Strides.At(strides, Begin);
        on.Backend.CopyStrided(inputs[0], new(output.Dims, start, strides, 0, Strides.Of(output.Dims)), output);
    }

    Func<Tensor>?[] IDifferentiable.Gradient(Tensor dy, Tensor[] x, Tensor y)
    {
        int rank = Begin.Rank;
        int[] before = Begin.ToArray(), after = new int[rank];
        for (int i = 0; i < rank; i++) after[i] = x[0].Dims[i] < 0 ? 0 : x[0].Dims[i] - before[i] - y.Dims[i];
        return [() => Tensor.Apply(new Pad(new(before), new(after), 0), dy)];
    }
}
