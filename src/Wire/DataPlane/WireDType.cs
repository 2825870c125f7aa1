namespace Strata.Wire.DataPlane;

/// <summary>The element types that travel. The numbers are part of the protocol.</summary>
public enum WireDType : byte
{
    /// <summary>IEEE 754 single precision.</summary>
    Float32 = 1,

    /// <summary>Signed 32-bit integers.</summary>
    Int32 = 2,

    /// <summary>One byte an element, 0 or 1.</summary>
    Bool = 3,

    /// <summary>Texts: for each its UTF-8 length (int32), then the bytes.</summary>
    String = 4,
}
