using System.Text.Json.Nodes;

namespace Strata.IO;

/// <summary>model.json and its weights manifest.</summary>
internal static class ManifestJson
{
    internal static JsonArray Specs(IEnumerable<WeightSpec> specs) =>
        new([.. specs.Select(spec => (JsonNode?)Of(spec))]);

    /// <summary>model.json of a model.</summary>
    /// <param name="artifacts">The model.</param>
    /// <param name="weightFiles">The paths of its weight files.</param>
    internal static JsonObject Of(ModelArtifacts artifacts, IEnumerable<string> weightFiles)
    {
        var json = new JsonObject
        {
            ["modelTopology"] = artifacts.modelTopology.DeepClone(),
            ["format"] = artifacts.format,
            ["generatedBy"] = artifacts.generatedBy,
            ["convertedBy"] = artifacts.convertedBy,
        };
        foreach (var (key, value) in Optional(artifacts))
            if (value is not null) json[key] = value.DeepClone();
        json["weightsManifest"] = new JsonArray(new JsonObject
        {
            ["paths"] = new JsonArray([.. weightFiles.Select(file => (JsonNode?)file)]),
            ["weights"] = Specs(artifacts.weightSpecs),
        });
        return json;
    }

    /// <summary>The groups of a weights manifest; none if there is no manifest.</summary>
    /// <exception cref="FormatException">It is not written as a manifest is.</exception>
    internal static WeightGroup[] Groups(JsonNode? manifest) => manifest is null ? [] :
    [
        .. List(manifest, "weightsManifest").Select(node => node as JsonObject ?? throw new FormatException(
            "model.json: expected groups of paths and weights in weightsManifest.")).Select(group => new WeightGroup(
            [.. Strings(group["paths"], "paths")], [.. List(group["weights"], "weights").Select(Spec)])),
    ];

    /// <summary>What model.json says, with the bytes of the files that it names.</summary>
    /// <exception cref="FormatException">Something is missing or of another kind.</exception>
    internal static ModelArtifacts Read(
        JsonObject json, IEnumerable<WeightGroup> groups, IReadOnlyList<ReadOnlyMemory<byte>> data) => new()
    {
        modelTopology = json["modelTopology"] as JsonObject
            ?? throw new FormatException("model.json: expected an object modelTopology."),
        trainingConfig = json["trainingConfig"] as JsonObject,
        userDefinedMetadata = json["userDefinedMetadata"] as JsonObject,
        signature = json["signature"] as JsonObject,
        modelInitializer = json["modelInitializer"] as JsonObject,
        initializerSignature = json["initializerSignature"] as JsonObject,
        format = Text(json["format"]),
        generatedBy = Text(json["generatedBy"]),
        convertedBy = Text(json["convertedBy"]),
        weightSpecs = [.. groups.SelectMany(group => group.Weights)],
        weightData = data,
    };

    private static IEnumerable<(string Key, JsonObject? Value)> Optional(ModelArtifacts artifacts) =>
    [
        ("trainingConfig", artifacts.trainingConfig),
        ("userDefinedMetadata", artifacts.userDefinedMetadata),
        ("signature", artifacts.signature),
        ("modelInitializer", artifacts.modelInitializer),
        ("initializerSignature", artifacts.initializerSignature),
    ];

    private static JsonObject Of(WeightSpec spec)
    {
        var json = new JsonObject
        {
            ["name"] = spec.name,
            ["shape"] = new JsonArray([.. spec.shape.Select(n => (JsonNode?)n)]),
            ["dtype"] = spec.dtype.ToString(),
        };
        if (spec.group is { } group) json["group"] = group;
        if (spec.quantization is { } q) json["quantization"] = Of(q, spec.dtype);
        return json;
    }

    private static JsonObject Of(WeightQuantization quantization, DType original)
    {
        var json = new JsonObject { ["dtype"] = quantization.dtype, ["original_dtype"] = original.ToString() };
        if (quantization.dtype == "float16") return json;
        json["scale"] = quantization.scale;
        json["min"] = quantization.min;
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
        catch (Exception e) when (e is InvalidOperationException or NullReferenceException or ArgumentException
            or FormatException)
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

    private static IEnumerable<string> Strings(JsonNode? node, string what) =>
        List(node, what).Select(item => Text(item)
        ?? throw new FormatException($"model.json: expected strings in {what}."));

    private static JsonArray List(JsonNode? node, string what) => node as JsonArray
        ?? throw new FormatException($"model.json: expected a list {what}.");

    private static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
