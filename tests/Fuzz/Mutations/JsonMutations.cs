using System.Text.Json.Nodes;
using Strata.Fuzz.Running;

namespace Strata.Fuzz.Mutations;

/// <summary>Breaks model.json anywhere, whatever stands there.</summary>
internal static class JsonMutations
{
    private static readonly string[] Numbers =
    [
        "-1", "0", "1", "2", "-2", "0.5", "7", "1000", "65536", "4194304", "1000000000", "1073741824", "2147483647",
        "2147483648", "-2147483648", "4294967296", "9223372036854775807", "1e18", "1e308", "-1e308", "1e-320",
    ];

    internal static Mutation[] All { get; } =
    [
        new("another number", c => Numbered(c, JsonTree.IsNumber)),
        new("another number", c => Numbered(c, JsonTree.IsNumber)),
        new("a number for anything", c => Numbered(c, _ => true)),
        new("another kind of value", c => Replace(c, Other(c.Random))),
        new("a value from elsewhere", Elsewhere),
        new("null", c => Replace(c, null)),
        new("a key is gone", Remove),
        new("another key", Rename),
        new("an element twice", Twice),
        new("an element many times", Many),
        new("deep nesting", Deep),
        new("a long text", c => Replace(c, new string('x', c.Random.Next(1, 200_000)))),
        new("odd characters", c => Replace(c, new string(c.Random.GetItems<char>("\0\n/.\\äé漢\uD800'\"{}_", 5)))),
    ];

    private static void Numbered(FuzzCase c, Func<JsonNode, bool> holds)
    {
        if (JsonTree.Pick(c.Files.Json, c.Random, holds) is { } node)
            node.ReplaceWith(JsonNode.Parse(Numbers[c.Random.Next(Numbers.Length)]));
    }

    private static void Replace(FuzzCase c, JsonNode? value) =>
        JsonTree.Pick(c.Files.Json, c.Random, _ => true)?.ReplaceWith(value);

    private static JsonNode Other(Random random) => random.Next(6) switch
    {
        0 => new JsonObject(),
        1 => new JsonArray(),
        2 => JsonValue.Create(true),
        3 => JsonValue.Create("text"),
        4 => new JsonArray(1, "a", null, new JsonArray()),
        _ => new JsonObject { ["class_name"] = "Dense", ["config"] = new JsonObject() },
    };

    private static void Elsewhere(FuzzCase c)
    {
        var all = JsonTree.Below(c.Files.Json);
        var copy = all[c.Random.Next(all.Count)].DeepClone();
        all[c.Random.Next(all.Count)].ReplaceWith(copy);
    }

    private static void Remove(FuzzCase c)
    {
        var node = JsonTree.Pick(c.Files.Json, c.Random, _ => true);
        if (node?.Parent is JsonObject map) map.Remove(node.GetPropertyName());
        else if (node?.Parent is JsonArray list) list.Remove(node);
    }

    private static void Rename(FuzzCase c)
    {
        if (JsonTree.Pick(c.Files.Json, c.Random, n => n.Parent is JsonObject) is not { } node) return;
        var map = (JsonObject)node.Parent!;
        map.Remove(node.GetPropertyName());
        map[c.Random.Next(2) == 0 ? "x" : map.Select(pair => pair.Key).FirstOrDefault() ?? ""] = node;
    }

    private static void Twice(FuzzCase c)
    {
        if (JsonTree.Pick(c.Files.Json, c.Random, n => n.Parent is JsonArray) is { } node)
            ((JsonArray)node.Parent!).Insert(node.GetElementIndex(), node.DeepClone());
    }

    private static void Many(FuzzCase c)
    {
        if (JsonTree.Pick(c.Files.Json, c.Random, n => n.Parent is JsonArray) is not { } node) return;
        for (int i = 0, times = c.Random.Next(2, 500); i < times; i++)
            ((JsonArray)node.Parent!).Add(node.DeepClone());
    }

    private static void Deep(FuzzCase c)
    {
        if (JsonTree.Pick(c.Files.Json, c.Random, _ => true) is not { } node) return;
        var inner = node.DeepClone();
        for (int i = 0, depth = c.Random.Next(2, 300); i < depth; i++)
            inner = c.Random.Next(2) == 0 ? new JsonArray(inner) : new JsonObject { ["config"] = inner };
        node.ReplaceWith(inner);
    }
}
