namespace Strata.IO;

/// <summary>Finds the weight of a model that a name in a file stands for.</summary>
internal sealed class WeightMatching
{
    private readonly LayersModel model;
    private readonly Dictionary<string, LayerVariable> byName = [];
    private readonly Lazy<Dictionary<string, LayerVariable>> byPlace;

    internal WeightMatching(LayersModel model)
    {
        this.model = model;
        foreach (var weight in model.weights)
        {
            if (!byName.TryAdd(weight.originalName, weight))
                throw new FormatException(
                    $"Model {model.name}: two weights are named '{weight.originalName}'; name its layers apart.");
        }

        byPlace = new(ByPlace);
    }

    /// <summary>Writes weights to the model.</summary>
    /// <param name="weights">The weights by their names in the file.</param>
    /// <param name="strict">Whether each weight of the file must be one of the model and the other way round.</param>
    /// <exception cref="FormatException">Strict, and a weight is missing or unknown.</exception>
    internal void Write(IEnumerable<NamedTensor> weights, bool strict)
    {
        var missing = new HashSet<LayerVariable>(byName.Values);
        var pairs = new List<(LayerVariable Target, Tensor Value)>();
        foreach (var (name, value) in weights)
        {
            if (Find(name) is not { } target)
            {
                if (strict)
                    throw new FormatException($"Model {model.name} has no weight '{name}' that the file holds.");
                continue;
            }

            if (!missing.Remove(target))
                throw new FormatException($"The file holds weight '{name}' of model {model.name} twice.");
            pairs.Add((target, value));
        }

        if (strict && missing.Count > 0)
        {
            throw new FormatException($"The file lacks {missing.Count} weights of model {model.name}: " +
                $"{string.Join(", ", missing.Select(w => w.originalName).Order(StringComparer.Ordinal))}.");
        }

        foreach (var (target, value) in pairs) target.write(value);
    }

    // Keras names cells between a layer and its weights; Keras 3 numbers the weights of a layer.
    private LayerVariable? Find(string name)
    {
        string plain = name.EndsWith(":0", StringComparison.Ordinal) ? name[..^2] : name;
        if (byName.TryGetValue(plain, out var weight)) return weight;
        string[] path = plain.Split('/');
        if (path.Length > 1 && byName.TryGetValue(string.Join('/', [.. path[..^2], path[^1]]), out weight))
            return weight;
        if (path.Length < 2 || !int.TryParse(path[^1], out _)) return null;
        string layer = path[^2] == "vars" && path.Length > 2 ? path[^3] : path[^2];
        return byPlace.Value.GetValueOrDefault($"{layer}/{path[^1]}");
    }

    private Dictionary<string, LayerVariable> ByPlace()
    {
        var places = new Dictionary<string, LayerVariable>();
        foreach (var layer in model.layers)
            for (int i = 0; i < layer.weights.Count; i++) places[$"{layer.name}/{i}"] = layer.weights[i];
        return places;
    }
}
