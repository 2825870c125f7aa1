using System.Buffers.Binary;
using System.IO.Enumeration;

namespace Strata.IO;

/// <summary>
/// Stores float32 weights in fewer bits, as the converter of TensorFlow.js does: uint8 and uint16 by a scale and a
/// smallest value, moved a little where needed so that 0 stays exact; float16 by rounding.
/// </summary>
internal sealed class WeightQuantizer(IReadOnlyDictionary<string, string[]> patterns)
{
    /// <summary>A weight's bytes and description, quantized if a pattern matches its name.</summary>
    /// <exception cref="ArgumentException">A type is none to quantize to, or two of them match a name.</exception>
    internal (ReadOnlyMemory<byte> Data, WeightSpec Spec) Quantize(ReadOnlyMemory<byte> data, WeightSpec spec)
    {
        if (spec.dtype != DType.float32 || TypeOf(spec.name) is not { } dtype) return (data, spec);
        float[] values = new float[spec.Size];
        for (int i = 0; i < values.Length; i++)
            values[i] = BinaryPrimitives.ReadSingleLittleEndian(data.Span[(4 * i)..]);
        if (dtype == "float16") return (Halves(values), spec with { quantization = new(dtype) });
        var quantization = Range(values, dtype);
        return (Steps(values, quantization), spec with { quantization = quantization });
    }

    private string? TypeOf(string name)
    {
        string? found = null;
        foreach (var (dtype, names) in patterns)
        {
            if (dtype is not ("uint8" or "uint16" or "float16"))
            {
                throw new ArgumentException(
                    $"quantizationDtypeMap: expected uint8, uint16 or float16, received '{dtype}'.");
            }

            if (!Array.Exists(names, pattern => FileSystemName.MatchesSimpleExpression(pattern, name, false))) continue;
            if (found is not null)
                throw new ArgumentException($"quantizationDtypeMap: '{name}' is matched by {found} and by {dtype}.");
            found = dtype;
        }

        return found;
    }

    private static byte[] Halves(float[] values)
    {
        byte[] bytes = new byte[2 * values.Length];
        for (int i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteHalfLittleEndian(bytes.AsSpan(2 * i), (Half)values[i]);
        return bytes;
    }

    private static WeightQuantization Range(float[] values, string dtype)
    {
        if (values.Length == 0) return new(dtype);
        if (!Array.TrueForAll(values, float.IsFinite))
            throw new ArgumentException($"quantizationDtypeMap: {dtype} cannot hold weights that are not finite.");
        double min = values.Min(), max = values.Max();
        if (min == max) return new(dtype, 1, min);
        double scale = (max - min) / MaxOf(dtype);
        return new(dtype, scale, min <= 0 && max >= 0 ? -Math.Round(-min / scale) * scale : min);
    }

    private static byte[] Steps(float[] values, WeightQuantization q)
    {
        byte[] bytes = new byte[q.BytesPerElement * values.Length];
        ushort[] steps = Array.ConvertAll(
            values, v => (ushort)Math.Clamp(Math.Round((v - q.min) / q.scale), 0, MaxOf(q.dtype)));
        for (int i = 0; i < steps.Length; i++)
        {
            if (q.BytesPerElement == 1) bytes[i] = (byte)steps[i];
            else BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(2 * i), steps[i]);
        }

        return bytes;
    }

    private static double MaxOf(string dtype) => dtype == "uint8" ? byte.MaxValue : ushort.MaxValue;
}
