namespace Strata;

/// <summary>One entry of a weights manifest.</summary>
/// <param name="name">The weight's name, like "dense_Dense1/kernel".</param>
/// <param name="shape">The lengths of its axes.</param>
/// <param name="dtype">float32, int32, bool or string.</param>
public sealed record WeightSpec(string name, int[] shape, DType dtype)
{
    /// <summary>"optimizer" for the state of an optimizer.</summary>
    public string? group { get; init; }

    /// <summary>How the numbers are stored, if not as they are.</summary>
    public WeightQuantization? quantization { get; init; }

    internal long Size
    {
        get
        {
            long size = 1;
            foreach (int n in shape)
            {
                if (n < 0)
                    throw new FormatException(
                    $"weight '{name}': expected a shape of lengths of at least 0, found {n}.");
                size = checked(size * n);
            }

            return size;
        }
    }
}
