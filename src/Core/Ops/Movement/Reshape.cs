using Strata.Backends;
using Strata.Plans;
using Strata.Tensors;

namespace Strata.Ops.Movement;

/// <summary>
/// The same elements in the same order under other dimensions, one of which may be −1: whatever is left.
/// </summary>
/// <param name="Dims">The dimensions; of a symbolic input, −k as the first stands for k entries per row.</param>
public readonly record struct Reshape(Dims Dims) : IAlias, IDifferentiable
{
    TensorSpec IOp.Infer(ReadOnlySpan<TensorSpec> inputs) =>
        inputs[0] with { Dims = Resolve(inputs[0].Dims, Dims) };

    void IOp.Forward(Execution on, ReadOnlySpan<BufferView> inputs, BufferView output)
    {
    }

    Func<Tensor>?[] IDifferentiable.Gradient(Tensor dy, Tensor[] x, Tensor y) => [() => dy.ReshapeTo(x[0].Dims)];

    private static Dims Resolve(Dims from, Dims to)
    {
        int[] result = to.ToArray();
        bool carriesBatch = from.IsSymbolic && to.IsSymbolic && to[0] == -1
            && Known(to) is var whole and > 0 && from.Size % whole == 0 && to.Span[1..].IndexOf(-1) < 0;
        int unknown = carriesBatch ? 0 : to.Span.IndexOf(-1);
        long known = Known(to);
        if (unknown >= 0)
        {
            if (known == 0 ? from.Size != 0 : from.Size % known != 0) throw Mismatch(from, to);
            int length = known == 0 ? 0 : checked((int)(from.Size / known));
            if (from.IsSymbolic && (unknown == 0)) length = -length;
            else if (from.IsSymbolic && !to.IsSymbolic) throw Mixes(from, to);
            result[unknown] = length;
        }
        else if (new Dims(result).IsSymbolic != from.IsSymbolic)
        {
            throw from.IsSymbolic ? Mixes(from, to) : Mismatch(from, to);
        }

        return new Dims(result).Size == from.Size ? new(result) : throw Mismatch(from, to);
    }

    // −1 stands for what is left; any other negative first length is a multiple of the batch.
    private static long Known(Dims to)
    {
        long known = 1;
        foreach (int n in to.Span) known *= n == -1 ? 1 : Math.Abs(n);
        return known;
    }

    private static ShapeException Mismatch(Dims from, Dims to) =>
        new($"reshape: shape {from} of {from.Size} elements does not fit {to}.");

    private static NotTraceableException Mixes(Dims from, Dims to) =>
        new($"reshape from {from} to {to} mixes the rows of the batch.");
}
