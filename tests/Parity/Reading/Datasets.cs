using System.Text.Json.Nodes;

namespace Strata.Parity.Reading;

/// <summary>Recorded datasets: each pass gives what one recorded iterator gave, the last one repeatedly.</summary>
internal static class Datasets
{
    internal static Dataset Of(JsonObject record, string name)
    {
        if (record["datasets"]?[name] is not JsonArray recorded)
            throw new SkipException($"a dataset that was not recorded: {name}");
        var passes = recorded.Where(pass => pass!.AsArray().Count > 0).ToArray();
        int next = 0;
        return tf.data.generator(() => passes.Length == 0 ? [] : passes[Math.Min(next++, passes.Length - 1)]!.AsArray()
            .Where(item => item!["value"] is not null).Select(item => Element(item!["value"]!)));
    }

    /// <summary>validationData of fitDataset: a dataset, or tensors.</summary>
    /// <remarks>If none was recorded for it, it is the training's own, and takes the next of its passes.</remarks>
    internal static ValidationData? Validation(JsonObject record, JsonObject args, Dataset own) =>
        args["validationData"] switch
        {
            JsonObject map when Values.Has(map, "$dataset") =>
                record["datasets"]?[Name(map)] is null ? own : Of(record, Name(map)),
            var other => Replays.Training.Validation(other),
        };

    private static string Name(JsonObject map) => (string)map["$dataset"]!;

    private static Dictionary<string, object> Element(JsonNode value) => value is JsonArray pair
        ? new() { ["xs"] = Leaf(pair[0]), ["ys"] = Leaf(pair[1]) }
        : Values.IsTensor(value) ? new() { ["xs"] = Leaf(value) }
        : value.AsObject().ToDictionary(part => part.Key, part => Leaf(part.Value));

    private static object Leaf(JsonNode? node) => node switch
    {
        JsonArray list => list.Select(Values.Tensor).ToArray(),
        JsonObject map when Values.IsMap(map) => Values.Map(map),
        _ => Values.Tensor(node),
    };
}
