using Strata.Backends;
using Strata.Tensors;

namespace Strata.Ops.Elementwise;

/// <summary>min(max(x, 0), 6); the slope at 0 is 0, at 6 it is 1.</summary>
public readonly record struct Relu6 : IElementwise, IDifferentiable
{
    ElementwiseProgram IElementwise.Program => CachedProgram.Of(this, static op => new(
        1,
        new Instruction(Opcode.Relu, 1, 0),
        new Instruction(Opcode.Constant, 2, K: 6),
        new Instruction(Opcode.Minimum, 1, 1, 2)));

    TensorSpec IOp.Infer(ReadOnlySpan<TensorSpec> inputs)
    {
        Operands.AreFloat(inputs, nameof(Relu6));
        return inputs[0];
    }

    Func<Tensor>?[] IDifferentiable.Gradient(Tensor dy, Tensor[] x, Tensor y)
    {
        return [() => Tensor.Choose(x[0].greater(6), 0, Tensor.Apply(new ReluGradient(), dy, y))];
    }
}
