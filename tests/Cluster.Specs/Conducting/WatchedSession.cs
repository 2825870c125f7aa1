using Strata.Training;

namespace Strata.Cluster.Specs.Conducting;

/// <summary>A cluster whose runs' steps the conductor sees, without making any of them wait for it.</summary>
internal sealed class WatchedSession(ClusterSession inner) : ClusterSession
{
    /// <summary>The progress of the newest run.</summary>
    internal RunProgress Progress { get; private set; } = new();

    /// <summary>Makes ready for another run.</summary>
    internal RunProgress Watch() => Progress = new();

    public override Task RunAsync(RunRequest request, CancellationToken cancellationToken) =>
        inner.RunAsync(request with { Events = new WatchedEvents(request.Events, Progress) }, cancellationToken);

    public override ValueTask DisposeAsync() => inner.DisposeAsync();
}
