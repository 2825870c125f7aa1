namespace Strata.IO;

/// <summary>Finds the weights of a model that the names in a file stand for.</summary>
internal sealed class WeightMatching
{
    private readonly LayersModel model;
    private readonly Dictionary<string, LayerVariable> byName = [];
    private readonly WeightNames names;

    internal WeightMatching(LayersModel model)
    {
        this.model = model;
        foreach (var weight in model.weights)
        {
            if (!byName.TryAdd(weight.originalName, weight))
                throw new FormatException(
                    $"Model {model.name}: two weights are named '{weight.originalName}'; name its layers apart.");
        }

        names = new(model, byName);
    }

    /// <summary>Writes weights to the model.</summary>
    /// <param name="weights">The weights by their names in the file.</param>
    /// <param name="strict">Whether each weight of the file must be one of the model and the other way round.</param>
    /// <exception cref="FormatException">Strict, and a weight is missing or unknown.</exception>
    /// <exception cref="ShapeException">A weight has another shape.</exception>
    internal void Write(IReadOnlyList<NamedTensor> weights, bool strict)
    {
        var targets = Targets([.. weights.Select(w => new WeightSpec(w.name, w.tensor.shape, w.tensor.dtype))], strict);
        for (int i = 0; i < targets.Length; i++) targets[i]?.write(weights[i].tensor);
    }

    /// <summary>The weight of the model for each of a file; null where there is none and that may be.</summary>
    /// <param name="weights">The weights of the file.</param>
    /// <param name="strict">Whether each weight of the file must be one of the model and the other way round.</param>
    /// <exception cref="FormatException">Strict, and a weight is missing or unknown.</exception>
    /// <exception cref="ShapeException">A weight has another shape.</exception>
    internal LayerVariable?[] Targets(IReadOnlyList<WeightSpec> weights, bool strict)
    {
        var missing = new HashSet<LayerVariable>(byName.Values);
        var targets = new LayerVariable?[weights.Count];
        for (int i = 0; i < targets.Length; i++)
        {
            var weight = weights[i];
            var target = targets[i] = names.Find(weight.name);
            if (target is null && strict)
                throw new FormatException($"Model {model.name} has no weight '{weight.name}' that the file holds.");
            if (target is null) continue;
            if (!missing.Remove(target))
                throw new FormatException($"The file holds weight '{weight.name}' of model {model.name} twice.");
            if (!target.shape.AsSpan().SequenceEqual(weight.shape))
            {
                throw new ShapeException($"Model {model.name}: weight '{target.originalName}' has shape " +
                    $"{target.val.Dims}, that in the file [{string.Join(",", weight.shape)}].");
            }
        }

        if (!strict || missing.Count == 0) return targets;
        throw new FormatException($"The file lacks {missing.Count} weights of model {model.name}: " +
            $"{string.Join(", ", missing.Select(w => w.originalName).Order(StringComparer.Ordinal))}.");
    }
}
