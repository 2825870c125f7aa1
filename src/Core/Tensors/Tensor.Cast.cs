using Strata.Ops.Creation;
using Strata.Ops.Elementwise;

namespace Strata;

public abstract partial class Tensor
{
    /// <summary>The same values in another type: toward zero to int32, ≠ 0 to bool.</summary>
    /// <exception cref="ArgumentException">From or to string.</exception>
    public Tensor cast(DType dtype)
    {
        if (dtype == this.dtype) return this;
        if (dtype == DType.@string || this.dtype == DType.@string)
            throw new ArgumentException($"dtype: {this.dtype} cannot be cast to {dtype}.");
        return Apply(new Cast(this.dtype, dtype), this);
    }

    /// <summary>As <see cref="cast"/>.</summary>
    public Tensor asType(DType dtype) => cast(dtype);

    /// <summary>As float32.</summary>
    public Tensor toFloat() => cast(DType.float32);

    /// <summary>As int32.</summary>
    public Tensor toInt() => cast(DType.int32);

    /// <summary>As bool.</summary>
    public Tensor toBool() => cast(DType.@bool);

    /// <summary>The same values in memory of its own.</summary>
    public Tensor clone() => ReshapeTo(Dims);

    /// <summary>Zeros of the same shape and type.</summary>
    public Tensor zerosLike() => Apply(new Fill(Dims, dtype, 0));

    /// <summary>Ones of the same shape and type.</summary>
    public Tensor onesLike() => Apply(new Fill(Dims, dtype, 1));
}
