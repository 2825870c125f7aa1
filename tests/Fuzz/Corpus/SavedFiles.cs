using System.Text.Json.Nodes;

namespace Strata.Fuzz.Corpus;

/// <summary>The files of a model: its model.json and its weights by their names.</summary>
internal sealed record SavedFiles(string Name, JsonObject Json, IReadOnlyDictionary<string, byte[]> Weights)
{
    /// <summary>The files in a folder.</summary>
    internal static SavedFiles Of(string name, string folder) => new(
        name, JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "model.json")))!.AsObject(),
        Directory.GetFiles(folder, "*.bin").Order(StringComparer.Ordinal)
            .ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes));

    internal SavedFiles Copy() => this with
    {
        Json = (JsonObject)Json.DeepClone(),
        Weights = Weights.ToDictionary(pair => pair.Key, pair => (byte[])pair.Value.Clone()),
    };
}
