using Strata.Ops.Creation;
using Strata.Tensors;

namespace Strata.Optimizers;

/// <summary>
/// The slots of an optimizer, made on the first use of a weight, in the order in which weights came. Saved values that
/// arrive before their weights wait here; they find their weight by name, or else by place.
/// </summary>
internal sealed class SlotTable(IReadOnlyList<OptimizerSlot> kinds) : IDisposable
{
    private readonly List<Variable> weights = [];
    private readonly Dictionary<Variable, Variable[]> slots = new(ReferenceEqualityComparer.Instance);
    private NamedTensor[] saved = [];

    /// <summary>All slots: all of the first kind, then all of the second.</summary>
    internal IEnumerable<Variable> All => kinds.SelectMany((_, kind) => weights.Select(weight => slots[weight][kind]));

    /// <summary>Copies of all slots, kind by kind, and of the saved ones that wait for their weights.</summary>
    internal IEnumerable<NamedTensor> Values => kinds.SelectMany((_, kind) => weights
        .Select(weight => new NamedTensor(slots[weight][kind].name, slots[weight][kind].clone()))
        .Concat(Waiting(kind)));

    internal Variable[] Of(Variable weight)
    {
        if (slots.TryGetValue(weight, out var known)) return known;
        var made = new Variable[kinds.Count];
        for (int kind = 0; kind < made.Length; kind++)
        {
            var zeros = Tensor.Apply(new Fill(weight.Dims, DType.float32, kinds[kind].initialValue));
            made[kind] = new Variable(zeros, false, NameOf(weight, kind));
        }

        weights.Add(weight);
        slots.Add(weight, made);
        Restore(weights.Count - 1);
        return made;
    }

    /// <summary>Takes over saved values, in the order of <see cref="All"/>.</summary>
    internal void Restore(IEnumerable<NamedTensor> values)
    {
        var list = values.ToArray();
        if (kinds.Count == 0 ? list.Length > 0 : list.Length % kinds.Count != 0)
        {
            throw new ArgumentException(
                $"weights: expected a multiple of {kinds.Count} slots, " +
                $"{string.Join(", ", kinds.Select(k => k.name))} of each weight, received {list.Length}.");
        }

        foreach (var value in saved) value.tensor.dispose();
        saved = [.. list.Select(value => new NamedTensor(value.name, Kept(value.tensor)))];
        for (int place = 0; place < weights.Count; place++) Restore(place);
    }

    public void Dispose()
    {
        foreach (var slot in slots.Values.SelectMany(s => s)) slot.dispose();
        foreach (var value in saved) value.tensor.dispose();
        weights.Clear();
        slots.Clear();
        saved = [];
    }

    private IEnumerable<NamedTensor> Waiting(int kind)
    {
        int count = saved.Length / kinds.Count;
        return saved[(kind * count)..((kind + 1) * count)].Skip(weights.Count)
            .Select(value => value with { tensor = value.tensor.clone() });
    }

    private void Restore(int place)
    {
        if (saved.Length == 0) return;
        int count = saved.Length / kinds.Count;
        for (int kind = 0; kind < kinds.Count; kind++)
        {
            var weight = weights[place];
            string name = NameOf(weight, kind);
            var value = Array.Find(saved, s => s.name == name)
                ?? (place < count ? saved[(kind * count) + place] : null);
            if (value is null) continue;
            if (value.tensor.Dims != weight.Dims)
            {
                throw new ShapeException(
                    $"weights: slot '{name}' expected shape {weight.Dims}, " +
                    $"received '{value.name}' of shape {value.tensor.Dims}.");
            }

            slots[weight][kind].assign(value.tensor.toFloat());
        }
    }

    private string NameOf(Variable weight, int kind) => $"{weight.name}/{kinds[kind].name}";

    private static ConcreteTensor Kept(Tensor tensor)
    {
        var copy = Engine.Materialize(tensor);
        Engine.Keep(copy);
        return copy;
    }
}
