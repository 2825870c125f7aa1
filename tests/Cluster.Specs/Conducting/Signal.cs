namespace Strata.Cluster.Specs.Conducting;

/// <summary>What a process can be sent, as Linux numbers it.</summary>
internal enum Signal
{
    Kill = 9,
    Continue = 18,
    Stop = 19,
}
