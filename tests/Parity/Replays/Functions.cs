using System.Text.Json.Nodes;
using Strata.Parity.Comparing;
using Strata.Parity.Reading;

namespace Strata.Parity.Replays;

/// <summary>Losses and metrics as functions of targets and outputs.</summary>
internal static class Functions
{
    // Helpers that TensorFlow.js does not export; what they do is seen where layers and losses use them.
    private const string Helper = "a helper function that is no part of TensorFlow.js's interface";

    internal static void Compare(string fn, JsonNode?[] args, JsonNode? result, Differences differences)
    {
        string family = fn.Split('.')[0], name = fn.Split('.')[^1];
        if (family is not ("losses" or "metrics" or "exports_metrics") || name == "l2Normalize")
            throw new SkipException($"{Helper}: {fn}");
        if (name == "get")
        {
            Known(family, args[0]!, result!, differences);
            return;
        }

        if (name == "getLossOrMetricName")
        {
            if (args[0] is not JsonValue && !Values.Has(args[0], "$fn"))
                throw new SkipException("a function that cannot be written down");
            differences.Same("name", (string?)result, args[0] is JsonValue word ? (string)word! :
                Identifiers.FunctionName(args[0]!));
            return;
        }

        Tensor target = Values.Tensor(args[0]), output = Values.Tensor(args[1]);
        if (args.Length > 2 && !Values.IsUndefined(args[2]) && (bool)args[2]!)
        {
            differences.Tensor(fn, result, FromLogits(name, target, output), Tolerance.Forward);
            return;
        }

        if (name == "sigmoidCrossEntropyWithLogits")
        {
            var crossentropy = tf.losses.sigmoidCrossEntropy(target, output, reduction: Reduction.NONE);
            differences.Tensor(fn, result, crossentropy, Tolerance.Forward);
            return;
        }

        var value = Identifiers.FunctionNamed(name) is { } function ? function(target, output)
            : RowLosses.Of(name, target, output);
        differences.Tensor(fn, result, value, Tolerance.Forward);
    }

    // Softmax and crossentropy in one, as tf.losses has it.
    private static Tensor FromLogits(string name, Tensor target, Tensor output) => name switch
    {
        "categoricalCrossentropy" =>
            tf.losses.softmaxCrossEntropy(target, output, reduction: Reduction.NONE),
        "binaryCrossentropy" => tf.losses.sigmoidCrossEntropy(target, output, reduction: Reduction.NONE).mean([-1]),
        _ => throw new SkipException($"fromLogits, which no public function takes: {name}"),
    };

    // An identifier is known if it compiles, and resolves to the function of the recorded name.
    private static void Known(string family, JsonNode identifier, JsonNode result, Differences differences)
    {
        string found = Identifiers.FunctionName(result);
        if (family == "losses") _ = Identifiers.Loss(identifier);
        else _ = Identifiers.Metrics(identifier);
        using var x = tf.tensor2d([[0.3, 0.7], [0.6, 0.4]]);
        using var y = tf.tensor2d([[0.0, 1], [1, 0]]);
        if (identifier is not JsonValue word || family != "losses") return;
        differences.Numbers(
            "value", RowLosses.Of(found, y, x).dataSync<double>(),
            RowLosses.Of((string)word!, y, x).dataSync<double>(), Tolerance.Forward);
    }
}
