using Strata.Training;

namespace Strata.Sessions;

/// <summary>A cluster that is reached through its coordinator's client port.</summary>
/// <param name="link">The way to the coordinator.</param>
/// <param name="workers">How many workers the first view of a run waits for, for a while.</param>
/// <param name="close">Ends what was started for the session.</param>
internal sealed class RemoteSession(ClientLink link, int workers, Func<ValueTask> close) : ClusterSession
{
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public override Task RunAsync(RunRequest request, CancellationToken cancellationToken) =>
        RunAsync(link, workers, request, cancellationToken);

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        link.Dispose();
        await close().ConfigureAwait(false);
    }

    /// <summary>Runs a run through a link.</summary>
    /// <param name="link">The way to the coordinator.</param>
    /// <param name="workers">How many workers the first view waits for, for a while.</param>
    /// <param name="request">The run.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal static async Task RunAsync(
        ClientLink link, int workers, RunRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        RemoteRun run = request.Data switch
        {
            RunData.Whole whole => new WholeRun(link, request, whole),
            RunData.Stream stream => new StreamedRun(link, request, stream),
            _ => throw new ArgumentException("request: its data are of no kind that a cluster takes."),
        };
        await run.RunAsync(Math.Max(1, workers), StopWithin, cancellationToken).ConfigureAwait(false);
    }
}
