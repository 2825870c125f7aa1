using System.Globalization;
using System.Text.Json.Nodes;
using Strata.Parity.Reading;

namespace Strata.Parity.Replays;

/// <summary>Calls a model's methods with recorded arguments.</summary>
internal static class Training
{
    private const int DefaultBatch = 32;

    internal static Tensor[] Predict(LayersModel model, string method, JsonNode? x, JsonObject args) =>
        method == "predictOnBatch" ? [model.predictOnBatch(Values.Group(x))]
        : model.predict<Tensor[]>(Values.Group(x), Int(args, "batchSize") ?? DefaultBatch);

    internal static async Task<double[]> EvaluateAsync(LayersModel model, JsonObject record, JsonObject args)
    {
        Tensor[] values = (string?)record["method"] == "evaluateDataset"
            ? await model.evaluateDataset<Tensor[]>(Datasets.Of(record, "dataset"), Int(args, "batches"))
            : Evaluate(model, record["x"], record["y"], args);
        return [.. values.Select(value => (double)value.item())];
    }

    internal static Tensor[] Evaluate(LayersModel model, JsonNode? x, JsonNode? y, JsonObject args) =>
        model.evaluate<Tensor[]>(
            Values.Group(x), Values.Group(y), Int(args, "batchSize") ?? DefaultBatch,
            sampleWeight: Samples(args["sampleWeight"]), steps: Int(args, "steps"));

    internal static Task<History> FitAsync(
        LayersModel model, JsonObject record, JsonObject args, Penalties penalties, IEnumerable<Callback>? more = null)
    {
        Callback[] callbacks = [.. CallbackReader.Of(args["callbacks"]), penalties.Watch, .. more ?? []];
        return (string?)record["method"] == "fitDataset" || record["datasets"] is not null
            ? FitDatasetAsync(model, record, args, callbacks)
            : FitTensorsAsync(model, record["x"], record["y"], args, callbacks);
    }

    /// <summary>Shuffling draws numbers of its own: cases are such that the order does not matter.</summary>
    internal static Task<History> FitTensorsAsync(
        LayersModel model, JsonNode? x, JsonNode? y, JsonObject args, Callback[] callbacks)
    {
        if (args["shuffle"] is JsonValue word && word.GetValueKind() == System.Text.Json.JsonValueKind.String)
            _ = (Shuffle)(string)word!;
        return model.fit(
            Values.Group(x), Values.Group(y), Int(args, "batchSize") ?? DefaultBatch, Int(args, "epochs") ?? 1, 0,
            callbacks, (double?)args["validationSplit"] ?? 0, Validation(args["validationData"]), shuffle: false,
            classWeight: Classes(args["classWeight"]), sampleWeight: Samples(args["sampleWeight"]),
            initialEpoch: Int(args, "initialEpoch") ?? 0, stepsPerEpoch: Int(args, "stepsPerEpoch"),
            validationSteps: Int(args, "validationSteps"));
    }

    private static Task<History> FitDatasetAsync(
        LayersModel model, JsonObject record, JsonObject args, Callback[] callbacks)
    {
        if (args["validationSplit"] is not null)
            throw new ArgumentException("validationSplit: fitDataset has no parameter of this name.");
        var dataset = Datasets.Of(record, "dataset");
        return model.fitDataset(
            dataset, Int(args, "epochs") ?? throw new ArgumentException("epochs: missing."),
            Int(args, "batchesPerEpoch"), 0, callbacks, Datasets.Validation(record, args, dataset),
            Int(args, "validationBatchSize") ?? DefaultBatch, Int(args, "validationBatches"),
            classWeight: Classes(args["classWeight"]), initialEpoch: Int(args, "initialEpoch") ?? 0);
    }

    internal static ValidationData? Validation(JsonNode? node) => node switch
    {
        JsonArray { Count: 2 } pair => (Values.Group(pair[0]), Values.Group(pair[1])),
        JsonArray { Count: 3 } all => (Values.Group(all[0]), Values.Group(all[1]), Values.Group(all[2])),
        var none when Values.IsUndefined(none) => null,
        _ => throw new ArgumentException($"validationData: expected [x, y], received {Values.Short(node)}."),
    };

    private static TensorGroup? Samples(JsonNode? node) => Values.IsUndefined(node) ? null : Values.Group(node);

    private static ClassWeight? Classes(JsonNode? node) => node switch
    {
        var none when Values.IsUndefined(none) => null,
        JsonArray list => list.Select(item => Classes(item)!).ToArray(),
        JsonObject map when map.All(pair => pair.Value is JsonValue) =>
            map.ToDictionary(pair => int.Parse(pair.Key, CultureInfo.InvariantCulture), pair => (double)pair.Value!),
        JsonObject map => map.ToDictionary(
            pair => pair.Key,
            pair => pair.Value!.AsObject().ToDictionary(
                p => int.Parse(p.Key, CultureInfo.InvariantCulture), p => (double)p.Value!)),
        _ => null,
    };

    // A fractional number is none that an int takes.
    internal static int? Int(JsonObject args, string name)
    {
        if (Values.IsUndefined(args[name])) return null;
        double value = Values.Number(args[name]);
        return value == Math.Floor(value) ? (int)value
            : throw new ArgumentException($"{name}: expected a whole number, received {value}.");
    }
}
