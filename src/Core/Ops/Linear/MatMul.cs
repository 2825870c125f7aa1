using Strata.Backends;
using Strata.Plans;
using Strata.Tensors;

namespace Strata.Ops.Linear;

/// <summary>
/// a·b or a·bᵀ of float32 matrices: a [batch, m, k] or [m, k] with b [batch, k, n] or [k, n]; without a batch in b, one
/// b serves all of a.
/// </summary>
/// <param name="TransposeB">Whether b is [n, k].</param>
public readonly record struct MatMul(bool TransposeB) : IProducer, IDifferentiable
{
    int IOp.Arity => 2;

    TensorSpec IOp.Infer(ReadOnlySpan<TensorSpec> inputs)
    {
        Operands.AreFloat(inputs, "matMul");
        if (inputs[0].Dims.Rank is not (2 or 3) || inputs[1].Dims.Rank < 2 || inputs[1].Dims.Rank > inputs[0].Dims.Rank)
            throw new ShapeException($"matMul: shapes {inputs[0].Dims} and {inputs[1].Dims} do not fit.");
        var (a, b) = (inputs[0].Dims, inputs[1].Dims);
        int inner = b[TransposeB ? -1 : -2], columns = b[TransposeB ? -2 : -1];
        if (a[-1] != inner || (b.Rank > 2 && b[0] != a[0]))
            throw new ShapeException($"matMul: shapes {a} and {b}{(TransposeB ? " transposed" : "")} do not fit.");
        return b.Rank == 2 && b.IsSymbolic
            ? throw new NotTraceableException($"matMul of {a} and {b} mixes the rows of the batch.")
            : inputs[0] with { Dims = a.With(-1, columns) };
    }

    void IOp.Forward(Execution on, ReadOnlySpan<BufferView> inputs, BufferView output)
    {
        var (a, b) = (inputs[0].Dims, inputs[1].Dims);
        bool batched = b.Rank == 3;
        int batch = batched ? a[0] : 1;
        int m = batched ? a[1] : a.Product(0, a.Rank - 1);
        on.Backend.MatMul(
            inputs[0].As([batch, m, a[-1]]),
            inputs[1].As([batched ? b[0] : 1, b[-2], b[-1]]),
            TransposeB,
            output.As([batch, m, output.Dims[-1]]),
            on.Then);
    }

    Func<Tensor>?[] IDifferentiable.Gradient(Tensor dy, Tensor[] x, Tensor y)
    {
        var (a, b) = (x[0], x[1]);
        bool transposed = TransposeB;
        return
        [
            () => dy.matMul(b, transposeB: !transposed),
            () => transposed ? Contract(dy, a, b.rank) : Contract(a, dy, b.rank),
        ];
    }

    private static Tensor Contract(Tensor left, Tensor right, int rank)
    {
        if (rank == 2 && left.rank == 3)
            (left, right) =
                (left.ReshapeTo([Merge(left), left.Dims[-1]]), right.ReshapeTo([Merge(right), right.Dims[-1]]));
        return left.matMul(right, transposeA: true);
    }

    private static int Merge(Tensor x) => x.Dims[0] * x.Dims[1];
}
