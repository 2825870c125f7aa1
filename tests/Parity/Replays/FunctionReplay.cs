using System.Text.Json.Nodes;
using Strata.Parity.Comparing;
using Strata.Parity.Reading;

namespace Strata.Parity.Replays;

/// <summary>Library functions: losses and metrics, identifiers, descriptions.</summary>
internal sealed class FunctionReplay : Replay
{
    internal override Task RunAsync(JsonObject record, Differences differences)
    {
        string fn = (string)record["fn"]!;
        JsonNode?[] args = [.. record["args"]!.AsArray()];
        var result = record["result"];
        switch (fn.Split('.')[0], fn.Split('.')[^1])
        {
            case ("initializers", "getInitializer" or "serializeInitializer"):
                var initializer = Identifiers.Initializer(args[0]!);
                Object(result, initializer.getClassName(), initializer.getConfig(), differences);
                break;
            case ("constraints", "getConstraint" or "serializeConstraint" or "deserializeConstraint"):
                var constraint = Values.IsUndefined(args[0]) ? null : Identifiers.Constraint(args[0]!);
                Object(result, constraint?.getClassName(), constraint?.getConfig(), differences);
                break;
            case ("regularizers", "getRegularizer" or "serializeRegularizer" or "deserializeRegularizer"):
                var regularizer = Values.IsUndefined(args[0]) ? null : Identifiers.Regularizer(args[0]!);
                Object(result, regularizer?.getClassName(), regularizer?.getConfig(), differences);
                break;
            case ("initializers", "checkFanMode"):
                if (!Values.IsUndefined(args[0])) _ = (FanMode)(string)args[0]!;
                break;
            case ("initializers", "checkDistribution"):
                if (!Values.IsUndefined(args[0])) _ = (InitializerDistribution)(string)args[0]!;
                break;
            case ("layers/serialization", "deserialize"):
                Deserialized(result!, tf.layers.deserialize(args[0]!.AsObject()), differences);
                break;
            case ("optimizers", "getOptimizer"):
                Optimizer(result!, args[0]!, differences);
                break;
            default:
                Functions.Compare(fn, args, result, differences);
                break;
        }

        return Task.CompletedTask;
    }

    // Either {"$object", "config"} or the description {"className", "config"}.
    private static void Object(JsonNode? expected, string? className, JsonObject? config, Differences differences)
    {
        if (Values.IsUndefined(expected))
        {
            differences.Same("object", null, className);
            return;
        }

        differences.Same("class", (string?)(expected!["$object"] ?? expected["className"]), className);
        differences.Structure("config", expected["config"], config);
    }

    private static void Deserialized(JsonNode expected, Layer layer, Differences differences)
    {
        if (expected["$model"] is { } topology)
            differences.Structure("topology", topology, JsonNode.Parse(((LayersModel)layer).toJSON()));
        if (expected["$layer"] is not { } name) return;
        differences.Same("class", (string?)name, layer.getClassName());
        differences.Structure("config", expected["config"], layer.getConfig());
    }

    private static void Optimizer(JsonNode expected, JsonNode given, Differences differences)
    {
        Optimizer optimizer = given is JsonValue name ? Named((string)name!) : OptimizerReader.Of(given.AsObject());
        differences.Same("class", (string?)expected["$optimizer"], optimizer.getClassName());
        foreach (var (option, value) in OptimizerReader.Options(expected["config"]!.AsObject()))
        {
            object? found = optimizer.getConfig().GetValueOrDefault(option);
            if (value is double number)
                differences.Number(option, number, Convert.ToDouble(found, null), Tolerance.Forward);
            else differences.Same(option, value, found);
        }
    }

    private static Optimizer Named(string name) => name;
}
