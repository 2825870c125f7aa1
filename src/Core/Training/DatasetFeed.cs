using Strata.Plans;

namespace Strata.Training;

/// <summary>The steps of a run over batches that come one after the other.</summary>
/// <param name="steps">The steps and the tensors of each, in order.</param>
internal sealed class DatasetFeed(IAsyncEnumerable<(StepInfo Step, Tensor[] Batch)> steps) : IStepFeed
{
    private readonly IAsyncEnumerator<(StepInfo Step, Tensor[] Batch)> source = steps.GetAsyncEnumerator();
    private Tensor[] batch = [];
    private int[] picks = [];

    /// <inheritdoc/>
    public async ValueTask<StepInfo?> NextAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var tensor in batch) tensor.dispose();
        batch = [];
        if (!await source.MoveNextAsync().ConfigureAwait(false)) return null;
        batch = source.Current.Batch;
        return source.Current.Step;
    }

    /// <inheritdoc/>
    public void Load(PlanExecutor executor, LeafRange rows)
    {
        if (picks.Length < rows.Count) picks = new int[rows.Count];
        for (int i = 0; i < rows.Count; i++) picks[i] = rows.First + i;
        for (int i = 0; i < batch.Length; i++) executor.GatherInput(i, batch[i].View, picks.AsSpan(0, rows.Count));
    }

    /// <inheritdoc/>
    public Tensor[] Tensors() => batch;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var tensor in batch) tensor.dispose();
        await source.DisposeAsync().ConfigureAwait(false);
    }
}
