namespace Strata;

/// <summary>
/// The type of a tensor's elements: float32 (the default), int32, bool or string. Converts from TensorFlow.js's
/// strings, so that <c>tf.zeros([2], "int32")</c> works.
/// </summary>
public readonly record struct DType
{
    private readonly byte code;

    private DType(byte code) => this.code = code;

    /// <summary>32-bit IEEE 754 floating point, 4 bytes an element.</summary>
    public static DType float32 => new(0);

    /// <summary>32-bit signed integer, 4 bytes an element.</summary>
    public static DType int32 => new(1);

    /// <summary>Truth value, 1 byte an element (0 or 1).</summary>
    public static DType @bool => new(2);

    /// <summary>Text; kept by the host, never on a device.</summary>
    public static DType @string => new(3);

    /// <summary>Bytes of an element on a device.</summary>
    public int Size => code switch { 0 or 1 =>
        4, 2 => 1, _ => throw new InvalidOperationException("string elements have no fixed size.") };

    /// <summary>The one that holds both: bool, then int32, then float32.</summary>
    /// <exception cref="ArgumentException">One is string and the other is not.</exception>
    public static DType Promote(DType a, DType b)
    {
        if (a == b) return a;
        if (a == @string || b == @string) throw new ArgumentException($"dtype: {a} and {b} have no common type.");
        return a == float32 || b == float32 ? float32 : int32;
    }

    /// <summary>Reads TensorFlow.js's name of a type.</summary>
    /// <exception cref="ArgumentException">The name is none of float32, int32, bool, string.</exception>
    public static implicit operator DType(string name) => name switch
    {
        "float32" => float32,
        "int32" => int32,
        "bool" => @bool,
        "string" => @string,
        _ => throw new ArgumentException($"dtype: expected float32, int32, bool or string, received '{name}'."),
    };

    /// <inheritdoc/>
    public override string ToString() => code switch { 0 => "float32", 1 => "int32", 2 => "bool", _ => "string" };
}
