using Strata.Backends;
using Strata.Tensors;

namespace Strata.Ops.Losses;

/// <summary>
/// max(x, 0) − x·t + ln(1 + e^−|x|) of targets t and logits x of one shape: the crossentropy of sigmoid(x), without
/// overflow. Its slope by x is sigmoid(x) − t.
/// </summary>
public readonly record struct SigmoidCrossentropy : IElementwise, IDifferentiable
{
    ElementwiseProgram IElementwise.Program => CachedProgram.Of(this, static _ => new(2, Of(1, 2)));

    TensorSpec IOp.Infer(ReadOnlySpan<TensorSpec> inputs)
    {
        Operands.AreFloat(inputs, "crossentropy");
        return inputs[0].Dims == inputs[1].Dims ? inputs[1]
            : throw new ShapeException(
                $"crossentropy: expected targets of shape {inputs[1].Dims}, received {inputs[0].Dims}.");
    }

    Func<Tensor>?[] IDifferentiable.Gradient(Tensor dy, Tensor[] x, Tensor y) =>
        [() => dy.mul(x[1]).neg(), () => dy.mul(x[1].sigmoid().sub(x[0]))];

    /// <summary>The crossentropy of the targets in register 0 and the logits in another; two from
    /// <paramref name="free"/> on are written.</summary>
    internal static Instruction[] Of(byte logits, byte free)
    {
        byte more = (byte)(free + 1);
        return
        [
            new(Opcode.Abs, free, logits),
            new(Opcode.Neg, free, free),
            new(Opcode.Exp, free, free),
            new(Opcode.Log1p, free, free),
            new(Opcode.Mul, more, logits, 0),
            new(Opcode.Relu, logits, logits),
            new(Opcode.Sub, more, logits, more),
            new(Opcode.Add, more, more, free),
        ];
    }
}
