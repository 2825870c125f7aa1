using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Strata;

/// <summary>The numbers of a batch or epoch by name, in the order in which they came: "loss", metrics, ….</summary>
public sealed class Logs : IReadOnlyDictionary<string, double>
{
    private readonly OrderedDictionary<string, double> values = new(StringComparer.Ordinal);

    /// <summary>No numbers yet.</summary>
    public Logs()
    {
    }

    internal Logs(IReadOnlyList<string> names, ReadOnlySpan<double> numbers, string prefix = "")
    {
        for (int i = 0; i < names.Count; i++) values[prefix + names[i]] = numbers[i];
    }

    /// <inheritdoc/>
    public int Count => values.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => values.Keys;

    /// <inheritdoc/>
    public IEnumerable<double> Values => values.Values;

    /// <summary>The number of a name.</summary>
    /// <exception cref="KeyNotFoundException">There is none; the message lists the names.</exception>
    public double this[string key]
    {
        get => values.TryGetValue(key, out double value) ? value
            : throw new KeyNotFoundException(
                $"logs: expected one of {string.Join(", ", values.Keys)}, received '{key}'.");
        set => values[key] = value;
    }

    /// <inheritdoc/>
    public bool ContainsKey(string key) => values.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out double value) => values.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, double>> GetEnumerator() => values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
