using BenchmarkDotNet.Attributes;

namespace Strata.Bench.Kernels;

/// <summary>All kernels, by BenchmarkDotNet.</summary>
public class KernelBenchmarks
{
    private Action run = () => { };

    /// <summary>What is asked for on the command line.</summary>
    internal static IReadOnlyList<KernelCase> Chosen { get; set; } = [];

    /// <summary>The kernel and its operands.</summary>
    [ParamsSource(nameof(Cases))]
    public KernelCase Case { get; set; } = null!;

    /// <summary>Where the cases come from.</summary>
    public static IEnumerable<KernelCase> Cases() => Chosen;

    /// <summary>Makes the operands.</summary>
    [GlobalSetup]
    public void Prepare() => run = Case.Prepare();

    /// <summary>Runs the kernel once.</summary>
    [Benchmark]
    public void Kernel() => run();
}
