using Strata.Backends;

namespace Strata.Ops.Elementwise;

/// <summary>Both truth values.</summary>
public readonly record struct And : IBinary
{
    Opcode IBinary.Code => Opcode.And;

    bool IBinary.Integer => true;

    DType IBinary.Result(DType operands) => DType.@bool;

    (Func<Tensor>? A, Func<Tensor>? B) IBinary.Slopes(Tensor dy, Tensor a, Tensor b, Tensor y) => (null, null);
}
