using Strata.Tensors;
using Strata.Training;

namespace Strata.Models;

/// <summary>A model's outputs as a step without logs.</summary>
internal sealed class PredictStep(LayersModel model, TensorSpec[] batch) : IModelStep
{
    /// <inheritdoc/>
    public string[] LogNames => [];

    /// <inheritdoc/>
    public TensorSpec[] BatchSpecs => batch;

    /// <inheritdoc/>
    public IReadOnlyList<Variable> Variables { get; } = [.. model.weights.Select(w => w.val)];

    /// <inheritdoc/>
    public Tensor[] Train(Tensor[] inputs, List<(string Layer, Tensor Gradient)> gradients) =>
        throw new InvalidOperationException("A prediction has no training steps.");

    /// <inheritdoc/>
    public Tensor[] Validate(Tensor[] inputs) => model.Run(inputs, false);
}
