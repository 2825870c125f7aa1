using Strata.Losses;
using System.Collections;
using System.Runtime.CompilerServices;

namespace Strata;

/// <summary>
/// What <c>compile</c> takes as loss: a name, a function, one of these per output, or a map of these by output name.
/// Converts from all of them; a lambda needs a type: <c>Func&lt;Tensor, Tensor, Tensor&gt;</c>.
/// </summary>
[CollectionBuilder(typeof(LossIdentifier), nameof(Create))]
public sealed class LossIdentifier : IEnumerable<LossIdentifier>
{
    private readonly NamedFunction? function;
    private readonly LossIdentifier[]? list;
    private readonly Dictionary<string, LossIdentifier>? map;

    private LossIdentifier(NamedFunction function) => this.function = function;

    private LossIdentifier(LossIdentifier[] list) => this.list = list;

    private LossIdentifier(Dictionary<string, LossIdentifier> map) => this.map = map;

    /// <summary>A loss per output, in the order of the model's outputs.</summary>
    public static LossIdentifier Create(ReadOnlySpan<LossIdentifier> losses) => new(losses.ToArray());

    /// <summary>A loss by its name, like "meanSquaredError".</summary>
    /// <exception cref="ArgumentException">The name is not known.</exception>
    public static implicit operator LossIdentifier(string name) => new(LossFunctions.Find(name));

    /// <summary>A function of targets and outputs; it gives a loss per sample or one for the whole batch.</summary>
    public static implicit operator LossIdentifier(Func<Tensor, Tensor, Tensor> function) =>
        new(LossFunctions.NameOf(function) is { } name ? new(name, function)
            : NamedFunction.Custom(function, function, "loss"));

    /// <summary>A loss of <c>tf.losses</c>.</summary>
    public static implicit operator LossIdentifier(LossFunction function) =>
        new(NamedFunction.Custom((t, p) => function(t, p), function, "loss"));

    /// <summary>Huber's loss of <c>tf.losses</c>.</summary>
    public static implicit operator LossIdentifier(HuberLossFunction function) =>
        new(NamedFunction.Custom((t, p) => function(t, p), function, "loss"));

    /// <summary>The log loss of <c>tf.losses</c>.</summary>
    public static implicit operator LossIdentifier(LogLossFunction function) =>
        new(NamedFunction.Custom((t, p) => function(t, p), function, "loss"));

    /// <summary>A crossentropy of <c>tf.losses</c>.</summary>
    public static implicit operator LossIdentifier(CrossEntropyFunction function) =>
        new(NamedFunction.Custom((t, p) => function(t, p), function, "loss"));

    /// <summary>A loss per output, in the order of the model's outputs.</summary>
    public static implicit operator LossIdentifier(string[] names) =>
        new([.. names.Select(name => (LossIdentifier)name)]);

    /// <summary>Losses by output name.</summary>
    public static implicit operator LossIdentifier(Dictionary<string, LossIdentifier> losses) => new(losses);

    /// <summary>Losses by output name.</summary>
    public static implicit operator LossIdentifier(Dictionary<string, string> losses) =>
        new(losses.ToDictionary(pair => pair.Key, pair => (LossIdentifier)pair.Value));

    /// <summary>The losses of a list; of one loss, itself.</summary>
    public IEnumerator<LossIdentifier> GetEnumerator() =>
        ((IEnumerable<LossIdentifier>)(list ?? (map is null ? [this] : [.. map.Values]))).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The loss of each output; null where a map leaves one out.</summary>
    /// <exception cref="ArgumentException">A list has another length, a map names no output.</exception>
    internal NamedFunction?[] Resolve(IReadOnlyList<string> outputs)
    {
        if (function is not null) return [.. outputs.Select(_ => function)];
        if (list is not null)
        {
            return list.Length == outputs.Count ? [.. list.Select(One)] : throw new ArgumentException(
                $"loss: expected {outputs.Count} ({string.Join(", ", outputs)}), received a list of {list.Length}.");
        }

        foreach (string name in map!.Keys)
            if (!outputs.Contains(name)) throw Naming.NearestNames.Unknown("loss: output", name, outputs);
        return [.. outputs.Select(name => map.TryGetValue(name, out var loss) ? One(loss) : null)];
    }

    private static NamedFunction One(LossIdentifier loss) =>
        loss.function ?? throw new ArgumentException(
            "loss: expected one loss per output, received a list or map in a list or map.");
}
