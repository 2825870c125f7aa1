using System.Text.Json.Nodes;
using Strata.Layers.Recurrent;

namespace Strata.Api.Tests.Goldens;

/// <summary>One record of something that a model did.</summary>
internal sealed class ModelGolden(JsonNode record)
{
    internal string Id { get; } = $"{record["id"]} {record["test"]}";

    private JsonNode? Compile => record["compile"];

    /// <summary>Why the record is no case for this library; null if it is one.</summary>
    internal string? Refusal()
    {
        string text = record.ToJsonString();
        if ((double?)record["sensitivity"] > 1e-4) return "it amplifies rounding";
        if (text.Contains("\"sampleWeight\"") || text.Contains("\"classWeight\""))
            return "weights of samples or classes";
        bool shuffled = (bool?)record["shuffle"] == true;
        if (shuffled && (bool?)record["fullBatch"] != true && (bool?)record["identicalRows"] != true)
            return "an order of its own";
        if (text.Contains("$opaque") || text.Contains("$typedArray")) return "an argument that was not recorded";
        if (record["datasets"] is not null && record["args"]?["validationData"] is JsonArray)
            return "a dataset validated with tensors";
        try
        {
            _ = Model();
        }
        catch (Exception error) when (error is ArgumentException or FormatException)
        {
            return error.Message;
        }

        return null;
    }

    /// <summary>What comes out differently.</summary>
    internal async Task<IEnumerable<string>> DifferencesAsync(string method)
    {
        var model = Model();
        if (Compile is { } compile)
        {
            var optimizer = compile["optimizer"]!;
            if (optimizer["hasSlots"]?.GetValue<bool>() == true || Identifier(compile["loss"]) is not { } loss)
                return [];
            model.compile(
                Optimizer.fromConfig((string)optimizer["$optimizer"]!, Config(optimizer["config"]!)), loss,
                Metrics(compile["metrics"]));
        }

        if (method == "predict")
            return Outputs(model).SelectMany((got, i) => Compare($"output {i}", Single(record["returned"]!, i), got))
                .Concat(After(model)).ToArray();
        var names = Names(model);
        if (method == "fit") return [.. names, .. await FitAsync(model)];
        if (method == "fitDataset") return [.. names, .. await FitDatasetAsync(model)];
        if (method == "evaluateDataset")
        {
            var results = await model.evaluateDataset<Tensor[]>(Data("dataset"), (int?)record["args"]!["batches"]);
            return [.. names, .. Numbers("returned", Returned(), [.. results.Select(t => (double)t.item())])];
        }

        var (x, y) = (Group(record["x"]!), Group(record["y"]!));
        double[] numbers = method == "evaluate"
            ? [.. model.evaluate<Tensor[]>(x, y, BatchSize).Select(t => (double)t.item())]
            : await model.trainOnBatch<double[]>(x, y);
        return [.. names, .. Numbers("returned", Returned(), numbers), .. After(model)];
    }

    private int BatchSize => (int?)record["args"]?["batchSize"] ?? 32;

    private async Task<IEnumerable<string>> FitAsync(LayersModel model)
    {
        var args = record["args"]!;
        (TensorGroup, TensorGroup)? validation = args["validationData"] is JsonArray pair
            ? (Group(pair[0]!), Group(pair[1]!)) : null;
        Callback[] callbacks = [.. (args["callbacks"] switch
        {
            JsonArray list => list.ToArray(),
            null => [],
            var one => [one],
        }).Where(c => (string?)c!["$callback"] == "EarlyStopping").Select(c => Stopping(c!))];
        var history = await model.fit(
            Group(record["x"]!), Group(record["y"]!), BatchSize, (int?)args["epochs"] ?? 1, 0, callbacks,
            (double?)args["validationSplit"] ?? 0, validation, shuffle: false, (int?)args["initialEpoch"] ?? 0);
        return Compared(model, history);
    }

    private async Task<IEnumerable<string>> FitDatasetAsync(LayersModel model)
    {
        var args = record["args"]!;
        bool validates = args["validationData"] is not null;
        var history = await model.fitDataset(
            Data("dataset"), (int)args["epochs"]!, (int?)args["batchesPerEpoch"], 0,
            validationData: validates ? Data("validationData") : null,
            validationBatches: (int?)args["validationBatches"]);
        return Compared(model, history);
    }

    private IEnumerable<string> Names(LayersModel model)
    {
        string[] expected = [.. Compile!["metricsNames"]!.AsArray().Select(n => (string)n!)];
        return expected.SequenceEqual(model.metricsNames) ? []
            : [$"names {string.Join(",", expected)}, received {string.Join(",", model.metricsNames)}"];
    }

    // Each pass gives what one of the recorded iterators gave.
    private Dataset<Dictionary<string, object>> Data(string name)
    {
        var passes = record["datasets"]![name]!.AsArray().Where(pass => pass!.AsArray().Count > 0).ToArray();
        int next = 0;
        return tf.data.generator(() => passes[Math.Min(next++, passes.Length - 1)]!.AsArray()
            .Where(item => item!["value"] is not null).Select(item => Element(item!["value"]!)));
    }

    private static Dictionary<string, object> Element(JsonNode value) => value is JsonArray pair
        ? new() { ["xs"] = Leaf(pair[0]!), ["ys"] = Leaf(pair[1]!) }
        : new() { ["xs"] = Leaf(value["xs"]!), ["ys"] = Leaf(value["ys"]!) };

    private static object Leaf(JsonNode node) => node switch
    {
        JsonArray list => list.Select(n => Tensor(n!)).ToArray(),
        JsonObject map when map["dtype"] is not JsonValue => map.ToDictionary(p => p.Key, p => Tensor(p.Value!)),
        _ => Tensor(node),
    };

    private IEnumerable<string> Compared(LayersModel model, History history)
    {
        var expected = record["history"]!.AsObject();
        string[] keys = [.. expected.Select(p => p.Key)], found = [.. history.history.Keys];
        var wrong = keys.Order().SequenceEqual(found.Order()) ? []
            : new[] { $"keys {string.Join(",", keys)}, received {string.Join(",", found)}" };
        return [.. wrong, .. keys.Intersect(found).SelectMany(key =>
            Numbers(key, expected[key]!.AsArray(), [.. history.history[key]])), .. After(model)];
    }

    private static EarlyStopping Stopping(JsonNode c) => new(
        (string)c["monitor"]!, (double?)c["minDelta"] ?? 0, (int?)c["patience"] ?? 0, 0, (string?)c["mode"] ?? "auto",
        (double?)c["baseline"]);

    private Tensor[] Outputs(LayersModel model) =>
        model.predict<Tensor[]>(Group(record["x"]!), BatchSize);

    private LayersModel Model()
    {
        var model = (LayersModel)tf.models.modelFromJSON(record["topology"]!.ToJsonString());
        var weights = record["weights"]!.AsArray();
        for (int i = 0; i < weights.Count; i++) model.weights[i].val.assign(Tensor(weights[i]!));
        foreach (var (layer, states) in States("statesBefore"))
            ((RecurrentLayer)model.getLayer(layer)).resetStates([.. states!.AsArray().Select(state => Tensor(state!))]);
        return model;
    }

    private JsonObject States(string when) => record[when]?.AsObject() ?? [];

    private JsonArray Returned() => record["returned"] switch
    {
        JsonArray list => new(list.Select(n => Number(n!)).ToArray()),
        var one => [Number(one!)],
    };

    private static JsonNode Number(JsonNode node) =>
        (node is JsonObject tensor ? tensor["values"]![0]! : node).DeepClone();

    private IEnumerable<string> After(LayersModel model)
    {
        var states = States("statesAfter").SelectMany(layer => layer.Value!.AsArray().SelectMany((state, i) => Compare(
            $"state {i}", state!, ((RecurrentLayer)model.getLayer(layer.Key)).states[i], 1e-4, 1e-3)));
        if (record["weightsAfter"] is not JsonArray after) return states;
        return states.Concat(
            after.SelectMany((w, i) => Compare($"weight {i}", w!, model.weights[i].val, 1e-4, 1e-3)));
    }

    private static JsonNode Single(JsonNode returned, int i) => returned is JsonArray list ? list[i]! : returned;

    private static IEnumerable<string> Numbers(string what, JsonArray expected, double[] got)
    {
        double[] numbers = [.. expected.Select(Value)];
        bool same = numbers.Length == got.Length
            && numbers.Zip(got, (a, b) => Near(a, b, 1e-4, 1e-3)).All(ok => ok);
        return same ? [] : [$"{what}: expected {string.Join(" ", numbers)}, received {string.Join(" ", got)}"];
    }

    private static IEnumerable<string> Compare(
        string what, JsonNode expected, Tensor got, double absolute = 1e-5, double relative = 1e-4)
    {
        double[] numbers = [.. expected["values"]!.AsArray().Select(Value)], found = got.dataSync<double>();
        bool same = numbers.Length == found.Length
            && numbers.Zip(found, (a, b) => Near(a, b, absolute, relative)).All(ok => ok);
        return same ? [] : [$"{what}: expected {First(numbers)}, received {First(found)}"];
    }

    private static string First(double[] numbers) => string.Join(" ", numbers.Take(8));

    private static bool Near(double expected, double got, double absolute, double relative) =>
        expected.Equals(got) || Math.Abs(expected - got) <= absolute + (relative * Math.Abs(expected));

    private static double Value(JsonNode? node) => node!.GetValueKind() == System.Text.Json.JsonValueKind.String
        ? (string)node! switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            _ => double.NegativeInfinity,
        }
        : node.GetValue<double>();

    private static Tensor Tensor(JsonNode node) => tf.tensor(
        node["values"]!.AsArray().Select(Value).ToArray(), node["shape"]!.AsArray().Select(n => (int)n!).ToArray(),
        (string)node["dtype"]!);

    private static TensorGroup Group(JsonNode node) => node switch
    {
        JsonArray list => list.Select(n => Tensor(n!)).ToArray(),
        JsonObject map when map["dtype"] is not JsonValue =>
            map.ToDictionary(p => p.Key, p => Tensor(p.Value!)),
        _ => Tensor(node),
    };

    private static Dictionary<string, object?> Config(JsonNode config) =>
        config.AsObject().ToDictionary(p => p.Key, p => (object?)(p.Value is null ? null
            : p.Value.GetValueKind() is System.Text.Json.JsonValueKind.Number ? p.Value.GetValue<double>()
            : p.Value.GetValueKind() is System.Text.Json.JsonValueKind.True));

    private static LossIdentifier? Identifier(JsonNode? node) => node switch
    {
        JsonArray list => list.Select(n => (string)n!).ToArray(),
        JsonObject map when map["$fn"] is { } fn => ((string)fn!).Split('.')[^1],
        JsonObject map => map.ToDictionary(p => p.Key, p => (string)p.Value!),
        JsonValue value => (string)value!,
        _ => null,
    };

    private static MetricIdentifier? Metrics(JsonNode? node) => node switch
    {
        JsonArray list => MetricIdentifier.Create([.. list.Select(n => Metrics(n)!)]),
        JsonObject map when map["$fn"] is { } fn => ((string)fn!).Split('.')[^1],
        JsonObject map => map.ToDictionary(p => p.Key, p => Metrics(p.Value)!),
        JsonValue value => (string)value!,
        _ => null,
    };
}
