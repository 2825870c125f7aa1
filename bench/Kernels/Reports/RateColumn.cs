using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Strata.Bench.Kernels.Reports;

/// <summary>A rate as a column of BenchmarkDotNet's table, from the median.</summary>
internal sealed class RateColumn(Rate rate) : IColumn
{
    private const double Nanosecond = 1e-9;

    public string Id => rate.Name;

    public string ColumnName => rate.Name;

    public string Legend => rate.Legend;

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Custom;

    public int PriorityInCategory => Rate.All.ToList().IndexOf(rate);

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public bool IsAvailable(Summary summary) => true;

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase) =>
        summary[benchmarkCase]?.ResultStatistics is { } statistics
            ? rate.Text(Kernel(benchmarkCase), statistics.Median * Nanosecond)
            : "-";

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) =>
        GetValue(summary, benchmarkCase);

    private static KernelCase Kernel(BenchmarkCase benchmark) =>
        (KernelCase)benchmark.Parameters[nameof(KernelBenchmarks.Case)];
}
