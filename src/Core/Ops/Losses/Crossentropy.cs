using Strata.Backends;
using Strata.Tensors;

namespace Strata.Ops.Losses;

/// <summary>
/// −Σ t·ln clip(p/Σp, ε, 1 − ε) along the last axis, of targets t and outputs p, as TensorFlow.js's
/// categoricalCrossentropy; of class numbers, p is clipped first as well, and t is 1 at the class.
/// </summary>
/// <param name="Sparse">Whether the targets are class numbers, float32, of the outputs' shape without its last
/// axis; what names no class costs nothing.</param>
/// <param name="Epsilon">Keeps logarithms finite.</param>
public readonly record struct Crossentropy(bool Sparse, float Epsilon) : IOp, IDifferentiable
{
    int IOp.Arity => 2;

    TensorSpec IOp.Infer(ReadOnlySpan<TensorSpec> inputs)
    {
        Operands.AreFloat(inputs, "crossentropy");
        var (targets, outputs) = (inputs[0].Dims, inputs[1].Dims);
        Rows.HaveEntries(outputs, "crossentropy");
        var expected = Sparse ? outputs.Without(-1) : outputs;
        return targets == expected ? inputs[1] with { Dims = outputs.Without(-1) }
            : throw new ShapeException($"crossentropy: expected targets of shape {expected}, received {targets}.");
    }

    void IOp.Forward(Execution on, ReadOnlySpan<BufferView> inputs, BufferView output)
    {
        var rows = Rows.Of(inputs[1].Dims);
        on.Backend.Crossentropy(
            Sparse, Epsilon, inputs[0].As(Sparse ? [rows[0]] : rows), inputs[1].As(rows), output.As([rows[0]]));
    }

    Func<Tensor>?[] IDifferentiable.Gradient(Tensor dy, Tensor[] x, Tensor y)
    {
        var self = this;
        return
        [
            Sparse ? null : () => self.Logarithms(x[1]).mul(dy.expandDims(-1)).neg(),
            () => Tensor.Apply(new CrossentropyGradient(self.Sparse, self.Epsilon), dy, x[0], x[1]),
        ];
    }

    /// <summary>The same, composed of other ops.</summary>
    internal Tensor Composed(Tensor targets, Tensor outputs)
    {
        if (!Sparse) return targets.mul(Logarithms(outputs)).sum([-1]).neg();
        var classes = targets.floor().IndexEquals(outputs.Dims[-1]).toFloat();
        return classes.mul(Logarithms(Clip(outputs))).sum([-1]).neg();
    }

    private Tensor Logarithms(Tensor outputs) => Clip(outputs.div(outputs.sum([-1], true))).log();

    private Tensor Clip(Tensor p) => p.clipByValue(Epsilon, 1.0 - Epsilon);
}
