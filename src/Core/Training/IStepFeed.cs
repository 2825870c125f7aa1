using Strata.Plans;

namespace Strata.Training;

/// <summary>Gives the steps of a run in order, with their rows.</summary>
public interface IStepFeed : IAsyncDisposable
{
    /// <summary>The next step, or null when the run has no more.</summary>
    ValueTask<StepInfo?> NextAsync(CancellationToken cancellationToken);

    /// <summary>Copies rows of the step last given into the inputs of its plan.</summary>
    /// <param name="executor">The plan.</param>
    /// <param name="rows">Which rows of the step.</param>
    void Load(PlanExecutor executor, LeafRange rows);

    /// <summary>
    /// All rows of the step last given as tensors, one for each input, for steps that cannot be planned.
    /// </summary>
    Tensor[] Tensors();
}
