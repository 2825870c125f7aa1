using System.Text.Json;
using System.Text.Json.Nodes;

namespace Strata.Parity.Reading;

/// <summary>Recorded optimizers, with the state they had.</summary>
internal static class OptimizerReader
{
    // The fields that hold the slots, in the order in which they are saved.
    private static readonly string[] Slots =
    [
        "accumulations", "accumulatedGrads", "accumulatedUpdates", "accumulatedMeanSquares", "accumulatedMoments",
        "accumulatedMeanGrads", "accumulatedFirstMoment", "accumulatedSecondMoment", "accumulatedWeightedInfNorm",
    ];

    internal static Optimizer Of(JsonObject recorded)
    {
        var optimizer = Create((string)recorded["$optimizer"]!, recorded["config"] as JsonObject ?? []);
        int iterations = (int?)recorded["iterations"] ?? 0;
        var slots = SlotsOf(recorded["state"] as JsonObject ?? []);
        if (iterations > 0 || slots.Length > 0)
            optimizer.setWeights([new NamedTensor("iter", tf.scalar(iterations, DType.int32)), .. slots]);
        return optimizer;
    }

    private static Optimizer Create(string className, JsonObject config)
    {
        double Option(string name) => Values.Number(config[name]);
        return className switch
        {
            "TensorFlow.js Adadelta" =>
                new OldAdadelta(Option("learningRate"), Option("rho"), Option("epsilon")),
            "TensorFlow.js RMSProp" => new OldCenteredRmsprop(
                Option("learningRate"), Option("decay"), Option("momentum"), Option("epsilon")),
            _ => Optimizer.fromConfig(className, Options(config)),
        };
    }

    /// <summary>Whether it is one of those that compute as TensorFlow.js does.</summary>
    internal static bool IsOld(JsonNode recorded) =>
        ((string)recorded["$optimizer"]!).StartsWith("TensorFlow.js", StringComparison.Ordinal);

    /// <summary>The slots of a recorded state, as they are saved.</summary>
    internal static NamedTensor[] SlotsOf(JsonObject state) =>
    [
        .. from field in Slots
           where state[field] is JsonArray
           from slot in state[field]!.AsArray()
           select new NamedTensor((string)slot!["name"]!, Values.Tensor(slot)),
    ];

    internal static Dictionary<string, object?> Options(JsonObject config) =>
        config.ToDictionary(pair => pair.Key, pair => pair.Value?.GetValueKind() switch
        {
            null => null,
            JsonValueKind.True => true,
            JsonValueKind.False => (object?)false,
            _ => Values.Number(pair.Value),
        });
}
