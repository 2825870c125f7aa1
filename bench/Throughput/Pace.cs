namespace Strata.Bench.Throughput;

/// <summary>How fast epochs went.</summary>
/// <param name="Rate">Samples per second.</param>
/// <param name="Share">The necessary operations' share of what the machine could do at that time.</param>
internal readonly record struct Pace(double Rate, double Share);
