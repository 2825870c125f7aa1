namespace Strata.Bench.Throughput;

/// <summary>What a workload showed.</summary>
/// <param name="Rate">Samples per second: the median of the epochs after the first.</param>
/// <param name="Bytes">Managed bytes that an epoch allocates, from end to end, with its logs and callbacks: the median
/// of the epochs after the second.</param>
/// <param name="StepBytes">Those of them that are not there in an epoch of one step: what steps allocate.</param>
/// <param name="First">Seconds from the call of fit or predict to the end of its first step, in a process of its own:
/// trace, plan, compilation and one batch.</param>
internal readonly record struct Figures(double Rate, long Bytes, long StepBytes, double First);
