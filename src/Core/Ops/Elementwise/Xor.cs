using Strata.Backends;

namespace Strata.Ops.Elementwise;

/// <summary>Just one of two truth values.</summary>
public readonly record struct Xor : IBinary
{
    Opcode IBinary.Code => Opcode.Xor;

    bool IBinary.Integer => true;

    DType IBinary.Result(DType operands) => DType.@bool;

    (Func<Tensor>? A, Func<Tensor>? B) IBinary.Slopes(Tensor dy, Tensor a, Tensor b, Tensor y) => (null, null);
}
