using Strata.Plans;
using Strata.Tensors;

namespace Strata.Training;

/// <summary>
/// What the steps of a run compute, as data: a plan for training steps, one for validation steps, and the variables
/// that they share. The first outputs of both plans are the logs, float32 scalars in the order of
/// <paramref name="LogNames"/>; further outputs have a row per sample.
/// </summary>
/// <param name="Train">The plan of a training step; null if there are none.</param>
/// <param name="Validate">The plan of a validation step; null if there are none.</param>
/// <param name="TrainVariables">For each variable of the training plan its place in
/// <paramref name="Variables"/>.</param>
/// <param name="ValidateVariables">The same for the validation plan.</param>
/// <param name="Variables">Weights, optimizer state and whatever else changes or is read.</param>
/// <param name="LogNames">The names of the logs.</param>
public sealed record RunProgram(
    Plan? Train, Plan? Validate, int[] TrainVariables, int[] ValidateVariables,
    TensorSpec[] Variables, string[] LogNames)
{
    /// <summary>Bytes of all variables, one behind the other.</summary>
    public long VariableBytes => Variables.Sum(v => v.Bytes(1));

    /// <summary>The plan of a kind of step.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public Plan PlanOf(StepKind kind) => (kind == StepKind.Train ? Train : Validate)
        ?? throw new InvalidOperationException($"The run has no plan for a step of kind {kind}.");

    /// <summary>For each variable of a kind of step's plan its place in <see cref="Variables"/>.</summary>
    public int[] VariablesOf(StepKind kind) => kind == StepKind.Train ? TrainVariables : ValidateVariables;
}
