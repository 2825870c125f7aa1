namespace Strata;

/// <summary>What a layer expects of one of its inputs.</summary>
public sealed record InputSpec
{
    /// <summary>The exact number of axes.</summary>
    public int? ndim { get; init; }

    /// <summary>The smallest number of axes.</summary>
    public int? minNDim { get; init; }

    /// <summary>The largest number of axes.</summary>
    public int? maxNDim { get; init; }

    /// <summary>The type of the elements.</summary>
    public DType? dtype { get; init; }

    /// <summary>The shape; null lengths fit anything.</summary>
    public Shape? shape { get; init; }

    /// <summary>Lengths of single axes; a negative axis counts from the end.</summary>
    public IReadOnlyDictionary<int, int>? axes { get; init; }

    internal void Check(string layer, int input, Shape received, DType type)
    {
        string lead = $"Input {input} is incompatible with layer {layer}: expected ";
        if (ndim is { } exact && received.Count != exact)
            throw new ShapeException($"{lead}ndim={exact}, found ndim={received.Count} in shape {received}.");
        if (maxNDim < received.Count)
            throw new ShapeException($"{lead}max_ndim={maxNDim}, found ndim={received.Count} in shape {received}.");
        if (minNDim > received.Count)
            throw new ShapeException($"{lead}min_ndim={minNDim}, found ndim={received.Count} in shape {received}.");
        if (dtype is { } wanted && type != wanted)
            throw new ArgumentException($"{lead}dtype={wanted}, found dtype={type}.");
        foreach (var (axis, length) in axes ?? new Dictionary<int, int>())
        {
            int? found = received[axis < 0 ? axis + received.Count : axis];
            if (found is not null && found != length)
                throw new ShapeException($"{lead}axis {axis} of length {length}, found {found} in shape {received}.");
        }

        if (shape is not null
            && (shape.Count != received.Count || !shape.Zip(received).All(p => Fits(p.First, p.Second))))
            throw new ShapeException($"{lead}shape={shape}, found shape={received}.");
    }

    private static bool Fits(int? expected, int? found) => expected is null || found is null || expected == found;
}
