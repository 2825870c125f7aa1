using System.Text.Json.Nodes;

namespace Strata.Parity.Reading;

/// <summary>Recorded model artifacts.</summary>
internal static class Artifacts
{
    internal static ModelArtifacts Of(JsonNode node) => new()
    {
        modelTopology = node["modelTopology"]?.DeepClone().AsObject()
            ?? throw new FormatException("artifacts: expected modelTopology, found none."),
        trainingConfig = node["trainingConfig"]?.DeepClone() as JsonObject,
        userDefinedMetadata = node["userDefinedMetadata"]?.DeepClone() as JsonObject,
        format = (string?)node["format"],
        generatedBy = (string?)node["generatedBy"],
        convertedBy = (string?)node["convertedBy"],
        weightSpecs = [.. (node["weightSpecs"] as JsonArray ?? []).Select(spec => Spec(spec!))],
        weightData = node["weightDataBase64"] is { } text ? [Convert.FromBase64String((string)text!)] : [],
    };

    private static WeightSpec Spec(JsonNode spec) =>
        new((string)spec["name"]!, Values.Lengths(spec["shape"]), (string)spec["dtype"]!)
        {
            group = (string?)spec["group"],
            quantization = spec["quantization"] is { } q
                ? new((string)q["dtype"]!, (double?)q["scale"] ?? 1, (double?)q["min"] ?? 0) : null,
        };
}
