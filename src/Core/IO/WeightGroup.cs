namespace Strata.IO;

/// <summary>Weights that lie one behind the other in some files; a weight may straddle two.</summary>
/// <param name="Paths">The files in order.</param>
/// <param name="Weights">The weights in order.</param>
internal sealed record WeightGroup(string[] Paths, WeightSpec[] Weights)
{
    /// <summary>How long the files are together; null if that depends on texts in them.</summary>
    /// <exception cref="FormatException">A description does not hold.</exception>
    internal long? Bytes
    {
        get
        {
            long sum = 0;
            bool known = true;
            foreach (var weight in Weights)
            {
                long bytes = weight.LeastBytes;
                sum = bytes <= long.MaxValue - sum ? sum + bytes : long.MaxValue;
                known &= weight.dtype != DType.@string;
            }

            return known ? sum : null;
        }
    }
}
