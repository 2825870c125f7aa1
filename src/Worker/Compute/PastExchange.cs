using Strata.Plans;
using Strata.Worker.Domain;

namespace Strata.Worker.Compute;

/// <summary>The totals of a step that others have run.</summary>
internal sealed class PastExchange(StepTotals step) : IExchange
{
    /// <inheritdoc/>
    public void Reduce(int level, int nodeCount, ReadOnlyMemory<float> nodes, Memory<float> totals) =>
        step.Vector(level).CopyTo(totals);
}
