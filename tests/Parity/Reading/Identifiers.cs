using System.Text.Json.Nodes;
using Strata.Layers.Basic;

namespace Strata.Parity.Reading;

/// <summary>Names and descriptions of losses, metrics, initializers, regularizers, constraints, activations.</summary>
internal static class Identifiers
{
    internal static LossIdentifier Loss(JsonNode? node) => node switch
    {
        JsonArray list => LossIdentifier.Create(list.Select(Loss).ToArray()),
        JsonObject map when Values.Has(map, "$fn") => FunctionName(map),
        JsonObject map when Values.IsMap(map) => map.ToDictionary(pair => pair.Key, pair => Loss(pair.Value)),
        JsonValue name => (string)name!,
        var none when Values.IsUndefined(none) => throw new ArgumentException("loss: expected one, received none."),
        _ => throw new SkipException($"a loss that cannot be written down: {Values.Short(node)}"),
    };

    internal static MetricIdentifier? Metrics(JsonNode? node) => node switch
    {
        JsonArray list => MetricIdentifier.Create([.. list.Select(item => Metrics(item)!)]),
        JsonObject map when Values.Has(map, "$fn") => Metric(map),
        JsonObject map when Values.IsMap(map) => map.ToDictionary(pair => pair.Key, pair => Metrics(pair.Value)!),
        JsonValue name => (string)name!,
        null => null,
        _ => throw new SkipException($"a metric that cannot be written down: {Values.Short(node)}"),
    };

    /// <summary>"losses.meanSquaredError" is meanSquaredError.</summary>
    internal static string FunctionName(JsonNode node) => ((string)node["$fn"]!).Split('.')[^1];

    // A function given by reference is logged under its own name.
    private static MetricIdentifier Metric(JsonNode node) =>
        FunctionNamed(FunctionName(node)) is { } function ? function : FunctionName(node);

    internal static Func<Tensor, Tensor, Tensor>? FunctionNamed(string name) =>
        tf.metrics.GetType().GetProperty(name)?.GetValue(tf.metrics) as Func<Tensor, Tensor, Tensor>;

    // Objects are described where a layer takes them: as an option in its config.
    internal static Initializer Initializer(JsonNode node) => Described("kernelInitializer", node).kernelInitializer;

    internal static Regularizer? Regularizer(JsonNode node) => Described("kernelRegularizer", node).kernelRegularizer;

    internal static Constraint? Constraint(JsonNode node) => Described("kernelConstraint", node).kernelConstraint;

    /// <summary>A recorded $object as a {className, config} description; anything else as it is.</summary>
    internal static JsonNode Description(JsonNode node) => Values.Has(node, "$object")
        ? new JsonObject { ["className"] = (string)node["$object"]!, ["config"] = node["config"]?.DeepClone() } : node;

    private static Dense Described(string option, JsonNode node) => (Dense)LayerReader.Create(
        "Dense", new JsonObject { ["units"] = 1, [option] = Description(node).DeepClone() });
}
