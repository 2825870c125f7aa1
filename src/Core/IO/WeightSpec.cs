namespace Strata;

/// <summary>One entry of a weights manifest.</summary>
/// <param name="name">The weight's name, like "dense_Dense1/kernel".</param>
/// <param name="shape">The lengths of its axes.</param>
/// <param name="dtype">float32, int32, bool or string.</param>
public sealed record WeightSpec(string name, int[] shape, DType dtype)
{
    // The length that precedes each text.
    private const int LengthBytes = 4;

    /// <summary>"optimizer" for the state of an optimizer.</summary>
    public string? group { get; init; }

    /// <summary>How the numbers are stored, if not as they are.</summary>
    public WeightQuantization? quantization { get; init; }

    /// <summary>The number of its elements.</summary>
    /// <exception cref="FormatException">A length is negative, or there are more than can be counted.</exception>
    internal long Size
    {
        get
        {
            Int128 size = 1;
            foreach (int n in shape)
            {
                if (n < 0) throw Bad($"a shape of lengths of at least 0, found {n}");
                size *= n;
                if (size > Array.MaxLength) size = (Int128)Array.MaxLength + 1;
            }

            return shape.Contains(0) ? 0 : size <= Array.MaxLength ? (long)size
                : throw Bad($"at most {Array.MaxLength} elements, found shape [{string.Join(",", shape)}]");
        }
    }

    /// <summary>How many bytes of a file it takes; of texts, how many at least.</summary>
    /// <exception cref="FormatException">The shape or the quantization does not hold.</exception>
    internal long LeastBytes
    {
        get
        {
            if (shape.Length > Tensors.Dims.MaxRank) throw Bad($"at most {Tensors.Dims.MaxRank} axes");
            int each = quantization?.BytesPerElement ?? (dtype == DType.@string ? LengthBytes : dtype.Size);
            return Size * each;
        }
    }

    private FormatException Bad(string expected) => new($"weight '{name}': expected {expected}.");
}
