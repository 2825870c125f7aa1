using System.Text.Json.Nodes;
using Strata.Parity.Comparing;
using Strata.Parity.Reading;

namespace Strata.Parity.Replays;

/// <summary>A model saved: every part of what a handler gets, the weights byte by byte.</summary>
internal sealed class SaveReplay : Replay
{
    internal override async Task RunAsync(JsonObject record, Differences differences)
    {
        var model = ModelReader.Restore(record);
        ModelReader.Compile(model, record);
        var expected = record["artifacts"]!;
        if (expected["userDefinedMetadata"] is JsonObject metadata)
            model.setUserDefinedMetadata(metadata.DeepClone().AsObject());
        ModelArtifacts? saved = null;
        var handler = tf.io.withSaveHandler(artifacts =>
        {
            saved = artifacts;
            return Task.FromResult(new SaveResult(new(DateTimeOffset.UnixEpoch, "JSON", 0, 0, 0)));
        });
        var config = record["config"] as JsonObject ?? [];
        await model.save(
            handler, (bool?)config["trainableOnly"] ?? false, (bool?)config["includeOptimizer"] ?? false);
        Compare(expected, saved!, differences);
    }

    private static void Compare(JsonNode expected, ModelArtifacts saved, Differences differences)
    {
        differences.Structure("modelTopology", expected["modelTopology"], saved.modelTopology);
        differences.Structure("trainingConfig", expected["trainingConfig"], saved.trainingConfig);
        differences.Structure("userDefinedMetadata", expected["userDefinedMetadata"], saved.userDefinedMetadata);
        differences.Same("format", (string?)expected["format"], saved.format);
        differences.Same("generatedBy", (string?)expected["generatedBy"], saved.generatedBy);
        differences.Same("convertedBy", (string?)expected["convertedBy"], saved.convertedBy);
        var specs = expected["weightSpecs"]!.AsArray();
        differences.Names(
            "weightSpecs", specs.Select(s => Text((string)s!["name"]!, (string)s["dtype"]!, Values.Lengths(s["shape"]),
                (string?)s["group"])),
            saved.weightSpecs.Select(s => Text(s.name, s.dtype.ToString(), s.shape, s.group)));
        string bytes = Convert.ToBase64String([.. saved.weightData.SelectMany(piece => piece.ToArray())]);
        if (bytes != (string?)expected["weightDataBase64"]) differences.Add("weightData: other bytes");
    }

    private static string Text(string name, string dtype, int[] shape, string? group) =>
        $"{name} {dtype} [{string.Join(",", shape)}] {group}";
}
