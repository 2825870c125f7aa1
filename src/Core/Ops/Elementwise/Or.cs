using Strata.Backends;

namespace Strata.Ops.Elementwise;

/// <summary>Either truth value.</summary>
public readonly record struct Or : IBinary
{
    Opcode IBinary.Code => Opcode.Or;

    bool IBinary.Integer => true;

    DType IBinary.Result(DType operands) => DType.@bool;

    (Func<Tensor>? A, Func<Tensor>? B) IBinary.Slopes(Tensor dy, Tensor a, Tensor b, Tensor y) => (null, null);
}
