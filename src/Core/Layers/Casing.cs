using System.Text.RegularExpressions;

namespace Strata.Layers;

/// <summary>Between TensorFlow.js's lowerCamelCase and the snake_case of Keras's files.</summary>
internal static partial class Casing
{
    /// <summary>
    /// batchInputShape → batch_input_shape; a name that would begin with _ is prefixed with "private".
    /// </summary>
    internal static string ToSnake(string name)
    {
        string words = Single().Replace(Boundary().Replace(name, "$1_$2"), "$1_$2").ToLowerInvariant();
        return words.StartsWith('_') ? "private" + words : words;
    }

    /// <summary>batch_input_shape → batchInputShape; a name without _ stays.</summary>
    internal static string ToCamel(string name) =>
        name.Length > 1 && name.Contains('_', StringComparison.Ordinal)
            ? Underscore().Replace(name, m => m.Groups[1].Value.ToUpperInvariant()) : name;

    [GeneratedRegex("(.)([A-Z][a-z0-9]+)")]
    private static partial Regex Boundary();

    [GeneratedRegex("([a-z])([A-Z])")]
    private static partial Regex Single();

    [GeneratedRegex(@"[_]+(\w|$)")]
    private static partial Regex Underscore();
}
