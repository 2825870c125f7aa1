using Strata.Plans;
using Strata.Training;

namespace Strata.Worker.Compute;

/// <summary>Tensors that every worker has whole.</summary>
internal sealed class WholeFeed(TensorFeed tensors) : IRunFeed
{
    /// <inheritdoc/>
    public void Seek(int generation, in StepInfo step) => tensors.Seek(step.Step);

    /// <inheritdoc/>
    public void Applied(long step)
    {
    }

    /// <inheritdoc/>
    public ValueTask<StepInfo?> NextAsync(CancellationToken cancellationToken) => tensors.NextAsync(cancellationToken);

    /// <inheritdoc/>
    public void Load(PlanExecutor executor, LeafRange rows) => tensors.Load(executor, rows);

    /// <inheritdoc/>
    public Tensor[] Tensors() => tensors.Tensors();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => tensors.DisposeAsync();
}
