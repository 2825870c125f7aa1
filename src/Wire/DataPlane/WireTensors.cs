namespace Strata.Wire.DataPlane;

/// <summary>Between the element types of tensors and those that travel.</summary>
public static class WireTensors
{
    /// <summary>The type as it travels.</summary>
    public static WireDType Of(DType dtype) =>
        dtype == DType.float32 ? WireDType.Float32
        : dtype == DType.int32 ? WireDType.Int32
        : dtype == DType.@bool ? WireDType.Bool
        : WireDType.String;

    /// <summary>The type of a tensor that travelled.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such type.</exception>
    public static DType Of(WireDType dtype) => dtype switch
    {
        WireDType.Float32 => DType.float32,
        WireDType.Int32 => DType.int32,
        WireDType.Bool => DType.@bool,
        WireDType.String => DType.@string,
        _ => throw new ArgumentOutOfRangeException(
            nameof(dtype), dtype, "dtype: expected float32, int32, bool or string."),
    };

    /// <summary>A numeric tensor, ready to travel.</summary>
    public static TensorPart Part(string name, Tensor tensor) =>
        new(name, Of(tensor.dtype), tensor.shape, tensor.bytesSync());
}
