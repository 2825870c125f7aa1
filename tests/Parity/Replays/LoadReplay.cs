using System.Text.Json.Nodes;
using Strata.Parity.Comparing;
using Strata.Parity.Reading;

namespace Strata.Parity.Replays;

/// <summary>A model loaded from artifacts: its topology, weights, and what it is compiled with.</summary>
internal sealed class LoadReplay : Replay
{
    internal override async Task RunAsync(JsonObject record, Differences differences)
    {
        bool strict = (bool?)record["opts"]?["strict"] ?? true;
        var model = await tf.loadLayersModel(tf.io.fromMemory(Artifacts.Of(record["artifacts"]!)), strict);
        Compare(record["result"]!, model, record["artifacts"]!["weightDataBase64"] is not null, differences);
    }

    // Without weights among the artifacts, the model has those that its initializers drew.
    private static void Compare(JsonNode expected, LayersModel model, bool hasWeights, Differences differences)
    {
        differences.Same("class", (string?)expected["className"], model.getClassName());
        if (expected["topology"] is { } topology)
            differences.Structure("topology", topology, JsonNode.Parse(model.toJSON()));
        if (expected["weights"] is JsonArray weights)
        {
            Specs.Compare(weights, model, differences);
            if (hasWeights)
                differences.Tensors("weight", weights, [.. model.weights.Select(w => w.val)], Tolerance.Forward);
        }

        if (expected["compile"] is not JsonObject compile) return;
        if (compile["metricsNames"] is JsonArray names)
            differences.Names("metricsNames", names.Select(n => (string)n!), model.metricsNames);
        Optimizer(compile["optimizer"]!.AsObject(), model.optimizer, differences);
    }

    private static void Optimizer(JsonObject expected, Optimizer received, Differences differences)
    {
        differences.Same("optimizer", (string?)expected["$optimizer"], received.getClassName());
        differences.Same("optimizer: iterations", (int?)expected["iterations"] ?? 0, received.iterations);
        foreach (var (name, value) in OptimizerReader.Options(expected["config"] as JsonObject ?? []))
            differences.Same($"optimizer: {name}", Text(value), Text(received.getConfig().GetValueOrDefault(name)));
        var slots = OptimizerReader.SlotsOf(expected["state"] as JsonObject ?? []);
        var found = received.getWeights().Skip(1).ToArray();
        if (slots.Length > 0) differences.Same("optimizer: slots", slots.Length, found.Length);
        for (int i = 0; i < Math.Min(slots.Length, found.Length); i++)
        {
            differences.Numbers(
                $"optimizer: {slots[i].name}", slots[i].tensor.dataSync<double>(), found[i].tensor.dataSync<double>(),
                Tolerance.Forward);
        }
    }

    private static string Text(object? value) =>
        Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "";
}
