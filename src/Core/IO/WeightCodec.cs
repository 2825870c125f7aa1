using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Strata.Tensors;

namespace Strata.IO;

/// <summary>Between tensors and the little-endian bytes of weight files.</summary>
internal static class WeightCodec
{
    /// <summary>Tensors as bytes, one piece each, and their descriptions.</summary>
    internal static (List<ReadOnlyMemory<byte>> Data, WeightSpec[] Specs) Encode(
        IReadOnlyList<NamedTensor> weights, string? group = null)
    {
        var data = new List<ReadOnlyMemory<byte>>(weights.Count);
        var specs = new WeightSpec[weights.Count];
        for (int i = 0; i < specs.Length; i++)
        {
            var tensor = weights[i].tensor;
            specs[i] = new(weights[i].name, tensor.shape, tensor.dtype) { group = group };
            data.Add(BytesOf(tensor));
        }

        return (data, specs);
    }

    /// <summary>The tensors that specs describe.</summary>
    /// <exception cref="FormatException">The bytes are fewer or more than described, or a description does not
    /// hold.</exception>
    internal static List<NamedTensor> Decode(IReadOnlyList<ReadOnlyMemory<byte>> data, IReadOnlyList<WeightSpec> specs)
    {
        var bytes = new WeightBytes(data);
        bytes.CheckLength(specs);
        var tensors = new List<NamedTensor>(specs.Count);
        foreach (var spec in specs) tensors.Add(new(spec.name, Read(bytes, spec)));
        bytes.CheckEnd(specs.Count);
        return tensors;
    }

    /// <summary>The next tensor.</summary>
    /// <exception cref="FormatException">The bytes do not hold it.</exception>
    internal static ConcreteTensor Read(WeightBytes bytes, WeightSpec spec)
    {
        string what = $"weight '{spec.name}'";
        if (spec.quantization is { } quantization) return Dequantized(bytes, spec, quantization, what);
        if (spec.dtype == DType.@string) return Strings(bytes, spec, what);
        var values = bytes.Take(spec.LeastBytes, what).Span;
        if (spec.dtype == DType.@bool) values = Array.ConvertAll(values.ToArray(), b => b == 0 ? (byte)0 : (byte)1);
        else if (!BitConverter.IsLittleEndian) values = Swapped(values.ToArray(), spec.dtype.Size);
        return Engine.FromHost(values, new(new([.. spec.shape]), spec.dtype));
    }

    /// <summary>Pieces as one array.</summary>
    internal static byte[] Joined(IReadOnlyList<ReadOnlyMemory<byte>> pieces)
    {
        byte[] all = GC.AllocateUninitializedArray<byte>(checked((int)pieces.Sum(piece => (long)piece.Length)));
        int at = 0;
        foreach (var piece in pieces)
        {
            piece.CopyTo(all.AsMemory(at));
            at += piece.Length;
        }

        return all;
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

    private static ConcreteTensor Dequantized(WeightBytes bytes, WeightSpec spec, WeightQuantization q, string what)
    {
        var dims = new Dims([.. spec.shape]);
        var stored = bytes.Take(spec.LeastBytes, what).Span;
        if (spec.dtype == DType.float32)
        {
            float[] values = new float[spec.Size];
            for (int i = 0; i < values.Length; i++) values[i] = (float)q.Value(stored, i);
            return Engine.FromHost(MemoryMarshal.AsBytes<float>(values), new(dims, DType.float32));
        }

        if (spec.dtype != DType.int32 || q.dtype == "float16")
            throw new FormatException($"{what}: {q.dtype} numbers cannot stand for {spec.dtype}.");
        int[] whole = new int[spec.Size];
        for (int i = 0; i < whole.Length; i++) whole[i] = (int)Math.Floor(q.Value(stored, i) + 0.5);
        return Engine.FromHost(MemoryMarshal.AsBytes<int>(whole), new(dims, DType.int32));
    }

    private static ConcreteTensor Strings(WeightBytes bytes, WeightSpec spec, string what)
    {
        if (spec.LeastBytes > bytes.Left)
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
