using Strata.Backends;
using Strata.Tensors;

namespace Strata.Ops;

/// <summary>An elementwise op of two inputs of the same type, broadcast as NumPy does.</summary>
public interface IBinary : IElementwise, IDifferentiable
{
    /// <summary>The one instruction it is.</summary>
    Opcode Code { get; }

    /// <summary>
    /// The gradients of a and b before they are summed over broadcast axes; null where there is none.
    /// </summary>
    (Func<Tensor>? A, Func<Tensor>? B) Slopes(Tensor dy, Tensor a, Tensor b, Tensor y);

    /// <summary>Whether it works on int32 (or truth values) rather than float32.</summary>
    bool Integer { get; }

    /// <summary>The type of the result.</summary>
    DType Result(DType operands) => operands;

    ElementwiseProgram IElementwise.Program => SingleInstruction.Of(Code, 2, Integer);

    TensorSpec IOp.Infer(ReadOnlySpan<TensorSpec> inputs)
    {
        Operands.HaveType(inputs, Integer, Code);
        return new(Broadcasting.Of(inputs[0].Dims, inputs[1].Dims, Code.ToString()), Result(inputs[0].DType));
    }

    Func<Tensor>?[] IDifferentiable.Gradient(Tensor dy, Tensor[] x, Tensor y)
    {
        var (a, b) = Slopes(dy, x[0], x[1], y);
        return
        [
            a is null ? null : () => Broadcasting.Undo(a(), x[0]),
            b is null ? null : () => Broadcasting.Undo(b(), x[1]),
        ];
    }
}
