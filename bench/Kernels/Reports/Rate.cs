namespace Strata.Bench.Kernels.Reports;

/// <summary>A figure that follows from how long a kernel took: its column's heading, its meaning, its value.</summary>
/// <param name="Name">The heading.</param>
/// <param name="Legend">What it means.</param>
/// <param name="Of">The figure from the kernel and the seconds of a run; NaN where it does not tell.</param>
internal sealed record Rate(string Name, string Legend, Func<KernelCase, double, double> Of)
{
    internal static readonly Rate Operations = new(
        "GFLOP/s", "necessary additions and multiplications, 10^9 a second",
        (kernel, seconds) => kernel.Operations > 0 ? kernel.Operations / seconds / 1e9 : double.NaN);

    internal static readonly Rate OperationShare = new(
        "% of peak", "share of the peak of multiply-adds in registers",
        (kernel, seconds) => Operations.Of(kernel, seconds) * 1e11 / MachinePeak.Here.Operations);

    internal static readonly Rate Bytes = new(
        "GB/s", "each operand read or written once, 10^9 bytes a second",
        (kernel, seconds) => kernel.Bytes / seconds / 1e9);

    internal static readonly Rate ByteShare = new(
        "% of copy", "share of the rate of a copy beyond the caches; within them it may be over 100",
        (kernel, seconds) => Bytes.Of(kernel, seconds) * 1e11 / MachinePeak.Here.Bytes);

    internal static IReadOnlyList<Rate> All { get; } = [Operations, OperationShare, Bytes, ByteShare];

    internal string Text(KernelCase kernel, double seconds)
    {
        double value = Of(kernel, seconds);
        return double.IsNaN(value) ? "-" : value.ToString("F1", System.Globalization.CultureInfo.InvariantCulture);
    }
}
