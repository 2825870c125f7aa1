using Strata.Backends;
using Strata.Tensors;

namespace Strata.Ops.Elementwise;

/// <summary>x where x &gt; 0, else alpha·x.</summary>
/// <param name="Alpha">The slope up to 0.</param>
public readonly record struct LeakyRelu(float Alpha) : IElementwise, IDifferentiable
{
    ElementwiseProgram IElementwise.Program => CachedProgram.Of(this, static op => new(
        1,
        new Instruction(Opcode.Constant, 1),
        new Instruction(Opcode.Greater, 1, 0, 1),
        new Instruction(Opcode.Constant, 2, K: op.Alpha),
        new Instruction(Opcode.Mul, 2, 0, 2),
        new Instruction(Opcode.Select, 2, 1, 0, 2)));

    TensorSpec IOp.Infer(ReadOnlySpan<TensorSpec> inputs)
    {
        Operands.AreFloat(inputs, nameof(LeakyRelu));
        return inputs[0];
    }

    Func<Tensor>?[] IDifferentiable.Gradient(Tensor dy, Tensor[] x, Tensor y)
    {
        float alpha = Alpha;
        return [() => Tensor.Choose(x[0].greater(0), dy, dy.mul(alpha))];
    }
}
