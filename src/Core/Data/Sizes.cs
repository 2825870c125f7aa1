namespace Strata.Data;

/// <summary>How many elements a step leaves: null if unknown, positive infinity if it never ends.</summary>
internal static class Sizes
{
    internal static double? Batch(double? size, int batchSize, bool smallLastBatch) =>
        smallLastBatch ? Ceiling(size / batchSize) : Floor(size / batchSize);

    internal static double? Concatenate(double? first, double? second) =>
        first is double.PositiveInfinity || second is double.PositiveInfinity
            ? double.PositiveInfinity : first + second;

    internal static double? Repeat(double? size, int? count) => (size, count) switch
    {
        (_, 0) or (0d, _) => 0,
        (null, _) => null,
        (_, > 0) => size * count,
        _ => double.PositiveInfinity,
    };

    internal static double? Skip(double? size, int? count) =>
        count is null or < 0 ? 0 : size is null ? null : Math.Max(0, size.Value - count.Value);

    internal static double? Take(double? size, int? count) =>
        count is null or < 0 || size is null ? size : Math.Min(size.Value, count.Value);

    private static double? Ceiling(double? n) => n is null ? null : Math.Ceiling(n.Value);

    private static double? Floor(double? n) => n is null ? null : Math.Floor(n.Value);
}
