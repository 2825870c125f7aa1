using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace Strata.Bench.Kernels.Reports;

/// <summary>
/// Short jobs in this process: nothing is built or fetched, the number of threads and the peaks are those of this run.
/// </summary>
internal sealed class KernelConfig : ManualConfig
{
    internal KernelConfig()
    {
        AddJob(Job.Default
            .WithToolchain(InProcessEmitToolchain.Instance)
            .WithIterationTime(TimeInterval.FromMilliseconds(60))
            .WithWarmupCount(4)
            .WithIterationCount(7));
        AddLogger(ConsoleLogger.Default);
        AddExporter(MarkdownExporter.GitHub);
        AddColumnProvider(DefaultColumnProviders.Params);
        AddColumn(StatisticColumn.Median, StatisticColumn.StdDev);
        AddColumn(new RateColumn(Rate.Operations), new RateColumn(Rate.OperationShare));
        AddColumn(new RateColumn(Rate.Bytes), new RateColumn(Rate.ByteShare));
        WithSummaryStyle(SummaryStyle.Default.WithMaxParameterColumnWidth(60));
        WithArtifactsPath(Path.Combine("artifacts", "benchmarks"));
    }
}
