using Strata.Training;

namespace Strata;

/// <summary>
/// A cluster that trains: given as <c>cluster:</c> to fit, fitDataset, evaluate or predict, it runs their steps with
/// the same result, to the bit, as without it. Made by <c>tf.cluster.local</c> or <c>tf.cluster.connect</c>.
/// </summary>
public abstract class ClusterSession : IAsyncDisposable
{
    /// <summary>Runs a run to its end; afterwards its variables hold the values of the last applied step.</summary>
    /// <exception cref="InvalidOperationException">The run failed; the message says what and who was waited
    /// for.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; the last applied step stays.</exception>
    public abstract Task RunAsync(RunRequest request, CancellationToken cancellationToken);

    /// <summary>Leaves the cluster; one that was started by this process ends.</summary>
    public abstract ValueTask DisposeAsync();
}
