using Xunit;

namespace Strata.Cluster.Specs.Walk;

/// <summary>Three workers inside of this process, for all walks.</summary>
public sealed class WalkCluster : IAsyncLifetime
{
    private ClusterSession? session;

    internal ClusterSession Session => session!;

    public async Task InitializeAsync() => session = await tf.cluster.local(workers: 3, inProcess: true);

    public async Task DisposeAsync()
    {
        if (session is not null) await session.DisposeAsync();
    }
}
