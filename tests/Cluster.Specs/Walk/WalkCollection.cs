using Xunit;

namespace Strata.Cluster.Specs.Walk;

/// <summary>The walks over all layers, losses, metrics and optimizers: they share a cluster.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class WalkCollection : ICollectionFixture<WalkCluster>
{
    public const string Name = "walk";
}
