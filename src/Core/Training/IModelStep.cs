namespace Strata.Training;

/// <summary>
/// What one step of a model computes, written with tensors: run eagerly it is the step, traced it becomes a plan.
/// </summary>
internal interface IModelStep
{
    /// <summary>The names of the logs that both functions give, as float32 scalars.</summary>
    string[] LogNames { get; }

    /// <summary>What a batch of a kind of step looks like, with a symbolic first axis.</summary>
    Tensors.TensorSpec[] SpecsOf(StepKind kind);

    /// <summary>All variables that a step may read or change.</summary>
    IReadOnlyList<Variable> Variables { get; }

    /// <summary>Losses and metrics of a batch in training, gradients, and the optimizer's update.</summary>
    /// <param name="batch">Inputs, targets, weights of samples.</param>
    /// <param name="gradients">Takes each trainable weight's layer and gradient.</param>
    Tensor[] Train(Tensor[] batch, List<(string Layer, Tensor Gradient)> gradients);

    /// <summary>
    /// Losses and metrics of a batch in inference; then, if there are any, outputs with a row per sample.
    /// </summary>
    /// <param name="batch">Inputs, targets, weights of samples.</param>
    Tensor[] Validate(Tensor[] batch);
}
