namespace Strata.Training;

/// <summary>What everybody must know of a step before it starts; a function of the run and the step alone.</summary>
/// <param name="Step">The step's number in the run, from 0.</param>
/// <param name="Kind">What the step does.</param>
/// <param name="Epoch">The epoch, from the run's initial epoch.</param>
/// <param name="Batch">The batch within the epoch's training or validation, from 0.</param>
/// <param name="FirstRow">The first row's place in the order of the epoch's rows.</param>
/// <param name="Rows">Rows of the global batch, at least one.</param>
/// <param name="EndsPhase">Whether it is the last step of the epoch's training or validation.</param>
/// <param name="EndsEpoch">Whether it is the epoch's last step.</param>
public readonly record struct StepInfo(
    long Step, StepKind Kind, int Epoch, int Batch, long FirstRow, int Rows, bool EndsPhase, bool EndsEpoch)
{
    /// <summary>The number of leaves of the step.</summary>
    public int LeafCount => LeafTree.LeafCount(Rows);
}
