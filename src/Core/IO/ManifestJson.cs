using System.Text.Json.Nodes;

namespace Strata.IO;

/// <summary>model.json and its weights manifest.</summary>
internal static class ManifestJson
{
    internal static JsonArray Specs(IEnumerable<WeightSpec> specs) =>
        new([.. specs.Select(spec => (JsonNode?)Of(spec))]);

    /// <summary>model.json of a model whose weights lie in one file.</summary>
    internal static JsonObject Of(ModelArtifacts artifacts, string weightsFile)
    {
        var json = new JsonObject
        {
            ["modelTopology"] = artifacts.modelTopology.DeepClone(),
            ["format"] = artifacts.format,
            ["generatedBy"] = artifacts.generatedBy,
            ["convertedBy"] = artifacts.convertedBy,
        };
        if (artifacts.trainingConfig is { } training) json["trainingConfig"] = training.DeepClone();
        if (artifacts.userDefinedMetadata is { } metadata) json["userDefinedMetadata"] = metadata.DeepClone();
        json["weightsManifest"] = new JsonArray(new JsonObject
        {
            ["paths"] = new JsonArray(weightsFile),
            ["weights"] = Specs(artifacts.weightSpecs),
        });
        return json;
    }

    /// <summary>The files that a manifest names, in order.</summary>
    /// <exception cref="FormatException">It is not written as a manifest is.</exception>
    internal static string[] Paths(JsonObject modelJson) =>
        [.. Groups(modelJson).SelectMany(group => Strings(group["paths"], "paths"))];

    /// <summary>What model.json says, with the bytes of the files that it names.</summary>
    /// <exception cref="FormatException">Something is missing or of another kind.</exception>
    internal static ModelArtifacts Read(JsonObject json, IReadOnlyList<ReadOnlyMemory<byte>> data) => new()
    {
        modelTopology = json["modelTopology"] as JsonObject
            ?? throw new FormatException("model.json: expected an object modelTopology."),
        trainingConfig = json["trainingConfig"] as JsonObject,
        userDefinedMetadata = json["userDefinedMetadata"] as JsonObject,
        format = Text(json["format"]),
        generatedBy = Text(json["generatedBy"]),
        convertedBy = Text(json["convertedBy"]),
        weightSpecs = [.. Groups(json).SelectMany(group => List(group["weights"], "weights")).Select(Spec)],
        weightData = data,
    };

    private static JsonObject Of(WeightSpec spec)
    {
        var json = new JsonObject
        {
            ["name"] = spec.name,
            ["shape"] = new JsonArray([.. spec.shape.Select(n => (JsonNode?)n)]),
            ["dtype"] = spec.dtype.ToString(),
        };
        if (spec.group is { } group) json["group"] = group;
        if (spec.quantization is { } q)
            json["quantization"] = new JsonObject { ["dtype"] = q.dtype, ["scale"] = q.scale, ["min"] = q.min };
        return json;
    }

    private static WeightSpec Spec(JsonNode? node)
    {
        try
        {
            var json = node!.AsObject();
            return new(
                json["name"]!.GetValue<string>(),
                [.. json["shape"]!.AsArray().Select(n => n!.GetValue<int>())],
                json["dtype"]!.GetValue<string>())
            {
                group = Text(json["group"]),
                quantization = json["quantization"] is JsonObject q ? Quantization(q) : null,
            };
        }
        catch (Exception e) when (e is InvalidOperationException or NullReferenceException or ArgumentException)
        {
            throw new FormatException(
                $"model.json: expected a weight of name, shape and dtype, found {node?.ToJsonString()}.", e);
        }
    }

    private static WeightQuantization Quantization(JsonObject json)
    {
        string dtype = json["dtype"]!.GetValue<string>();
        if (dtype == "float16") return new(dtype);
        return json["scale"] is null || json["min"] is null
            ? throw new FormatException($"model.json: expected scale and min of a weight quantized to {dtype}.")
            : new(dtype, json["scale"]!.GetValue<double>(), json["min"]!.GetValue<double>());
    }

    private static IEnumerable<JsonObject> Groups(JsonObject json) =>
        json["weightsManifest"] is null
            ? [] : List(json["weightsManifest"], "weightsManifest").Select(group => group as JsonObject
            ?? throw new FormatException("model.json: expected groups of paths and weights in weightsManifest."));

    private static IEnumerable<string> Strings(JsonNode? node, string what) =>
        List(node, what).Select(item => Text(item)
        ?? throw new FormatException($"model.json: expected strings in {what}."));

    private static JsonArray List(JsonNode? node, string what) => node as JsonArray
        ?? throw new FormatException($"model.json: expected a list {what}.");

    private static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
