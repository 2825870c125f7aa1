using System.Collections;
using System.Runtime.CompilerServices;
using Strata.Losses;
using Strata.Metrics;

namespace Strata;

/// <summary>
/// What <c>compile</c> takes as metrics: names and functions, a list of them for every output, or a map of them by
/// output name. Converts from all of them; a lambda needs a name: <c>new("name", function)</c>.
/// </summary>
[CollectionBuilder(typeof(MetricIdentifier), nameof(Create))]
public sealed class MetricIdentifier : IEnumerable<MetricIdentifier>
{
    private readonly string? name;
    private readonly NamedFunction? function;
    private readonly MetricIdentifier[]? list;
    private readonly Dictionary<string, MetricIdentifier>? map;

    /// <summary>A function of targets and outputs; it gives a value per sample or one for the whole batch.</summary>
    /// <param name="name">What logs call it.</param>
    /// <param name="function">The metric.</param>
    public MetricIdentifier(string name, Func<Tensor, Tensor, Tensor> function) =>
        this.function = new(name, function, true);

    private MetricIdentifier(NamedFunction function) => this.function = function;

    private MetricIdentifier(string name) => this.name = name;

    private MetricIdentifier(MetricIdentifier[] list) => this.list = list;

    private MetricIdentifier(Dictionary<string, MetricIdentifier> map) => this.map = map;

    /// <summary>Several metrics.</summary>
    public static MetricIdentifier Create(ReadOnlySpan<MetricIdentifier> metrics) => new(metrics.ToArray());

    /// <summary>A metric by its name, like "accuracy".</summary>
    /// <exception cref="ArgumentException">The name is not known.</exception>
    public static implicit operator MetricIdentifier(string name) =>
        Shorthand(name) is null ? new(MetricFunctions.Find(name)) : new(name);

    /// <summary>A function of targets and outputs, like <c>tf.metrics.recall</c>.</summary>
    public static implicit operator MetricIdentifier(Func<Tensor, Tensor, Tensor> function) =>
        new(MetricFunctions.NameOf(function) is { } known ? new(known, function)
            : NamedFunction.Custom(function, function, "metric"));

    /// <summary>A metric like <c>tf.metrics.topKCategoricalAccuracy</c>, of the 5 largest outputs.</summary>
    public static implicit operator MetricIdentifier(TopKFunction function) => new(MetricFunctions.Find(
        function == MetricFunctions.TopKCategoricalAccuracy ? "topKCategoricalAccuracy"
            : function == MetricFunctions.SparseTopKCategoricalAccuracy ? "sparseTopKCategoricalAccuracy"
            : throw new ArgumentException("metrics: a function of your own is new(\"name\", function).")));

    /// <summary>Several metrics by their names.</summary>
    public static implicit operator MetricIdentifier(string[] names) =>
        new([.. names.Select(n => (MetricIdentifier)n)]);

    /// <summary>Several metrics.</summary>
    public static implicit operator MetricIdentifier(MetricIdentifier[] metrics) =>
        new([.. metrics.SelectMany(m => m)]);

    /// <summary>Metrics by output name.</summary>
    public static implicit operator MetricIdentifier(Dictionary<string, MetricIdentifier> metrics) => new(metrics);

    /// <summary>Metrics by output name.</summary>
    public static implicit operator MetricIdentifier(Dictionary<string, string> metrics) =>
        new(metrics.ToDictionary(pair => pair.Key, pair => (MetricIdentifier)pair.Value));

    /// <summary>The metrics of a list; of one metric, itself.</summary>
    public IEnumerator<MetricIdentifier> GetEnumerator() =>
        ((IEnumerable<MetricIdentifier>)(list ?? (map is null ? [this] : [.. map.Values]))).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The metrics of each output, named as in its logs.</summary>
    /// <param name="outputs">The names of the outputs.</param>
    /// <param name="lastDims">The length of each output's last axis.</param>
    /// <param name="losses">The loss of each output.</param>
    /// <exception cref="ArgumentException">A map names no output.</exception>
    internal NamedFunction[][] Resolve(
        IReadOnlyList<string> outputs, IReadOnlyList<int> lastDims, IReadOnlyList<NamedFunction?> losses)
    {
        if (map?.Keys.FirstOrDefault(key => !outputs.Contains(key)) is { } unknown)
            throw Naming.NearestNames.Unknown("metrics: output", unknown, outputs);
        var resolved = new NamedFunction[outputs.Count][];
        for (int i = 0; i < resolved.Length; i++)
        {
            var own = map is null ? this : map.GetValueOrDefault(outputs[i]);
            int last = lastDims[i];
            var loss = losses[i];
            resolved[i] = own is null ? [] : [.. own.Flat().Select(metric => metric.For(last, loss))];
        }

        return resolved;
    }

    private IEnumerable<MetricIdentifier> Flat() => list is null ? [this] : list.SelectMany(metric => metric.Flat());

    private NamedFunction For(int lastDim, NamedFunction? loss)
    {
        if (function is not null) return function;
        if (name is null) throw new ArgumentException("metrics: expected names or functions, received a list or map.");
        var (key, suffix) = Shorthand(name)!.Value;
        string kind = loss is { IsCustom: false } ? loss.Name : "";
        string prefix = lastDim == 1 || kind == "binaryCrossentropy" ? "binary"
            : kind == "sparseCategoricalCrossentropy" ? "sparseCategorical" : "categorical";
        return MetricFunctions.Find(prefix + suffix) with { Name = key };
    }

    private static (string Key, string Suffix)? Shorthand(string name) => name switch
    {
        "accuracy" or "acc" => ("acc", "Accuracy"),
        "crossentropy" or "ce" => ("ce", "Crossentropy"),
        _ => null,
    };
}
