using Strata.Plans;
using Strata.Training;
using Strata.Wire.DataPlane;

namespace Strata.Worker.Compute;

/// <summary>Rows of steps that were sent to this worker, as its share of a generation's view.</summary>
internal sealed class StreamFeed : IRunFeed
{
    private readonly Lock gate = new();
    private readonly Dictionary<(int Generation, long Step), IReadOnlyList<TensorPart>> arrived = [];
    private IReadOnlyList<TensorPart> current = [];

    /// <summary>Keeps the rows of a step until it is applied.</summary>
    internal void Arrive(int generation, long step, IReadOnlyList<TensorPart> rows)
    {
        lock (gate) arrived[(generation, step)] = rows;
    }

    /// <inheritdoc/>
    public void Seek(int generation, in StepInfo step)
    {
        lock (gate) current = arrived[(generation, step.Step)];
    }

    /// <inheritdoc/>
    public void Applied(long step)
    {
        lock (gate)
            foreach (var key in arrived.Keys.Where(key => key.Step <= step).ToArray()) arrived.Remove(key);
    }

    /// <inheritdoc/>
    public void Load(PlanExecutor executor, LeafRange rows)
    {
        for (int i = 0; i < current.Count; i++) executor.SetInput(i, current[i].Data.Span);
    }

    /// <inheritdoc/>
    public ValueTask<StepInfo?> NextAsync(CancellationToken cancellationToken) =>
        throw new NotSupportedException("A worker is told which step is next.");

    /// <inheritdoc/>
    public Tensor[] Tensors() => throw new NotSupportedException("A worker runs plans only.");

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
