using Strata.Backends;

namespace Strata.Ops.Elementwise;

/// <summary>The larger of a and b; equals pass the gradient to a.</summary>
/// <param name="Integer">Whether a and b are int32.</param>
public readonly record struct Maximum(bool Integer) : IBinary
{
    Opcode IBinary.Code => Opcode.Maximum;

    (Func<Tensor>? A, Func<Tensor>? B) IBinary.Slopes(Tensor dy, Tensor a, Tensor b, Tensor y) =>
        (() => dy.mul(a.greaterEqual(b).cast(DType.float32)), () => dy.mul(a.less(b).cast(DType.float32)));
}
