namespace Strata;

/// <summary>
/// One tensor, a list of them, or a map by name: what a model takes. Converts from each of the three.
/// </summary>
public sealed class TensorGroup
{
    private readonly Tensor[]? list;
    private readonly IReadOnlyDictionary<string, Tensor>? map;

    private TensorGroup(Tensor[] list) => this.list = list;

    private TensorGroup(IReadOnlyDictionary<string, Tensor> map) => this.map = map;

    /// <summary>One tensor.</summary>
    public static implicit operator TensorGroup(Tensor tensor) => new([tensor]);

    /// <summary>A list of tensors.</summary>
    public static implicit operator TensorGroup(Tensor[] tensors) => new(tensors);

    /// <summary>A list of tensors.</summary>
    public static implicit operator TensorGroup(List<Tensor> tensors) => new([.. tensors]);

    /// <summary>A map of tensors by name.</summary>
    public static implicit operator TensorGroup(Dictionary<string, Tensor> tensors) => new(tensors);

    /// <summary>The tensors in the order of the given names.</summary>
    /// <param name="names">The names of the model's inputs or outputs.</param>
    /// <param name="argument">What messages call it.</param>
    /// <exception cref="ArgumentException">There are more or fewer, or a name is missing.</exception>
    public Tensor[] InOrder(IReadOnlyList<string> names, string argument)
    {
        int count = list?.Length ?? map!.Count;
        if (count != names.Count)
        {
            throw new ArgumentException(
                $"{argument}: expected {names.Count} tensor(s) ({string.Join(", ", names)}), received {count}.");
        }

        return list ?? [.. names.Select(name => map!.GetValueOrDefault(name) ?? throw new ArgumentException(
            $"{argument}: expected a tensor named '{name}', received {string.Join(", ", map!.Keys)}."))];
    }

    /// <summary>
    /// The tensors in the order of the given names: one tensor stands for all of them, a map may leave some out.
    /// </summary>
    /// <exception cref="ArgumentException">A list has another length, or the map a name that is not given.</exception>
    internal Tensor?[] ForEach(IReadOnlyList<string> names, string argument)
    {
        if (list is [var one]) return [.. names.Select(_ => one)];
        if (list is not null) return InOrder(names, argument);
        foreach (string name in map!.Keys)
            if (!names.Contains(name)) throw Naming.NearestNames.Unknown($"{argument}: output", name, names);
        return [.. names.Select(name => map.GetValueOrDefault(name))];
    }
}
