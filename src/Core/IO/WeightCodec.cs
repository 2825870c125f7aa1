using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Strata.Tensors;

namespace Strata.IO;

/// <summary>Between tensors and the little-endian bytes of weight files.</summary>
internal static class WeightCodec
{
    /// <summary>Tensors as bytes, tightly one behind the other, and their descriptions.</summary>
    internal static (byte[] Data, WeightSpec[] Specs) Encode(IReadOnlyList<NamedTensor> weights, string? group = null)
    {
        using var data = new MemoryStream();
        var specs = new WeightSpec[weights.Count];
        for (int i = 0; i < specs.Length; i++)
        {
            var tensor = weights[i].tensor;
            specs[i] = new(weights[i].name, tensor.shape, tensor.dtype) { group = group };
            data.Write(BytesOf(tensor));
        }

        return (data.ToArray(), specs);
    }

    /// <summary>The tensors that specs describe.</summary>
    /// <exception cref="FormatException">The bytes are fewer or more than described, or a description does not
    /// hold.</exception>
    internal static List<NamedTensor> Decode(IReadOnlyList<ReadOnlyMemory<byte>> data, IReadOnlyList<WeightSpec> specs)
    {
        var bytes = new WeightBytes(data);
        var tensors = new List<NamedTensor>(specs.Count);
        foreach (var spec in specs) tensors.Add(new(spec.name, Read(bytes, spec)));
        if (bytes.Left > 0)
            throw new FormatException(
            $"weights: {bytes.Left} bytes are left behind the {specs.Count} weights described.");
        return tensors;
    }

    private static byte[] BytesOf(Tensor tensor)
    {
        if (tensor.dtype == DType.float32) return Swapped(MemoryMarshal.AsBytes<float>(tensor.dataSync()).ToArray(), 4);
        if (tensor.dtype == DType.int32)
            return Swapped(MemoryMarshal.AsBytes<int>(tensor.dataSync<int>()).ToArray(), 4);
        if (tensor.dtype == DType.@bool) return Array.ConvertAll(tensor.dataSync<bool>(), b => b ? (byte)1 : (byte)0);
        using var data = new MemoryStream();
        foreach (string text in tensor.dataSync<string>())
        {
            byte[] utf8 = Encoding.UTF8.GetBytes(text), length = new byte[4];
            BinaryPrimitives.WriteInt32LittleEndian(length, utf8.Length);
            data.Write(length);
            data.Write(utf8);
        }

        return data.ToArray();
    }

    private static ConcreteTensor Read(WeightBytes bytes, WeightSpec spec)
    {
        string what = $"weight '{spec.name}'";
        long size = spec.Size;
        if (spec.quantization is { } quantization) return Dequantized(bytes, spec, quantization, what);
        if (spec.dtype == DType.@string) return Strings(bytes, spec, what);
        var values = bytes.Take(checked(size * spec.dtype.Size), what);
        byte[] native = Swapped(values.ToArray(), spec.dtype.Size);
        if (spec.dtype == DType.@bool) native = Array.ConvertAll(native, b => b == 0 ? (byte)0 : (byte)1);
        return Engine.FromHost(native, new(new([.. spec.shape]), spec.dtype));
    }

    private static ConcreteTensor Dequantized(WeightBytes bytes, WeightSpec spec, WeightQuantization q, string what)
    {
        var stored = bytes.Take(checked(spec.Size * q.BytesPerElement), what).Span;
        float[] values = new float[spec.Size];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = q.dtype switch
            {
                "uint8" => (float)((stored[i] * q.scale) + q.min),
                "uint16" => (float)((BinaryPrimitives.ReadUInt16LittleEndian(stored[(2 * i)..]) * q.scale) + q.min),
                _ => (float)BinaryPrimitives.ReadHalfLittleEndian(stored[(2 * i)..]),
            };
        }

        var dims = new Dims([.. spec.shape]);
        if (spec.dtype == DType.float32)
            return Engine.FromHost(MemoryMarshal.AsBytes<float>(values), new(dims, DType.float32));
        if (spec.dtype != DType.int32 || q.dtype == "float16")
            throw new FormatException($"{what}: {q.dtype} numbers cannot stand for {spec.dtype}.");
        int[] whole = Array.ConvertAll(values, v => (int)Math.Floor(v + 0.5));
        return Engine.FromHost(MemoryMarshal.AsBytes<int>(whole), new(dims, DType.int32));
    }

    private static ConcreteTensor Strings(WeightBytes bytes, WeightSpec spec, string what)
    {
        if (spec.Size * 4 > bytes.Left)
            throw new FormatException($"{what}: the weight files are too short for {spec.Size} strings.");
        string[] texts = new string[spec.Size];
        for (int i = 0; i < texts.Length; i++)
        {
            uint length = BinaryPrimitives.ReadUInt32LittleEndian(bytes.Take(4, what).Span);
            texts[i] = Encoding.UTF8.GetString(bytes.Take(length, what).Span);
        }

        return new(texts, new([.. spec.shape]));
    }

    // Weight files are little-endian whatever the machine is.
    private static byte[] Swapped(byte[] bytes, int width)
    {
        if (BitConverter.IsLittleEndian || width == 1) return bytes;
        for (int i = 0; i < bytes.Length; i += width) Array.Reverse(bytes, i, width);
        return bytes;
    }
}
