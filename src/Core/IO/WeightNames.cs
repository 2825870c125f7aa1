namespace Strata.IO;

/// <summary>
/// The names that TensorFlow.js, Keras 2 and Keras 3 give the weights of a model. Keras names the cell between a layer
/// and its weights (<c>lstm/lstm_cell/kernel</c>), and a model in front of its layers (<c>model/dense/kernel</c>); its
/// checkpoints number the weights of a layer (<c>_layer_checkpoint_dependencies/dense/vars/0</c>).
/// </summary>
internal sealed class WeightNames(LayersModel model, Dictionary<string, LayerVariable> byName)
{
    // Models in models; a bound, since a name comes from a file.
    private const int MaxPrefixes = 16;

    private readonly Lazy<Dictionary<string, LayerVariable>> byPlace = new(() => ByPlace(model));

    /// <summary>The weight that a name in a file stands for, or null.</summary>
    internal LayerVariable? Find(string name)
    {
        string plain = name.EndsWith(":0", StringComparison.Ordinal) ? name[..^2] : name;
        if (Exact(plain) is { } weight) return weight;
        if (LastNumber(plain)) return byPlace.Value.GetValueOrDefault(LayerAndPlace(plain));
        for (int i = 0; i < MaxPrefixes && plain.IndexOf('/', StringComparison.Ordinal) is > 0 and int at; i++)
        {
            plain = plain[(at + 1)..];
            if (Exact(plain) is { } inner) return inner;
        }

        return null;
    }

    private LayerVariable? Exact(string name) => byName.TryGetValue(name, out var weight)
        || (WithoutCell(name) is { } plain && byName.TryGetValue(plain, out weight)) ? weight : null;

    private static string? WithoutCell(string name)
    {
        int last = name.LastIndexOf('/');
        int before = last > 0 ? name.LastIndexOf('/', last - 1) : -1;
        if (last <= 0) return null;
        return before < 0 ? name[(last + 1)..] : string.Concat(name.AsSpan(0, before), name.AsSpan(last));
    }

    private static bool LastNumber(string name)
    {
        int last = name.LastIndexOf('/');
        return last > 0 && int.TryParse(name.AsSpan(last + 1), out _);
    }

    private static string LayerAndPlace(string name)
    {
        string[] path = [.. name.Split('/').Where(part => part is not ("vars" or "cell"))];
        return path.Length < 2 ? name : $"{path[^2]}/{path[^1]}";
    }

    private static Dictionary<string, LayerVariable> ByPlace(LayersModel model)
    {
        var places = new Dictionary<string, LayerVariable>();
        foreach (var layer in model.layers)
            for (int i = 0; i < layer.weights.Count; i++) places[$"{layer.name}/{i}"] = layer.weights[i];
        return places;
    }
}
