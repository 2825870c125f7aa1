using Strata.Plans;

namespace Strata.Training;

/// <summary>A feed whose first step was looked at before the run began, to know the shapes.</summary>
internal sealed class PeekedFeed(IStepFeed feed) : IStepFeed
{
    private StepInfo? first;

    /// <summary>Rows of the first step.</summary>
    internal int Rows => first?.Rows ?? 0;

    /// <summary>Reads the first step.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    internal async Task PeekAsync(CancellationToken cancellationToken) =>
        first = await feed.NextAsync(cancellationToken).ConfigureAwait(false)
            ?? throw new ArgumentException("dataset: expected at least one batch, received none.");

    /// <inheritdoc/>
    public ValueTask<StepInfo?> NextAsync(CancellationToken cancellationToken)
    {
        if (first is not { } step) return feed.NextAsync(cancellationToken);
        first = null;
        return new(step);
    }

    /// <inheritdoc/>
    public void Load(PlanExecutor executor, LeafRange rows) => feed.Load(executor, rows);

    /// <inheritdoc/>
    public Tensor[] Tensors() => feed.Tensors();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => feed.DisposeAsync();
}
