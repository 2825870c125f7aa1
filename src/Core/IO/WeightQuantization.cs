using System.Buffers.Binary;

namespace Strata;

/// <summary>How a weight's numbers are stored in fewer bits.</summary>
/// <param name="dtype">"uint8" and "uint16": value·scale + min; "float16": half precision.</param>
/// <param name="scale">The step between values.</param>
/// <param name="min">The smallest value.</param>
public sealed record WeightQuantization(string dtype, double scale = 1, double min = 0)
{
    internal int BytesPerElement => dtype switch
    {
        "uint8" => 1,
        "uint16" or "float16" => 2,
        _ => throw new FormatException($"quantization: expected uint8, uint16 or float16, found '{dtype}'."),
    };

    /// <summary>The number that an element stands for.</summary>
    internal double Value(ReadOnlySpan<byte> stored, int index) => dtype switch
    {
        "uint8" => (stored[index] * scale) + min,
        "uint16" => (BinaryPrimitives.ReadUInt16LittleEndian(stored[(2 * index)..]) * scale) + min,
        _ => (double)BinaryPrimitives.ReadHalfLittleEndian(stored[(2 * index)..]),
    };
}
