namespace Strata.Bench.Throughput;

/// <summary>What a workload showed.</summary>
/// <param name="All">The median of the epochs after the first.</param>
/// <param name="Alone">The median of epochs of few steps in which we were alone on our cores; null if there were too
/// few of them.</param>
/// <param name="Bytes">Managed bytes that an epoch allocates, from end to end, with its logs and callbacks: the median
/// of the epochs after the second.</param>
/// <param name="StepBytes">Those of them that are not there in an epoch of one step: what steps allocate.</param>
/// <param name="First">Seconds from the call of fit or predict to the end of its first step: trace, plan, compilation
/// and one batch.</param>
internal readonly record struct Figures(Pace All, Pace? Alone, long Bytes, long StepBytes, double First);
