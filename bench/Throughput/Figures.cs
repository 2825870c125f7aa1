namespace Strata.Bench.Throughput;

/// <summary>What a workload showed.</summary>
/// <param name="Rate">Samples per second: the median of the epochs after the first.</param>
/// <param name="Share">The necessary operations' share of what the machine could do at that time.</param>
/// <param name="Bytes">Managed bytes that an epoch allocates, from end to end, with its logs and callbacks: the median
/// of the epochs after the second.</param>
/// <param name="StepBytes">Those of them that are not there in an epoch of one step: what steps allocate.</param>
/// <param name="First">Seconds from the call of fit or predict to the end of its first step: trace, plan, compilation
/// and one batch.</param>
internal readonly record struct Figures(double Rate, double Share, long Bytes, long StepBytes, double First);
