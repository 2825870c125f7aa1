using Strata.Training;

namespace Strata.Sessions;

/// <summary>A cluster that is reached through its coordinator's client port.</summary>
internal sealed class RemoteSession(ClientLink link, int workers, Func<ValueTask> close) : ClusterSession
{
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public override async Task RunAsync(RunRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        RemoteRun run = request.Data switch
        {
            RunData.Whole whole => new WholeRun(link, request, whole),
            RunData.Stream stream => new StreamedRun(link, request, stream),
            _ => throw new ArgumentException("request: its data are of no kind that a cluster takes."),
        };
        await run.RunAsync(workers, StopWithin, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        link.Dispose();
        await close().ConfigureAwait(false);
    }
}
