using Strata.Backends;
using Strata.Tensors;

namespace Strata.Ops.Losses;

/// <summary>
/// The gradient of a <see cref="Crossentropy"/> by the outputs, given its own, the targets and the outputs; exact
/// where nothing is clipped and at the bounds, 0 by what is clipped.
/// </summary>
/// <param name="Sparse">Whether the targets are class numbers.</param>
/// <param name="Epsilon">Keeps logarithms finite.</param>
public readonly record struct CrossentropyGradient(bool Sparse, float Epsilon) : IOp, IDifferentiable
{
    int IOp.Arity => 3;

    TensorSpec IOp.Infer(ReadOnlySpan<TensorSpec> inputs) => inputs[2];

    void IOp.Forward(Execution on, ReadOnlySpan<BufferView> inputs, BufferView output)
    {
        var rows = Rows.Of(output.Dims);
        Dims each = [rows[0]];
        on.Backend.CrossentropyGradient(
            Sparse, Epsilon, inputs[0].As(each), inputs[1].As(Sparse ? each : rows), inputs[2].As(rows),
            output.As(rows));
    }

    Func<Tensor>?[] IDifferentiable.Gradient(Tensor dy, Tensor[] x, Tensor y)
    {
        var op = new Crossentropy(Sparse, Epsilon);
        return Composition.Gradients(
            at => Autodiff.Gradients.Of(() => op.Composed(at[1], at[2]), [at[2]], at[0]).Gradients[0], x, dy);
    }
}
