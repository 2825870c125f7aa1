using System.Runtime.InteropServices;

namespace Strata.Tensors;

/// <summary>
/// Tensors from arrays of .NET: flat, rectangular (float[,]) or nested (float[][]), of numbers, bool or string.
/// </summary>
internal static class HostValues
{
    /// <summary>A tensor of these values.</summary>
    /// <param name="op">What messages call the function.</param>
    /// <param name="values">The values; their form is the shape if none is given.</param>
    /// <param name="shape">The shape, for the values in row-major order.</param>
    /// <param name="dtype">
    /// The type; by default bool of bool, string of string, int32 of whole numbers in an array that is typed so, else
    /// float32.
    /// </param>
    /// <param name="rank">How many axes there must be; null for any.</param>
    /// <exception cref="ShapeException">Rows of different lengths, or a shape that does not fit the values.</exception>
    internal static Tensor Of(string op, Array values, int[]? shape, DType? dtype, int? rank = null)
    {
        var (flat, found) = Flatten(op, values);
        var dims = DimsFor(op, found, shape, flat.Length, rank);
        return flat switch
        {
            float[] floats when dtype is null || dtype == DType.float32 => Create<float>(floats, dims, DType.float32),
            string[] strings => Text(op, strings, dims, dtype),
            _ => Number(op, flat, dims, dtype ?? Natural(flat)),
        };
    }

    /// <summary>A float32 tensor of values in row-major order.</summary>
    internal static Tensor Of(string op, ReadOnlySpan<float> values, int[] shape)
    {
        var dims = DimsFor(op, [values.Length], shape, values.Length, null);
        return Create(values, dims, DType.float32);
    }

    /// <summary>A shape that a user gave, as dimensions; −1, the batch axis, is for code that is traced.</summary>
    /// <exception cref="ShapeException">A length is negative.</exception>
    internal static Dims DimsOf(string op, int[] shape)
    {
        bool traced = Plans.Trace.Current is not null;
        for (int i = 0; i < shape.Length; i++)
        {
            if (shape[i] < 0 && !(traced && i == 0))
            {
                throw new ShapeException(
                    $"{op}: shape: expected lengths of at least 0, received [{string.Join(",", shape)}].");
            }
        }

        return new([.. shape]);
    }

    private static DType Natural(Array values) => values switch
    {
        bool[] => DType.@bool,
        float[] or double[] or decimal[] or Half[] => DType.float32,
        _ => DType.int32,
    };

    private static ConcreteTensor Create<T>(ReadOnlySpan<T> values, Dims dims, DType dtype)
        where T : unmanaged => Engine.FromHost(MemoryMarshal.AsBytes(values), new(dims, dtype));

    private static ConcreteTensor Text(string op, string[] strings, Dims dims, DType? dtype) =>
        dtype is null || dtype == DType.@string ? new ConcreteTensor([.. strings], dims)
            : throw new ArgumentException($"{op}: dtype: expected string for values that are text, received {dtype}.");

    private static ConcreteTensor Number(string op, Array values, Dims dims, DType dtype)
    {
        if (dtype == DType.@string)
        {
            throw new ArgumentException(
                $"{op}: values: expected text for dtype string, received {values.GetType().Name}.");
        }

        double[] numbers = values as double[] ?? ToDoubles(op, values);
        if (dtype == DType.float32) return Create<float>(Array.ConvertAll(numbers, n => (float)n), dims, dtype);
        if (dtype == DType.int32)
            return Create<int>(Array.ConvertAll(numbers, n => unchecked((int)(long)n)), dims, dtype);
        return Create<byte>(Array.ConvertAll(numbers, n => n != 0 ? (byte)1 : (byte)0), dims, dtype);
    }

    private static double[] ToDoubles(string op, Array values)
    {
        double[] numbers = new double[values.Length];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = values.GetValue(i) switch
            {
                bool truth => truth ? 1 : 0,
                IConvertible number and not string and not char => Convert.ToDouble(number),
                var other => throw new ArgumentException(
                    $"{op}: values: expected numbers, bool or text, received {other?.GetType().Name ?? "null"}."),
            };
        }

        return numbers;
    }

    private static (Array Flat, int[] Shape) Flatten(string op, Array values)
    {
        if (values.Rank == 1 && values.GetType().GetElementType()!.IsArray) return FlattenNested(op, values);
        if (values.Rank == 1) return (values, [values.Length]);
        int[] shape = [.. Enumerable.Range(0, values.Rank).Select(values.GetLength)];
        var element = values.GetType().GetElementType()!;
        var flat = Array.CreateInstance(element, values.Length);
        if (element.IsPrimitive)
        {
            Buffer.BlockCopy(values, 0, flat, 0, Buffer.ByteLength(values));
            return (flat, shape);
        }

        int i = 0;
        foreach (object? value in values) flat.SetValue(value, i++);
        return (flat, shape);
    }

    private static (Array Flat, int[] Shape) FlattenNested(string op, Array rows)
    {
        var parts = new (Array Flat, int[] Shape)[rows.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            parts[i] = Flatten(op, (Array?)rows.GetValue(i) ?? throw new ArgumentException(
                $"{op}: values: expected numbers in row {i}, received null."));
            if (parts[i].Shape.SequenceEqual(parts[0].Shape)) continue;
            throw new ShapeException(
                $"{op}: values: expected rows of one shape, received [{string.Join(",", parts[0].Shape)}] in row 0 " +
                $"and [{string.Join(",", parts[i].Shape)}] in row {i}.");
        }

        var element = rows.GetType().GetElementType()!;
        while (element.IsArray) element = element.GetElementType()!;
        var flat = Array.CreateInstance(element, parts.Sum(part => part.Flat.Length));
        int at = 0;
        foreach (var (part, _) in parts)
        {
            Array.Copy(part, 0, flat, at, part.Length);
            at += part.Length;
        }

        return (flat, [parts.Length, .. parts.Length == 0 ? [] : parts[0].Shape]);
    }

    private static Dims DimsFor(string op, int[] found, int[]? shape, int count, int? rank)
    {
        int[] wanted = shape ?? found;
        if (rank is { } axes && wanted.Length != axes)
        {
            throw new ShapeException(shape is null
                ? $"{op}: values: expected {axes} axes, received {found.Length}; flat values need a shape."
                : $"{op}: shape: expected {axes} lengths, received [{string.Join(",", shape)}].");
        }

        var dims = DimsOf(op, wanted);
        bool nested = found.Length > 1 && !found.AsSpan().SequenceEqual(wanted);
        return dims.Size == count && !nested ? dims : throw new ShapeException(
            $"{op}: shape: expected one for values of shape [{string.Join(",", found)}], received {dims}.");
    }
}
