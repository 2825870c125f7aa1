using System.Text.Json.Nodes;
using Strata.Parity.Reading;

namespace Strata.Parity.Replays;

/// <summary>What a model refuses.</summary>
internal static class ModelErrors
{
    internal static Func<Task> Act(JsonObject record, string op, JsonNode?[] args)
    {
        var model = ModelReader.Of(record["topology"]!);
        if (record["compiled"] is JsonObject compiled)
            ModelReader.Compile(model, new JsonObject { ["compile"] = compiled.DeepClone() });
        if ((bool?)record["disposed"] == true) model.dispose();
        var options = args.Length == 0 || Values.IsUndefined(args[^1]) ? [] : args[^1] as JsonObject ?? [];
        if (op == "fit" && (bool?)record["isTraining"] == true) return () => TwiceAsync(model, args, options);
        return op switch
        {
            "fit" => () => Training.FitTensorsAsync(model, Group(args[0]), Group(args[1]), Options(args, 2), [
                .. CallbackReader.Of(Options(args, 2)["callbacks"])]),
            "fitDataset" => () => FitDatasetAsync(model, record, options),
            "evaluateDataset" => () => model.evaluateDataset<Tensor[]>(
                Datasets.Of(record, "dataset"), Training.Int(options, "batches")),
            "save" when args[0] is JsonValue path => () => model.save((string)path!),
            "save" => () => model.save(
                tf.io.fromMemory(new() { modelTopology = [] }), false, (bool?)options["includeOptimizer"] ?? false),
            "trainOnBatch" => () => model.trainOnBatch<double[]>(Values.Group(args[0]), Values.Group(args[1])),
            _ => ErrorReplay.Run(() => Act(model, op, args)),
        };
    }

    private static object? Act(LayersModel model, string op, JsonNode?[] args) => op switch
    {
        "compile" => model.compile(
            OptimizerOf(args[0]!["optimizer"] ?? new JsonObject()), Identifiers.Loss(args[0]!["loss"]),
            Values.IsUndefined(args[0]!["metrics"]) ? null : Identifiers.Metrics(args[0]!["metrics"])),
        "predict" or "predictOnBatch" => Training.Predict(model, op, Group(args[0]), Options(args, 1)),
        "evaluate" => Training.Evaluate(model, Group(args[0]), Group(args[1]), Options(args, 2)),
        "apply" or "call" => new LayerCall(model, Values.Tensors(args[0]), Options(args, 1)).Run(op == "call"),
        "apply:symbolic" => Symbols.Apply(model, Symbols.Of(args[0]), Options(args, 1)),
        "add" => ((Sequential)model).add(Factory.LayerOf(args[0]!)),
        "pop" => Done(((Sequential)model).pop),
        "dispose" => model.dispose(),
        "getLayer" => args[0] is JsonValue name ? model.getLayer((string)name!)
            : args.Length > 1 && !Values.IsUndefined(args[1]) ? model.getLayer((int)args[1]!)
            : throw new ArgumentException("getLayer: expected a name or an index."),
        "loadWeights" => Done(() => model.loadWeights(
            Values.Map(args[0]!.AsObject()), args.Length < 2 || Values.IsUndefined(args[1]) || (bool)args[1]!)),
        "setWeights" => Done(() => model.setWeights(Values.Tensors(args[0]))),
        "setUserDefinedMetadata" => Done(() => model.setUserDefinedMetadata(Metadata(args[0]))),
        _ => throw new ParityException($"op: '{op}' is not known"),
    };

    // Another fit while one runs.
    private static async Task TwiceAsync(LayersModel model, JsonNode?[] args, JsonObject options)
    {
        Task<History> Fit(params Callback[] callbacks) =>
            Training.FitTensorsAsync(model, args[0], args[1], Values.IsMap(options) ? options : [], callbacks);
        await Fit(tf.callbacks.onTrainBegin(async _ => await Fit()));
    }

    private static Task<History> FitDatasetAsync(LayersModel model, JsonObject record, JsonObject options)
    {
        var call = record.DeepClone().AsObject();
        call["method"] = "fitDataset";
        return Training.FitAsync(model, call, options, new(model));
    }

    // Lists of numbers are no tensors: the compiler refuses them.
    private static JsonNode? Group(JsonNode? node) =>
        node is JsonArray list && list.Any(item => item is JsonValue)
            ? throw new ArgumentException($"expected tensors, received {Values.Short(node)}.") : node;

    private static JsonObject Options(JsonNode?[] args, int place) =>
        args.Length <= place || Values.IsUndefined(args[place]) ? [] : args[place] as JsonObject ?? [];

    private static Optimizer OptimizerOf(JsonNode node) =>
        node is JsonValue name ? Named((string)name!) : Values.Has(node, "$optimizer")
            ? OptimizerReader.Of(node.AsObject()) : throw new ArgumentException("optimizer: expected one.");

    private static Optimizer Named(string name) => name;

    private static JsonObject Metadata(JsonNode? node) =>
        node is JsonObject map && Values.IsMap(map) ? map.DeepClone().AsObject()
        : throw new ArgumentException($"metadata: expected a JSON object, received {Values.Short(node)}.");

    private static object? Done(Action act)
    {
        act();
        return null;
    }
}
