using System.Collections;
using System.Runtime.CompilerServices;

namespace Strata;

/// <summary>
/// What <c>compile</c> takes as lossWeights: a factor for the loss of each output, in the model's order or by the
/// output's name. Converts from both.
/// </summary>
[CollectionBuilder(typeof(LossWeights), nameof(Create))]
public sealed class LossWeights : IEnumerable<double>
{
    private readonly double[]? list;
    private readonly Dictionary<string, double>? map;

    private LossWeights(double[] list) => this.list = list;

    private LossWeights(Dictionary<string, double> map) => this.map = map;

    /// <summary>A factor for each output, in the order of the model's outputs.</summary>
    public static LossWeights Create(ReadOnlySpan<double> weights) => new(weights.ToArray());

    /// <summary>A factor for each output, in the order of the model's outputs.</summary>
    public static implicit operator LossWeights(double[] weights) => new(weights);

    /// <summary>Factors by output name; those that are missing are 1.</summary>
    public static implicit operator LossWeights(Dictionary<string, double> weights) => new(weights);

    /// <summary>The factors.</summary>
    public IEnumerator<double> GetEnumerator() => ((IEnumerable<double>?)list ?? map!.Values).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The factor of each output.</summary>
    /// <exception cref="ArgumentException">A list has another length, a map names no output.</exception>
    internal double[] Resolve(IReadOnlyList<string> outputs)
    {
        if (list is not null)
        {
            return list.Length == outputs.Count ? list : throw new ArgumentException(
                $"lossWeights: expected {outputs.Count} ({string.Join(", ", outputs)}), received {list.Length}.");
        }

        foreach (string name in map!.Keys)
            if (!outputs.Contains(name)) throw Naming.NearestNames.Unknown("lossWeights: output", name, outputs);
        return [.. outputs.Select(name => map.TryGetValue(name, out double weight) ? weight : 1)];
    }
}
