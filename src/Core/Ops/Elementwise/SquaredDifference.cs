using Strata.Backends;
using Strata.Tensors;

namespace Strata.Ops.Elementwise;

/// <summary>(a − b)², broadcast as NumPy does.</summary>
/// <param name="Integer">Whether a and b are int32.</param>
public readonly record struct SquaredDifference(bool Integer) : IElementwise, IDifferentiable
{
    ElementwiseProgram IElementwise.Program => CachedProgram.Of(this, static op => new(
        2,
        new Instruction(Opcode.Sub, 2, 0, 1, Integer: op.Integer),
        new Instruction(Opcode.Square, 2, 2, Integer: op.Integer)));

    TensorSpec IOp.Infer(ReadOnlySpan<TensorSpec> inputs)
    {
        Operands.HaveType(inputs, Integer, nameof(SquaredDifference));
        return inputs[0] with { Dims = Broadcasting.Of(inputs[0].Dims, inputs[1].Dims, nameof(SquaredDifference)) };
    }

    Func<Tensor>?[] IDifferentiable.Gradient(Tensor dy, Tensor[] x, Tensor y) =>
    [
        () => Broadcasting.Undo(dy.mul(x[0].sub(x[1]).mul(2)), x[0]),
        () => Broadcasting.Undo(dy.mul(x[1].sub(x[0]).mul(2)), x[1]),
    ];
}
