using System.Text.Json.Nodes;
using Strata.Layers.Basic;
using Strata.Serialization;

namespace Strata.Models;

/// <summary>
/// Makes a sequential model of its JSON: an object of layers, or, in old files, a bare list of them. Keras may give the
/// input's shape as that of the model or of the first layer when it was built.
/// </summary>
internal sealed class SequentialReader(JsonNode config)
{
    /// <summary>The model.</summary>
    /// <exception cref="ArgumentException">A layer does not fit behind the one before it.</exception>
    internal LayersModel Read()
    {
        var options = config as JsonObject;
        var layers = (options is null ? config : options["layers"]) as JsonArray
            ?? throw new ArgumentException("Sequential: expected a list of layers.");
        var model = new Sequential(name: (string?)options?["name"]);
        foreach (var item in layers)
        {
            var description = item as JsonObject ?? throw new ArgumentException(
                $"Sequential: expected layers of class_name and config, received {item?.ToJsonString() ?? "nothing"}.");
            var layer = LayerConfig.Made(description);
            if (model.layers.Count == 0 && Needs(layer) && ShapeWhenBuilt(options, description) is { } shape)
                model.add(new InputLayer(options: new() { batchInputShape = shape, name = layer.name + "_input" }));
            NestingLimit.Count(layer);
            model.add(layer);
            if (layer is LayersModel inner) model.OwnedModels.Add(inner);
        }

        // The graph is checked now: its layers' names differ.
        if (model.layers.Count > 0) _ = model.Network;
        if (options?["trainable"] is JsonValue value && value.TryGetValue(out bool trainable) && !trainable)
            model.trainable = false;
        return model;
    }

    private static bool Needs(Layer first) => first is not LayersModel && first.batchInputShape is null;

    private static Shape? ShapeWhenBuilt(JsonObject? model, JsonObject first) =>
        (model?["buildInputShape"] ?? (first["buildConfig"] as JsonObject)?["inputShape"]) is JsonArray shape
            ? (Shape?)ConfigValue.Parse(shape, typeof(Shape)) : null;
}
