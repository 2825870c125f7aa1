using Strata.Tensors;
using Strata.Training;

namespace Strata.Models;

/// <summary>
/// A model's outputs as a step: without logs, or with the outputs' mean as one, since workers commit a step by what
/// they exchange.
/// </summary>
internal sealed class PredictStep(LayersModel model, TensorSpec[] batch, bool exchanges = false) : IModelStep
{
    /// <inheritdoc/>
    public string[] LogNames { get; } = exchanges ? ["mean"] : [];

    /// <inheritdoc/>
    public TensorSpec[] SpecsOf(StepKind kind) => batch;

    /// <inheritdoc/>
    public IReadOnlyList<Variable> Variables { get; } = [.. model.weights.Select(w => w.val)];

    /// <inheritdoc/>
    public Tensor[] Train(Tensor[] inputs, List<(string Layer, Tensor Gradient)> gradients) =>
        throw new InvalidOperationException("A prediction has no training steps.");

    /// <inheritdoc/>
    public Tensor[] Validate(Tensor[] inputs)
    {
        var outputs = model.Run(inputs, false);
        return exchanges
            ? [outputs.Select(output => output.toFloat().mean()).Aggregate((sum, mean) => sum.add(mean)), .. outputs]
            : outputs;
    }
}
