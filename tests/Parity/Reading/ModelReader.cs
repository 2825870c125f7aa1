using System.Text.Json.Nodes;

namespace Strata.Parity.Reading;

/// <summary>Makes recorded models: topology, weights, states, and what they were compiled with.</summary>
internal static class ModelReader
{
    internal static LayersModel Of(JsonNode topology)
    {
        foreach (string name in ClassNames(topology)) LayerReader.RefuseForeign(name);
        return tf.models.modelFromJSON(topology.AsObject());
    }

    internal static LayersModel Restore(JsonObject record)
    {
        var model = Of(record["topology"]!);
        if ((bool?)record["trainable"] is { } trainable && trainable != model.trainable) model.trainable = trainable;
        Undoing.Keep(model, record);
        LayerReader.Write(model, record["weights"]);
        foreach (var (layer, states) in record["statesBefore"] as JsonObject ?? [])
            Recurrents.Named(model, layer).resetStates(Values.Tensors(states));
        return model;
    }

    /// <summary>Compiles as recorded; what is trained was settled then, even if layers were frozen since.</summary>
    internal static void Compile(LayersModel model, JsonObject record)
    {
        if (record["compile"] is not JsonObject compile) return;
        var late = NotCollected(model, record["weights"] as JsonArray, compile["collectedTrainableWeights"]);
        foreach (var weight in late) weight.trainable = false;
        model.compile(
            OptimizerReader.Of(compile["optimizer"]!.AsObject()), Identifiers.Loss(compile["loss"]),
            Identifiers.Metrics(compile["metrics"]));
        foreach (var weight in late) weight.trainable = true;
    }

    private static LayerVariable[] NotCollected(LayersModel model, JsonArray? weights, JsonNode? collected)
    {
        if (weights is null || collected is not JsonArray names) return [];
        string[] trained = [.. names.Select(n => (string)n!)];
        var all = model.weights;
        return
        [
            .. Enumerable.Range(0, weights.Count)
                .Where(i => all[i].trainable && !trained.Contains((string)weights[i]!["name"]!)).Select(i => all[i]),
        ];
    }

    /// <summary>The class names of all layers within a topology or config.</summary>
    internal static IEnumerable<string> ClassNames(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(pair => pair.Key is "class_name" or "className" && pair.Value is JsonValue
            ? [(string)pair.Value!] : ClassNames(pair.Value)),
        JsonArray list => list.SelectMany(ClassNames),
        _ => [],
    };
}
