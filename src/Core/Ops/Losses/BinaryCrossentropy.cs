using Strata.Backends;
using Strata.Tensors;

namespace Strata.Ops.Losses;

/// <summary>
/// The crossentropy of targets t and probabilities p of one shape, element by element: the
/// <see cref="SigmoidCrossentropy"/> of ln(q/(1 − q)), where q is p clipped to ε and 1 − ε. Its slope by p is
/// (q − t)/(q·(1 − q)), and 0 where p is clipped.
/// </summary>
/// <param name="Epsilon">Keeps logarithms finite.</param>
public readonly record struct BinaryCrossentropy(float Epsilon) : IElementwise, IDifferentiable
{
    ElementwiseProgram IElementwise.Program => CachedProgram.Of(this, static op => new(
        2,
        [
            new(Opcode.Constant, 2, K: (float)(1.0 - op.Epsilon)),
            new(Opcode.Minimum, 2, 1, 2),
            new(Opcode.Constant, 3, K: op.Epsilon),
            new(Opcode.Maximum, 2, 2, 3),
            new(Opcode.Constant, 3, K: 1),
            new(Opcode.Sub, 3, 3, 2),
            new(Opcode.Div, 2, 2, 3),
            new(Opcode.Log, 2, 2),
            .. SigmoidCrossentropy.Of(2, 3),
        ]));

    TensorSpec IOp.Infer(ReadOnlySpan<TensorSpec> inputs) => ((IOp)default(SigmoidCrossentropy)).Infer(inputs);

    Func<Tensor>?[] IDifferentiable.Gradient(Tensor dy, Tensor[] x, Tensor y)
    {
        var self = this;
        return
        [
            () => dy.mul(self.Logits(x[1])).neg(),
            () => Tensor.Apply(new BinaryCrossentropyGradient(self.Epsilon), x[0], x[1], dy),
        ];
    }

    /// <summary>The gradient by p, composed of other ops.</summary>
    internal Tensor Slope(Tensor t, Tensor p, Tensor dy)
    {
        var q = p.clipByValue(Epsilon, 1.0 - Epsilon);
        return Tensor.Choose(p.equal(q), dy.mul(q.sub(t)).div(q.mul(q.neg().add(1))), 0);
    }

    private Tensor Logits(Tensor p)
    {
        var q = p.clipByValue(Epsilon, 1.0 - Epsilon);
        return q.div(q.neg().add(1)).log();
    }
}
