namespace Strata.Bench.Kernels.Cases;

/// <summary>All kernels with the shapes that the workloads of bench/Throughput give them, and large ones.</summary>
internal static class KernelCases
{
    internal static IReadOnlyList<KernelCase> All { get; } =
    [
        .. LinearCases.All,
        .. ConvolutionCases.All,
        .. PoolingCases.All,
        .. RecurrentCases.All,
        .. ElementwiseCases.All,
        .. LossCases.All,
        .. ReductionCases.All,
        .. MovementCases.All,
    ];
}
