using Strata.Backends;
using Strata.Tensors;

namespace Strata.Ops.Elementwise;

/// <summary>
/// Scaled exponential linear unit (Klambauer et al., 2017): s·x where x ≥ 0, else s·a·(eˣ − 1).
/// </summary>
public readonly record struct Selu : IElementwise, IDifferentiable
{
    private const float Scale = 1.0507009873554805f, Alpha = 1.7580993408473766f;

    ElementwiseProgram IElementwise.Program => CachedProgram.Of(this, static _ => new(
        1,
        new Instruction(Opcode.Expm1, 1, 0),
        new Instruction(Opcode.Constant, 2, K: Alpha),
        new Instruction(Opcode.Mul, 1, 1, 2),
        new Instruction(Opcode.Constant, 2, K: Scale),
        new Instruction(Opcode.Mul, 2, 0, 2),
        new Instruction(Opcode.Constant, 3),
        new Instruction(Opcode.GreaterEqual, 3, 0, 3),
        new Instruction(Opcode.Select, 1, 3, 2, 1)));

    TensorSpec IOp.Infer(ReadOnlySpan<TensorSpec> inputs)
    {
        Operands.AreFloat(inputs, nameof(Selu));
        return inputs[0];
    }

    Func<Tensor>?[] IDifferentiable.Gradient(Tensor dy, Tensor[] x, Tensor y) =>
        [() => Tensor.Choose(x[0].greaterEqual(0), dy.mul(Scale), dy.mul(y.add(Alpha)))];
}
