using Strata.Backends;
using Strata.Tensors;

namespace Strata.Ops;

/// <summary>
/// An elementwise op of one input, float32 unless <see cref="Integer"/> and <see cref="Result"/> say otherwise.
/// </summary>
public interface IUnary : IElementwise, IDifferentiable
{
    /// <summary>The one instruction it is.</summary>
    Opcode Code { get; }

    /// <summary>The derivative at x times dy; y is the value at x. Null if it has none.</summary>
    Tensor? Slope(Tensor dy, Tensor x, Tensor y);

    /// <summary>Whether it takes int32 (and truth values) as they are.</summary>
    bool Integer => false;

    /// <summary>The type of the result.</summary>
    DType Result(DType x) => x;

    ElementwiseProgram IElementwise.Program => SingleInstruction.Of(Code, 1, Integer);

    TensorSpec IOp.Infer(ReadOnlySpan<TensorSpec> inputs)
    {
        Operands.HaveType(inputs, Integer, Code);
        return new(inputs[0].Dims, Result(inputs[0].DType));
    }

    Func<Tensor>?[] IDifferentiable.Gradient(Tensor dy, Tensor[] x, Tensor y)
    {
        var self = this;
        return [() => self.Slope(dy, x[0], y) ?? x[0].zerosLike()];
    }
}
