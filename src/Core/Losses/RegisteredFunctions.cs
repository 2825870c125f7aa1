using System.Collections.Concurrent;

namespace Strata.Losses;

/// <summary>Losses and metrics of the user's own that have a name, so that files can hold them.</summary>
internal static class RegisteredFunctions
{
    private static readonly ConcurrentDictionary<string, Func<Tensor, Tensor, Tensor>> Functions =
        new(StringComparer.Ordinal);

    internal static IEnumerable<string> Names => Functions.Keys;

    /// <exception cref="ArgumentException">The name is one of this library's.</exception>
    internal static void Add(string name, Func<Tensor, Tensor, Tensor> function)
    {
        if (name.Length == 0 || Metrics.MetricFunctions.IsBuiltIn(name))
            throw new ArgumentException($"registerFunction: expected a name of your own, received '{name}'.");
        Functions[name] = function;
    }

    internal static bool Contains(string name) => Functions.ContainsKey(name);

    internal static NamedFunction? TryFind(string name) =>
        Functions.TryGetValue(name, out var function) ? new(name, function) : null;

    internal static string? NameOf(Func<Tensor, Tensor, Tensor> function) =>
        Functions.FirstOrDefault(pair => pair.Value == function).Key;
}
