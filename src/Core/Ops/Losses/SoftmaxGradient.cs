using Strata.Backends;
using Strata.Tensors;

namespace Strata.Ops.Losses;

/// <summary>
/// The gradient of a <see cref="Softmax"/>, given its output's and its output y: y·(dy − Σ dy·y), or, of the logarithm,
/// dy − eʸ·Σ dy.
/// </summary>
/// <param name="Logarithm">Whether y is the logarithm.</param>
public readonly record struct SoftmaxGradient(bool Logarithm) : IOp, IDifferentiable
{
    int IOp.Arity => 2;

    TensorSpec IOp.Infer(ReadOnlySpan<TensorSpec> inputs) => inputs[0];

    void IOp.Forward(Execution on, ReadOnlySpan<BufferView> inputs, BufferView output)
    {
        var rows = Rows.Of(output.Dims);
        on.Backend.SoftmaxGradient(Logarithm, inputs[0].As(rows), inputs[1].As(rows), output.As(rows));
    }

    Func<Tensor>?[] IDifferentiable.Gradient(Tensor dy, Tensor[] x, Tensor y)
    {
        bool logarithm = Logarithm;
        return Composition.Gradients(logarithm ? OfLogarithm : OfSoftmax, x, dy);
    }

    private static Tensor OfSoftmax(Tensor[] x) => x[1].mul(x[0].sub(x[0].mul(x[1]).sum([-1], true)));

    private static Tensor OfLogarithm(Tensor[] x) => x[0].sub(x[1].exp().mul(x[0].sum([-1], true)));
}
