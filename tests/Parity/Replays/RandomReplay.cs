using System.Text.Json.Nodes;
using Strata.Parity.Comparing;
using Strata.Parity.Reading;

namespace Strata.Parity.Replays;

/// <summary>A random model from its files: what it predicts, how it trains, how it goes on once saved.</summary>
internal sealed class RandomReplay(string folder) : Replay
{
    internal override async Task RunAsync(JsonObject record, Differences differences)
    {
        var model = await LoadAsync("model.json", record);
        Compare(record, model, differences);
        var x = Named(record["inputs"]!);
        var predictArgs = record["predictArgs"] as JsonObject ?? [];
        differences.Tensors(
            "predict", record["predict"], Training.Predict(model, "predict", x, predictArgs), Tolerance.Forward);
        if (record["compile"] is not JsonObject compile) return;
        var optimizer = compile["optimizer"]!.AsObject();
        model.compile(OptimizerOf(optimizer), Identifiers.Loss(compile["loss"]), Metrics(compile));
        differences.Names(
            "metricsNames", record["metricsNames"]!.AsArray().Select(n => (string)n!), model.metricsNames);
        var y = Named(record["targets"]!);
        Evaluate(model, x, y, record, "evaluateBefore", differences);
        var penalties = new Penalties(model);
        var history = await Training.FitTensorsAsync(model, x, y, FitArgs(record), [penalties.Watch]);
        Histories.Compare(record, model, history, penalties, differences);
        Weights("weights_after.bin", record["weights"], model, differences);
        Evaluate(model, x, y, record, "evaluateAfter", differences);
        if (record["predictAfter"] is { } after)
        {
            differences.Tensors(
                "predictAfter", after, Training.Predict(model, "predict", x, predictArgs), Tolerance.Trained);
        }

        if (record["resume"] is JsonObject resume) await ResumeAsync(resume, record, x, y, differences);
    }

    private static MetricIdentifier? Metrics(JsonObject compile) => Identifiers.Metrics(compile["metrics"]);

    private static void Compare(JsonObject record, LayersModel model, Differences differences)
    {
        differences.Same("countParams", (int?)record["countParams"], model.countParams());
        if (record["weights"] is JsonArray specs) Specs.Compare(specs, model, differences);
        if (record["summary"] is not JsonArray summary) return;
        var lines = new List<string>();
        model.summary(((string)summary[0]!).Length, printFn: lines.Add);
        SummaryReplay.Compare(summary, lines, differences);
    }

    private static void Evaluate(
        LayersModel model, JsonNode x, JsonNode y, JsonObject record, string what, Differences differences)
    {
        if (record[what] is not { } recorded) return;
        var values = Training.Evaluate(model, x, y, record["evaluateArgs"] as JsonObject ?? []);
        differences.Numbers(
            what, Evaluated.Expected(Evaluated.Numbers(recorded), model, new Penalties(model).Now),
            [.. values.Select(value => (double)value.item())], Tolerance.Trained);
    }

    private async Task ResumeAsync(
        JsonObject resume, JsonObject record, JsonNode x, JsonNode y, Differences differences)
    {
        var model = await LoadAsync("model_opt.json", record);
        if (Undoing.IsUndone(record)) await RestoreAsync(model, record);
        if (Undoing.WithConstraints(record) is { } topology)
        {
            var whole = record.DeepClone().AsObject();
            whole["topology"] = topology.DeepClone();
            var constrained = await LoadAsync("model_opt.json", whole);
            for (int i = 0; i < model.weights.Count; i++)
            {
                // TensorFlow.js projects what it loads; here what was saved is what is loaded.
                var weight = constrained.weights[i];
                model.weights[i].val.assign(weight.write(weight.read()).val);
            }
        }

        var penalties = new Penalties(model);
        var history = await Training.FitTensorsAsync(
            model, x, y, resume["fitArgs"] as JsonObject ?? [], [penalties.Watch]);
        Histories.Compare(resume, model, history, penalties, differences);
        Weights("weights_resumed.bin", resume["weightSpecs"], model, differences);
    }

    // Where a known difference is undone, the optimizer is not the saved one, but goes on from its state.
    private async Task RestoreAsync(LayersModel model, JsonObject record)
    {
        var saved = await tf.io.fileSystem(Path.Combine(folder, "model_opt.json")).load();
        var compile = record["compile"]!.AsObject();
        var optimizer = OptimizerOf(compile["optimizer"]!.AsObject());
        byte[] bytes = [.. saved.weightData.SelectMany(part => part.ToArray())];
        var tensors = tf.io.decodeWeights(bytes, saved.weightSpecs);
        optimizer.setWeights(
        [
            .. saved.weightSpecs.Where(spec => spec.group == "optimizer")
                .Select(spec => new NamedTensor(spec.name, tensors[spec.name])),
        ]);
        model.compile(optimizer, Identifiers.Loss(compile["loss"]), Metrics(compile));
    }

    // The topology is the record's, in which a known difference may be undone.
    private async Task<LayersModel> LoadAsync(string file, JsonObject record)
    {
        var saved = await tf.io.fileSystem(Path.Combine(folder, file)).load();
        var model = await tf.loadLayersModel(tf.io.fromMemory(new()
        {
            modelTopology = record["topology"]!.DeepClone().AsObject(),
            trainingConfig = Undoing.IsUndone(record) ? null : saved.trainingConfig,
            weightSpecs = saved.weightSpecs,
            weightData = saved.weightData,
            format = saved.format,
        }));
        Undoing.Keep(model, record);
        return model;
    }

    private void Weights(string file, JsonNode? specs, LayersModel model, Differences differences)
    {
        string path = Path.Combine(folder, file);
        if (!File.Exists(path)) return;
        WeightSpec[] expected = [.. specs!.AsArray().Select(
            s => new WeightSpec((string)s!["name"]!, Values.Lengths(s["shape"]), (string)s["dtype"]!))];
        var tensors = tf.io.decodeWeights(File.ReadAllBytes(path), expected);
        differences.Same($"{file}: weights", expected.Length, model.weights.Count);
        for (int i = 0; i < Math.Min(expected.Length, model.weights.Count); i++)
        {
            differences.Numbers(
                $"{file}: {expected[i].name}", tensors[expected[i].name].dataSync<double>(),
                model.weights[i].val.dataSync<double>(), Tolerance.Trained);
        }
    }

    private static JsonObject FitArgs(JsonObject record)
    {
        var args = (record["fitArgs"] as JsonObject ?? []).DeepClone().AsObject();
        if (record["validationData"] is JsonArray pair)
            args["validationData"] = new JsonArray([.. pair.Select(part => Named(part!))]);
        else if (record["validationData"] is JsonObject parts)
            args["validationData"] = new JsonArray(Named(parts["inputs"]!), Named(parts["targets"]!));
        return args;
    }

    // One tensor, or a list; their names are those of the model's inputs and outputs, in order.
    private static JsonNode Named(JsonNode tensors) =>
        tensors is JsonArray { Count: 1 } only ? only[0]!.DeepClone() : tensors.DeepClone();

    private static Optimizer OptimizerOf(JsonObject recorded)
    {
        if (OptimizerReader.IsOld(recorded)) return OptimizerReader.Of(recorded);
        var node = recorded["given"]!;
        if (node["string"] is { } name) return Named((string)name!);
        var args = node["args"] as JsonArray ?? [];
        string factory = ((string)node["fn"]!).Split('.')[^1];
        var parameters = tf.train.GetType().GetMethod(factory)!.GetParameters();
        var options = new JsonObject();
        for (int i = 0; i < args.Count; i++)
        {
            if (args[i] is { } value) options[parameters[i].Name!] = value.DeepClone();
        }

        return (Optimizer)Factory.Call(tf.train, factory, options)!;
    }

    private static Optimizer Named(string name) => name;
}
