using System.Text.Json.Nodes;
using Strata.Fuzz.Running;

namespace Strata.Fuzz.Mutations;

/// <summary>Lets the manifest say what is not so.</summary>
internal static class ManifestMutations
{
    private static readonly string[] Paths =
    [
        "../weights.bin", "/etc/passwd", "a/../../x", "", ".", "model.json", "/dev/zero", "\0", "a\\..\\..\\b",
        "http://x/",
    ];

    internal static Mutation[] All { get; } =
    [
        new("another path", c => Set(c, group => group["paths"], list => list[0] = Any(c, Paths))),
        new("a file many times", c => Set(c, group => group["paths"], list =>
        {
            for (int i = 0; i < c.Random.Next(1, 2000); i++) list.Add(list[0]!.DeepClone());
        })),
        new("another shape", c => Weight(c, weight => weight["shape"] = Shape(c.Random))),
        new("another type", c => Weight(c, weight => weight["dtype"] = Any(c,
            ["int32", "bool", "string", "complex64", "float16", "x"]))),
        new("a quantization", c => Weight(c, weight => weight["quantization"] = new JsonObject
        {
            ["dtype"] = Any(c, ["uint8", "uint16", "float16", "int8"]),
            ["scale"] = c.Random.Next(2) == 0 ? 1e308 : 1,
            ["min"] = -1e308,
        })),
        new("another name", c => Weight(c, weight => weight["name"] = Any(c,
            ["", "/", "a/b/c/d/e", "vars/0", "x/99999999999", new string('/', 100_000)]))),
        new("another group", c => Weight(c, weight => weight["group"] = Any(c, ["optimizer", "x"]))),
        new("a weight many times", c => Set(c, group => group["weights"], list =>
        {
            for (int i = 0; i < c.Random.Next(1, 3000); i++) list.Add(list[0]!.DeepClone());
        })),
    ];

    private static string Any(FuzzCase c, string[] of) => of[c.Random.Next(of.Length)];

    private static JsonArray Shape(Random random) => new([.. Enumerable.Range(0, random.Next(0, 12))
        .Select(_ => (JsonNode?)random.GetItems<int>([0, 1, 2, -1, 65536, int.MaxValue, 1 << 30], 1)[0])]);

    private static void Set(FuzzCase c, Func<JsonObject, JsonNode?> find, Action<JsonArray> change)
    {
        if (c.Files.Json["weightsManifest"] is JsonArray { Count: > 0 } groups && groups[0] is JsonObject group
            && find(group) is JsonArray { Count: > 0 } list && list[0] is not null)
            change(list);
    }

    private static void Weight(FuzzCase c, Action<JsonObject> change) => Set(c, group => group["weights"], list =>
    {
        if (list[c.Random.Next(list.Count)] is JsonObject weight) change(weight);
    });
}
