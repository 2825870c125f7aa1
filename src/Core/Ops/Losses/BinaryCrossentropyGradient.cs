using Strata.Backends;
using Strata.Tensors;

namespace Strata.Ops.Losses;

/// <summary>
/// The gradient of a <see cref="BinaryCrossentropy"/> by the probabilities, given targets, probabilities and its own.
/// </summary>
/// <param name="Epsilon">Keeps logarithms finite.</param>
public readonly record struct BinaryCrossentropyGradient(float Epsilon) : IElementwise, IDifferentiable
{
    ElementwiseProgram IElementwise.Program => CachedProgram.Of(this, static op => new(
        3,
        [
            new(Opcode.Constant, 3, K: (float)(1.0 - op.Epsilon)),
            new(Opcode.Minimum, 3, 1, 3),
            new(Opcode.Constant, 4, K: op.Epsilon),
            new(Opcode.Maximum, 3, 3, 4),
            new(Opcode.Constant, 4, K: 1),
            new(Opcode.Sub, 4, 4, 3),
            new(Opcode.Mul, 4, 3, 4),
            new(Opcode.Sub, 5, 3, 0),
            new(Opcode.Mul, 5, 2, 5),
            new(Opcode.Div, 5, 5, 4),
            new(Opcode.Equal, 4, 1, 3),
            new(Opcode.Constant, 3),
            new(Opcode.Select, 5, 4, 5, 3),
        ]));

    TensorSpec IOp.Infer(ReadOnlySpan<TensorSpec> inputs) => inputs[1];

    Func<Tensor>?[] IDifferentiable.Gradient(Tensor dy, Tensor[] x, Tensor y)
    {
        var op = new BinaryCrossentropy(Epsilon);
        return Composition.Gradients(at => op.Slope(at[0], at[1], at[2]), x, dy);
    }
}
