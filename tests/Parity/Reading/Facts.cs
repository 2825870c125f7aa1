using System.Text.Json.Nodes;

namespace Strata.Parity.Reading;

/// <summary>What is in a case, as far as the table of known differences asks.</summary>
internal sealed class Facts
{
    private static readonly string[] TrainingMethods = ["fit", "fitDataset", "trainOnBatch"];
    private static readonly string[] Factories = ["factory", "construct", "fn"];
    private readonly Golden golden;
    private readonly (string Class, JsonObject Config)[] layers;

    internal Facts(Golden golden)
    {
        this.golden = golden;
        Record = golden.Record;
        layers = [.. Described(Record["topology"]), .. Own(Record)];
    }

    internal JsonObject Record { get; }

    internal string Kind => golden.Kind.Split(' ')[^1];

    internal string Method => (string?)Record["method"] ?? "";

    internal bool IsError => Kind == "error";

    internal string Error => IsError ? (string?)Record["errorMessage"] ?? "" : "";

    /// <summary>Whether weights are updated by an optimizer.</summary>
    internal bool Trains => Array.IndexOf(TrainingMethods, Method) >= 0
        || (Kind == "random" && Record["fitArgs"] is not null);

    internal bool Evaluates => Trains || Method.StartsWith("evaluate", StringComparison.Ordinal) || Kind == "random";

    internal bool HasTrainingKwarg => (bool?)Record["kwargs"]?["training"] == true;

    internal JsonNode? Optimizer => Record["compile"]?["optimizer"];

    /// <summary>Whether there is a layer of one of these classes whose config satisfies the condition.</summary>
    internal bool Layer(string[] classes, Func<JsonObject, bool>? condition = null) =>
        layers.Any(l => classes.Contains(l.Class) && condition?.Invoke(l.Config) != false);

    /// <summary>Whether a layer has an option that ends so, and is not null.</summary>
    internal bool AnyOption(string ending) => layers.Any(l => l.Config.Any(pair => pair.Value is not null
        && Camel(pair.Key).EndsWith(ending, StringComparison.OrdinalIgnoreCase)));

    internal static JsonNode? Option(JsonObject config, string name) =>
        config.FirstOrDefault(pair => Camel(pair.Key) == name).Value;

    internal bool IsFactory(params string[] names) => IsError
        && Array.IndexOf(Factories, (string?)Record["op"]) >= 0
        && names.Contains(((string?)Record["fn"])?.Split('.')[^1] ?? (string?)Record["className"]);

    internal JsonObject FirstArgument => (Record["args"] as JsonArray)?.FirstOrDefault() as JsonObject ?? [];

    private static string Camel(string name) => string.Concat(name.Split('_').Select(
        (word, i) => i == 0 || word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));

    private static IEnumerable<(string, JsonObject)> Own(JsonObject record) => record["config"] is JsonObject config
        && record["className"] is JsonValue name ? [((string)name!, config), .. Described(config)] : [];

    private static IEnumerable<(string, JsonObject)> Described(JsonNode? node) => node switch
    {
        JsonObject map => [.. One(map), .. map.SelectMany(pair => Described(pair.Value))],
        JsonArray list => list.SelectMany(Described),
        _ => [],
    };

    private static IEnumerable<(string, JsonObject)> One(JsonObject map) =>
        (map["class_name"] ?? map["className"]) is JsonValue name && map["config"] is JsonObject config
            ? [((string)name!, config)] : [];
}
