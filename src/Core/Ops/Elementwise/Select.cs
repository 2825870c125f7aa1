using Strata.Backends;
using Strata.Tensors;

namespace Strata.Ops.Elementwise;

/// <summary>The second input where the first, bool, is true, else the third; broadcast as NumPy does.</summary>
/// <param name="Integer">Whether the choices are int32 or truth values.</param>
public readonly record struct Select(bool Integer) : IElementwise, IDifferentiable
{
    ElementwiseProgram IElementwise.Program => SingleInstruction.Of(Opcode.Select, 3, Integer);

    TensorSpec IOp.Infer(ReadOnlySpan<TensorSpec> inputs)
    {
        Operands.HaveType(inputs[..1], true, nameof(Select));
        Operands.HaveType(inputs[1..], Integer, nameof(Select));
        var choices = Broadcasting.Of(inputs[1].Dims, inputs[2].Dims, nameof(Select));
        return new(Broadcasting.Of(inputs[0].Dims, choices, nameof(Select)), inputs[1].DType);
    }

    Func<Tensor>?[] IDifferentiable.Gradient(Tensor dy, Tensor[] x, Tensor y) =>
    [
        null,
        () => Broadcasting.Undo(Tensor.Choose(x[0], dy, 0), x[1]),
        () => Broadcasting.Undo(Tensor.Choose(x[0], 0, dy), x[2]),
    ];
}
