using Strata.Backends;
using Strata.Tensors;

namespace Strata.Ops.Elementwise;

/// <summary>x, but no smaller and no larger than two bounds; the gradient passes at both.</summary>
/// <param name="Least">The lower bound.</param>
/// <param name="Most">The upper bound.</param>
public readonly record struct Clip(float Least, float Most) : IElementwise, IDifferentiable
{
    ElementwiseProgram IElementwise.Program => CachedProgram.Of(this, static op => new(
        1,
        new Instruction(Opcode.Constant, 1, K: op.Most),
        new Instruction(Opcode.Minimum, 1, 0, 1),
        new Instruction(Opcode.Constant, 2, K: op.Least),
        new Instruction(Opcode.Maximum, 1, 1, 2)));

    TensorSpec IOp.Infer(ReadOnlySpan<TensorSpec> inputs)
    {
        Operands.AreFloat(inputs, nameof(Clip));
        return inputs[0];
    }

    Func<Tensor>?[] IDifferentiable.Gradient(Tensor dy, Tensor[] x, Tensor y)
    {
        return [() => Tensor.Choose(x[0].equal(y), dy, 0)];
    }
}
