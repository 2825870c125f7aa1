using Xunit;

namespace Strata.Cluster.Specs;

/// <summary>All specs: each has the machine, and the process's seed, for itself.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
