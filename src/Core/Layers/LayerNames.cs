using System.Collections.Concurrent;

namespace Strata.Layers;

/// <summary>The names that layers, tensors and weights are given.</summary>
internal static class LayerNames
{
    private static readonly ConcurrentDictionary<string, int> Uids = new();
    private static readonly ConcurrentDictionary<string, int> Tensors = new();

    [ThreadStatic]
    private static Stack<string>? scopes;

    /// <summary>A prefix and a number that counts up with each call.</summary>
    internal static string Uid(string prefix) => prefix + Uids.AddOrUpdate(prefix, 1, (_, n) => n + 1);

    /// <summary>A layer's default name: <c>dense_Dense1</c>.</summary>
    internal static string ForLayer(string className) => $"{Casing.ToSnake(className)}_{Uid(className)}";

    /// <summary>The name, or with _1, _2, … behind it if it was given before.</summary>
    internal static string UniqueTensor(string name)
    {
        Check(name);
        int before = Tensors.AddOrUpdate(name, 1, (_, n) => n + 1) - 1;
        if (before == 0) return name;
        string unique = $"{name}_{before}";
        Tensors.TryAdd(unique, 1);
        return unique;
    }

    /// <summary>A weight's name within the layers that are being built on this thread.</summary>
    internal static string Scoped(string name) =>
        scopes is { Count: > 0 } ? string.Join('/', scopes.Reverse()) + "/" + name : name;

    /// <summary>Runs an action in which weights are named after a layer.</summary>
    internal static void Within(string layer, Action action)
    {
        scopes ??= new();
        scopes.Push(layer);
        try
        {
            action();
        }
        finally
        {
            scopes.Pop();
        }
    }

    /// <summary>Checks a name as TensorFlow.js does.</summary>
    /// <exception cref="ArgumentException">It begins with, or contains, another character.</exception>
    internal static void Check(string name)
    {
        if (name.Length > 0 && char.IsAsciiLetterOrDigit(name[0]) && name.All(IsAllowed)) return;
        throw new ArgumentException(
            $"name: expected a letter or digit, then letters, digits, '-', '_', '.', '/', received '{name}'.");
    }

    private static bool IsAllowed(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/';
}
