using Strata.Training;

namespace Strata.Worker.Domain;

/// <summary>What the compute thread is to do next.</summary>
/// <param name="Kind">What.</param>
/// <param name="Info">The step it is about.</param>
/// <param name="Leaves">This worker's leaves of the step; empty if it has none and only takes the totals.</param>
/// <param name="Totals">The totals to apply, of a step that was run without this worker.</param>
internal readonly record struct WorkerDecision(
    DecisionKind Kind, StepInfo Info = default, LeafRange Leaves = default, StepTotals? Totals = null);
