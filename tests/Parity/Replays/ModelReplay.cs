using System.Text.Json.Nodes;
using Strata.Parity.Comparing;
using Strata.Parity.Reading;

namespace Strata.Parity.Replays;

/// <summary>What a model did: predict, evaluate, trainOnBatch, fit, with tensors or datasets.</summary>
internal sealed class ModelReplay : Replay
{
    internal override async Task RunAsync(JsonObject record, Differences differences)
    {
        var model = ModelReader.Restore(record);
        ModelReader.Compile(model, record);
        if (record["compile"]?["metricsNames"] is JsonArray names)
            differences.Names("metricsNames", names.Select(n => (string)n!), model.metricsNames);
        var args = record["args"] as JsonObject ?? [];
        string method = (string)record["method"]!;
        var penalties = new Penalties(model);
        switch (method)
        {
            case "predict" or "predictOnBatch":
                var predicted = Training.Predict(model, method, record["x"], args);
                differences.Tensors("returned", record["returned"], predicted, Tolerance.Forward);
                break;
            case "apply" or "call":
                Applied(model, record, differences);
                break;
            case "evaluate" or "evaluateDataset":
                var values = await Training.EvaluateAsync(model, record, args);
                differences.Numbers(
                    "returned", Evaluated.Expected(record, model, penalties.Now), values, Tolerance.Trained);
                break;
            case "trainOnBatch":
                double[] trained = await model.trainOnBatch<double[]>(
                    Values.Group(record["x"]), Values.Group(record["y"]));
                differences.Numbers("returned", Evaluated.Numbers(record["returned"]), trained, Tolerance.Trained);
                break;
            case "fit" or "fitDataset":
                var history = await Training.FitAsync(model, record, args, penalties);
                Histories.Compare(record, model, history, penalties, differences);
                break;
            default:
                throw new ParityException($"method: '{method}' is not known");
        }

        After(model, record, differences);
    }

    private static void Applied(LayersModel model, JsonObject record, Differences differences)
    {
        var call = new LayerCall(model, Values.Tensors(record["inputs"]), record["kwargs"] as JsonObject ?? []);
        differences.Tensors("output", record["outputs"], call.Run(callOnly: false), Tolerance.Forward);
    }

    private static void After(LayersModel model, JsonObject record, Differences differences)
    {
        if (record["weightsAfter"] is JsonArray weights)
            differences.Tensors("weight", weights, [.. model.weights.Select(w => w.val)], Tolerance.Trained);
        foreach (var (layer, states) in record["statesAfter"] as JsonObject ?? [])
        {
            differences.Tensors(
                $"state of {layer}", states, Recurrents.Named(model, layer).states, Tolerance.Trained);
        }

        if (record["optimizerStateAfter"] is JsonObject state) OptimizerAfter(model, state, differences);
    }

    private static void OptimizerAfter(LayersModel model, JsonObject recorded, Differences differences)
    {
        var state = recorded["state"] as JsonObject ?? recorded;
        var expected = OptimizerReader.SlotsOf(state);
        var found = model.optimizer.getWeights().Skip(1).ToArray();
        if (recorded["iterations"] is { } iterations)
            differences.Same("optimizer: iterations", (int)iterations, model.optimizer.iterations);
        if (expected.Length > 0) differences.Same("optimizer: slots", expected.Length, found.Length);
        for (int i = 0; i < Math.Min(expected.Length, found.Length); i++)
        {
            differences.Numbers(
                $"optimizer: {expected[i].name}", expected[i].tensor.dataSync<double>(),
                found[i].tensor.dataSync<double>(), Tolerance.Trained);
        }
    }
}
