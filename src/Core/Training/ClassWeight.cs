namespace Strata;

/// <summary>
/// How much the samples of a class count in the training loss: <c>new() { [0] = 1, [1] = 2.5 }</c>, one of these per
/// output, or <c>new() { ["output"] = new() { [0] = 1 } }</c>. Every class that occurs needs a weight. Converts from
/// dictionaries.
/// </summary>
public sealed class ClassWeight
{
    private readonly Dictionary<int, double> classes = [];
    private readonly Dictionary<string, ClassWeight> outputs = new(StringComparer.Ordinal);
    private readonly ClassWeight[]? list;

    /// <summary>No weights yet.</summary>
    public ClassWeight()
    {
    }

    private ClassWeight(ClassWeight[] list) => this.list = list;

    private ClassWeight(Dictionary<int, double> classes) => this.classes = classes;

    /// <summary>The weight of a class, for a model of one output.</summary>
    public double this[int classNumber]
    {
        get => classes[classNumber];
        set => classes[classNumber] = value;
    }

    /// <summary>The weights for an output of a model of several.</summary>
    public ClassWeight this[string output]
    {
        get => outputs[output];
        set => outputs[output] = value;
    }

    /// <summary>Weights by class.</summary>
    public static implicit operator ClassWeight(Dictionary<int, double> weights) => new(weights);

    /// <summary>Weights by class, for each output in the model's order.</summary>
    public static implicit operator ClassWeight(Dictionary<int, double>[] weights) =>
        new(Array.ConvertAll(weights, map => new ClassWeight(map)));

    /// <summary>Weights by class, for each output in the model's order.</summary>
    public static implicit operator ClassWeight(ClassWeight[] weights) => new(weights);

    /// <summary>Weights by class, by the output's name.</summary>
    public static implicit operator ClassWeight(Dictionary<string, Dictionary<int, double>> weights)
    {
        var all = new ClassWeight();
        foreach (var (output, map) in weights) all[output] = map;
        return all;
    }

    /// <summary>For each output its weights, or null.</summary>
    /// <exception cref="ArgumentException">It does not fit the outputs.</exception>
    internal Dictionary<int, double>?[] ForEach(IReadOnlyList<string> names)
    {
        if (list is not null)
        {
            return list.Length == names.Count
                ? Array.ConvertAll(list, weights => (Dictionary<int, double>?)weights.classes)
                : throw new ArgumentException(
                    $"classWeight: expected {names.Count} ({string.Join(", ", names)}), received a list of " +
                    $"{list.Length}.");
        }

        if (outputs.Count == 0)
        {
            return names.Count == 1 ? [classes] : throw new ArgumentException(
                $"classWeight: expected weights for each output ({string.Join(", ", names)}), by name or in order.");
        }

        foreach (string name in outputs.Keys)
            if (!names.Contains(name)) throw Naming.NearestNames.Unknown("classWeight: output", name, names);
        return [.. names.Select(name => outputs.GetValueOrDefault(name)?.classes)];
    }
}
