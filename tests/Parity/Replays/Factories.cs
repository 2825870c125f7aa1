using System.Text.Json.Nodes;
using Strata.Parity.Reading;

namespace Strata.Parity.Replays;

/// <summary>Public functions by their recorded names, like <c>exports_layers.conv2d</c>.</summary>
internal static class Factories
{
    internal static object? Call(string fn, JsonNode?[] args)
    {
        string name = fn.Split('.')[^1];
        var first = args.Length > 0 ? args[0] : null;
        return fn.Split('.')[0] switch
        {
            "exports_layers" => Factory.Call(tf.layers, name, first),
            "exports_initializers" => Factory.Call(tf.initializers, name, first),
            "exports_regularizers" => Factory.Call(tf.regularizers, name, first),
            "exports_constraints" => Factory.Call(tf.constraints, name, first),
            "exports_callbacks" or "callbacks" => Factory.Call(tf.callbacks, name, first),
            "exports_models" => tf.models.modelFromJSON(first?.ToJsonString() ?? "null"),
            "index" => Index(name, args),
            _ => throw new ParityException($"fn: '{fn}' is not known"),
        };
    }

    internal static object? CallFunction(string fn, JsonNode?[] args) => fn switch
    {
        "initializers.checkFanMode" => (FanMode)(string)args[0]!,
        "initializers.checkDistribution" => (InitializerDistribution)(string)args[0]!,
        "initializers.getInitializer" => Identifiers.Initializer(args[0]!),
        "constraints.getConstraint" => Identifiers.Constraint(args[0]!),
        "regularizers.getRegularizer" => Identifiers.Regularizer(args[0]!),
        "layers/serialization.deserialize" => tf.layers.deserialize(args[0]!.AsObject()),
        "losses.get" => Identifiers.Loss(args[0]),
        "metrics.get" => Identifiers.Metrics(args[0]),
        "optimizers.getOptimizer" => args[0] is JsonValue name ? OptimizerNamed((string)name!)
            : OptimizerReader.Of(args[0]!.AsObject()),
        "metrics.getLossOrMetricName" => args[0] is JsonValue or JsonObject && !Values.IsUndefined(args[0])
            ? Identifiers.Metrics(args[0]) : throw new ArgumentException("expected a name or a function."),
        "layers/wrappers.checkBidirectionalMergeMode" =>
            tf.layers.bidirectional(tf.layers.simpleRNN(1), (string?)args[0]),
        _ => throw new SkipException($"a helper function that is no part of TensorFlow.js's interface: {fn}"),
    };

    private static Optimizer OptimizerNamed(string name) => name;

    private static object? Index(string name, JsonNode?[] args) =>
        name == "registerCallbackConstructor" ? Register(args) : Index(name, args.Length > 0 ? args[0] : null);

    // Levels are whole numbers; a class that is named twice in the records is registered twice here.
    private static object? Register(JsonNode?[] args)
    {
        double level = Values.IsUndefined(args[0]) ? double.NaN : Values.Number(args[0]);
        if (level != Math.Floor(level) || double.IsNaN(level))
            throw new ArgumentException($"verbosityLevel: expected a whole number, received {level}.");
        Func<Callback> make = () => tf.callbacks.onTrainBegin(_ => { });
        for (int i = 0; i < 2; i++) tf.registerCallbackConstructor((int)level, make);
        return null;
    }

    private static object? Index(string name, JsonNode? config) => name switch
    {
        "input" => tf.input(
            Shape(config, "shape"), Shape(config, "batchShape"), (string?)config?["name"]),
        "sequential" => tf.sequential(
            (config?["layers"] as JsonArray ?? []).Select(layer => Factory.LayerOf(layer!)), (string?)config?["name"]),
        _ => Factory.Call(new object(), name, config),
    };

    private static Shape? Shape(JsonNode? config, string key) =>
        config?[key] is { } shape ? Values.ShapeOf(shape) : null;
}
