using System.Text.Json.Nodes;
using Strata.Fuzz.Running;

namespace Strata.Fuzz.Mutations;

/// <summary>Breaks a topology where it says something about layers.</summary>
internal static class TopologyMutations
{
    internal static Mutation[] All { get; } =
    [
        new("another class", AnotherClass),
        new("another class", AnotherClass),
        new("an unknown class", c => ClassName(c)?.ReplaceWith("System.Diagnostics.Process")),
        new("other edges", OtherEdges),
        new("a circle", Circle),
        new("names alike", NamesAlike),
        new("a layer in wrappers", Wrapped),
        new("a model in models, applied twice each", Doubled),
        new("a layer of one input for all", SharedByAll),
        new("many layers backwards", Backwards),
        new("no weights", c => c.Files.Json.Remove("weightsManifest")),
        new("a power of two and no weights", FreshWeights),
        new("a power of two and no weights", FreshWeights),
    ];

    private static JsonNode? ClassName(FuzzCase c) => JsonTree.Pick(
        c.Files.Json, c.Random,
        n => n.Parent is JsonObject && n.GetPropertyName() == "class_name" && JsonTree.IsText(n));

    private static void AnotherClass(FuzzCase c)
    {
        if (ClassName(c) is { } name && ClassName(c) is { } other) name.ReplaceWith(other.DeepClone());
        if (ClassName(c) is { } third && c.Random.Next(2) == 0)
        {
            third.ReplaceWith(c.Random.GetItems<string>(
                [
                    "Functional", "Sequential", "Dense", "InputLayer", "Bidirectional", "RNN", "StackedRNNCells",
                    "LSTMCell", "TimeDistributed", "Embedding", "Conv3D", "Orthogonal", "Concatenate", "Reshape",
                    "Add", "Dot",
                ], 1)[0]);
        }
    }

    private static JsonArray? Edge(FuzzCase c) => JsonTree.Pick(
        c.Files.Json, c.Random,
        n => n is JsonArray { Count: >= 3 } edge && edge[0] is JsonValue && edge[1] is JsonValue) as JsonArray;

    private static void OtherEdges(FuzzCase c)
    {
        if (Edge(c) is not { } edge) return;
        edge[c.Random.Next(1, 3)] = c.Random.GetItems<int>([-1, 1, 2, 100, int.MaxValue], 1)[0];
        if (Edge(c) is { } from && Edge(c) is { } to) to[0] = from[0]?.DeepClone();
    }

    private static void Circle(FuzzCase c)
    {
        var layers = JsonTree.Below(c.Files.Json).OfType<JsonObject>()
            .Where(layer => layer["inbound_nodes"] is JsonArray && layer["name"] is not null).ToArray();
        if (layers.Length == 0) return;
        JsonNode name = layers[c.Random.Next(layers.Length)]["name"]!.DeepClone();
        layers[c.Random.Next(layers.Length)]["inbound_nodes"] = new JsonArray(new JsonArray(new JsonArray(name, 0, 0)));
    }

    private static void NamesAlike(FuzzCase c)
    {
        JsonNode? Name() => JsonTree.Pick(
            c.Files.Json, c.Random, n => n.Parent is JsonObject && n.GetPropertyName() == "name");
        if (Name() is { } from && Name() is { } to) to.ReplaceWith(from.DeepClone());
    }

    private static JsonObject? Layer(FuzzCase c) => JsonTree.Pick(
        c.Files.Json, c.Random,
        n => n is JsonObject map && map["class_name"] is not null && map["config"] is JsonObject) as JsonObject;

    private static void Wrapped(FuzzCase c)
    {
        if (Layer(c) is not { } layer) return;
        JsonNode inner = layer.DeepClone();
        string wrapper = c.Random.Next(2) == 0 ? "TimeDistributed" : "Bidirectional";
        for (int i = 0, depth = c.Random.Next(1, 100); i < depth; i++)
        {
            inner = new JsonObject
            {
                ["class_name"] = wrapper,
                ["config"] = new JsonObject { ["layer"] = inner },
            };
        }

        layer.ReplaceWith(inner);
    }

    private static void Doubled(FuzzCase c)
    {
        JsonNode inner = JsonNode.Parse(
            """{"class_name": "Dense", "name": "m", "config": {"units": 1, "name": "m"}}""")!;
        for (int i = 0, depth = c.Random.Next(2, 60); i < depth; i++) inner = Twice(inner);
        SetTopology(c, inner);
    }

    // Half of them without weights, which would not be those of this topology.
    private static void SetTopology(FuzzCase c, JsonNode topology)
    {
        c.Files.Json["modelTopology"] = topology;
        if (c.Random.Next(2) == 0) c.Files.Json.Remove("weightsManifest");
    }

    private static void FreshWeights(FuzzCase c)
    {
        if (JsonTree.Pick(c.Files.Json, c.Random, JsonTree.IsNumber) is not { } number) return;
        number.ReplaceWith(JsonValue.Create(1 << c.Random.Next(31)));
        c.Files.Json.Remove("weightsManifest");
    }

    private static JsonObject Twice(JsonNode layer)
    {
        layer["inbound_nodes"] = JsonNode.Parse("""[[["x", 0, 0]], [["m", ONE, 0]]]""".Replace(
            "ONE", layer["class_name"]!.ToString() == "Dense" ? "0" : "1", StringComparison.Ordinal));
        int last = layer["class_name"]!.ToString() == "Dense" ? 1 : 2;
        var input = JsonNode.Parse("""
            {"class_name": "InputLayer", "name": "x", "inbound_nodes": [],
             "config": {"name": "x", "batch_input_shape": [null, 1]}}
            """);
        return new()
        {
            ["class_name"] = "Model",
            ["name"] = "m",
            ["config"] = new JsonObject
            {
                ["name"] = "m",
                ["layers"] = new JsonArray(input, layer),
                ["input_layers"] = new JsonArray(new JsonArray("x", 0, 0)),
                ["output_layers"] = new JsonArray(new JsonArray("m", last, 0)),
            },
        };
    }

    private static void SharedByAll(FuzzCase c)
    {
        var calls = new JsonArray();
        for (int i = 0, count = c.Random.Next(2, 5000); i < count; i++)
            calls.Add(new JsonArray(new JsonArray(i == 0 ? "x" : "m", Math.Max(0, i - 1), 0)));
        var model = Twice(JsonNode.Parse("""{"class_name": "ReLU", "name": "m", "config": {"name": "m"}}""")!);
        model["config"]!["layers"]![1]!["inbound_nodes"] = calls;
        model["config"]!["output_layers"] = new JsonArray(new JsonArray("m", calls.Count - 1, 0));
        SetTopology(c, model);
    }

    private static void Backwards(FuzzCase c)
    {
        int count = c.Random.Next(2, 3000);
        var layers = new JsonArray();
        for (int i = count; i >= 1; i--)
        {
            layers.Add(new JsonObject
            {
                ["class_name"] = "ReLU",
                ["name"] = $"f{i}",
                ["config"] = new JsonObject { ["name"] = $"f{i}" },
                ["inbound_nodes"] = new JsonArray(new JsonArray(new JsonArray(i == 1 ? "x" : $"f{i - 1}", 0, 0))),
            });
        }

        var model = Twice(JsonNode.Parse("""{"class_name": "ReLU", "name": "m", "config": {}}""")!);
        layers.Add(model["config"]!["layers"]![0]!.DeepClone());
        model["config"]!["layers"] = layers;
        model["config"]!["output_layers"] = new JsonArray(new JsonArray($"f{count}", 0, 0));
        SetTopology(c, model);
    }
}
