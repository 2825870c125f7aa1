using System.Text.Json.Nodes;
using Strata.Layers;

namespace Strata.Serialization;

/// <summary>
/// Between getConfig's lowerCamelCase and the snake_case of files. Keys are converted, and of the strings only the
/// words of closed sets (like channelsLast), so that no text of a user changes.
/// </summary>
internal static class FileCasing
{
    private static readonly string[] Edges = ["inboundNodes", "inputLayers", "outputLayers"];
    private static readonly string[] Verbatim = ["name", "className", "userDefinedMetadata"];
    private static readonly Dictionary<string, string> ToSnake = Words.Value;
    private static readonly Dictionary<string, string> ToCamel = Words.Value.ToDictionary(w => w.Value, w => w.Key);

    internal static JsonNode? ToFile(JsonNode? node) => Convert(node, null, Casing.ToSnake, ToSnake);

    internal static JsonNode? FromFile(JsonNode? node) => Convert(node, null, Casing.ToCamel, ToCamel);

    private static JsonNode? Convert(
        JsonNode? node, string? key, Func<string, string> convertKey, Dictionary<string, string> words)
    {
        switch (node)
        {
            case JsonObject map:
                var converted = new JsonObject();
                foreach (var (name, value) in map)
                {
                    string camel = Casing.ToCamel(name);
                    bool verbatim = Array.IndexOf(Verbatim, camel) >= 0
                        || (Array.IndexOf(Edges, camel) >= 0 && !IsKeras3(value));
                    converted[convertKey(name)] = verbatim
                        ? value?.DeepClone() : Convert(value, camel, convertKey, words);
                }

                return converted;
            case JsonArray items:
                return new JsonArray([.. items.Select(item => Convert(item, key, convertKey, words))]);
            case JsonValue value when value.TryGetValue(out string? text) && words.TryGetValue(text, out string? word):
                return JsonValue.Create(word);
            default:
                return node?.DeepClone();
        }
    }

    // Keras 3 writes {"args": […], "kwargs": {…}} for a node.
    private static bool IsKeras3(JsonNode? edges) => edges is JsonArray { Count: > 0 } list && list[0] is JsonObject;

    private static class Words
    {
        internal static Dictionary<string, string> Value { get; } = All()
            .Distinct().Where(w => Casing.ToSnake(w) != w && !w.Contains('_', StringComparison.Ordinal))
            .ToDictionary(w => w, Casing.ToSnake);

        private static IEnumerable<string> All() =>
        [
            .. ActivationFunction.Names, .. typeof(IWord).Assembly.GetTypes()
                .Where(t => t.IsValueType && typeof(IWord).IsAssignableFrom(t))
                .SelectMany(t => (string[])t.GetField("Words",
                    System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.GetValue(null)!),
        ];
    }
}
