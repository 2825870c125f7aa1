using System.Runtime.InteropServices;
using Strata.Tensors;

namespace Strata.Data;

/// <summary>Stacks leaves along a new first axis.</summary>
internal static class LeafStack
{
    /// <summary>
    /// The leaves as one tensor: numbers are float32; arrays of whole numbers int32, as in TensorFlow.js.
    /// </summary>
    /// <param name="leaves">Tensors, or numbers, truth values, text and arrays of them.</param>
    /// <param name="path">Where in the element they are, for messages.</param>
    internal static Tensor Of(object?[] leaves, string path)
    {
        if (leaves[0] is Tensor) return OfTensors(leaves, path);
        var type = HostLeaf.TypeOf(leaves[0]);
        if (type == typeof(string))
        {
            var (strings, dims) = Join(leaves, path, value => value as string ?? throw new InvalidCastException());
            return new ConcreteTensor(strings, dims);
        }

        if (type == typeof(bool))
        {
            var (truths, dims) = Join(leaves, path, value => (bool)value! ? (byte)1 : (byte)0);
            return Engine.FromHost(truths, new(dims, DType.@bool));
        }

        if (leaves[0] is Array && type != typeof(float) && type != typeof(double))
        {
            var (ints, dims) = Join(leaves, path, Convert.ToInt32);
            return Engine.FromHost(MemoryMarshal.AsBytes<int>(ints), new(dims, DType.int32));
        }

        var (floats, shape) = Join(leaves, path, HostLeaf.ToFloat);
        return Engine.FromHost(MemoryMarshal.AsBytes<float>(floats), new(shape, DType.float32));
    }

    private static ConcreteTensor OfTensors(object?[] leaves, string path)
    {
        var spec = ((Tensor)leaves[0]!).Spec;
        for (int row = 1; row < leaves.Length; row++)
        {
            if (leaves[row] is not Tensor other) throw Unlike(leaves[row], path);
            if (other.Spec != spec)
                throw Differs($"{spec.Dims} ({spec.DType})", $"{other.Dims} ({other.dtype})", row, path);
        }

        Dims dims = new([leaves.Length, .. spec.Dims.Span]);
        if (spec.DType == DType.@string) return new([.. leaves.SelectMany(leaf => ((Tensor)leaf!).Strings)], dims);
        var result = Engine.Allocate(new(dims, spec.DType));
        int size = checked((int)spec.Dims.Size);
        for (int row = 0; row < leaves.Length; row++)
        {
            var source = ((Tensor)leaves[row]!).View;
            source.Buffer.Owner.CopyStrided(source.As([size]), new([size], 0, [1], (long)row * size, [1]), result.View);
            GC.KeepAlive(leaves[row]);
        }

        return result;
    }

    private static (T[] Values, Dims Dims) Join<T>(object?[] leaves, string path, Func<object?, T> convert)
    {
        T[] joined = [];
        Dims dims = default;
        for (int row = 0; row < leaves.Length; row++)
        {
            var (values, shape) = Read(leaves[row], path, convert);
            if (row == 0) (joined, dims) = (new T[values.Length * leaves.Length], shape);
            else if (shape != dims) throw Differs($"{dims}", $"{shape}", row, path);
            values.CopyTo(joined, row * values.Length);
        }

        return (joined, new([leaves.Length, .. dims.Span]));
    }

    private static (T[] Values, Dims Dims) Read<T>(object? leaf, string path, Func<object?, T> convert)
    {
        try
        {
            return HostLeaf.Read(leaf, convert);
        }
        catch (Exception error) when (error is InvalidCastException or FormatException or OverflowException)
        {
            throw Unlike(leaf, path);
        }
    }

    private static ShapeException Differs(string expected, string received, int row, string path) =>
        new($"batch: expected shape {expected} as of the first element, " +
            $"received {received} at element {row} of the batch{path}.");

    private static ArgumentException Unlike(object? leaf, string path) =>
        new($"batch: expected tensors, numbers, truth values or text, all of one kind, " +
            $"received {HostLeaf.Describe(leaf)}{path}.");
}
