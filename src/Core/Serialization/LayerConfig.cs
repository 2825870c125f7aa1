using System.Text.Json.Nodes;
using Strata.Models;

namespace Strata.Serialization;

/// <summary>A layer's options in files: its own and those that every layer takes.</summary>
internal static class LayerConfig
{
    internal static JsonObject Of(Layer layer)
    {
        var config = ConfigSchema.Of(layer.GetType()).Read(layer);
        config["name"] = layer.name;
        config["trainable"] = layer.trainable;
        if (layer.batchInputShape is { } shape)
        {
            config["batchInputShape"] = ConfigValue.ToJson(shape);
            config["dtype"] = layer.dtype.ToString();
        }

        return config;
    }

    /// <summary>The layer of a {"className", "config"} object; snake_case is read as well.</summary>
    /// <exception cref="ArgumentException">The class is not registered, or an option does not fit.</exception>
    internal static Layer Create(JsonObject description)
    {
        var json = (JsonObject)FileCasing.FromFile(description)!;
        string className = json["className"]?.GetValue<string>()
            ?? throw new ArgumentException(
                $"layer: expected an object with class_name and config, received {description.ToJsonString()}.");
        var config = json["config"] as JsonNode ?? new JsonObject();
        if (ModelConfig.Creates(className)) return ModelConfig.Create(className, config);
        var type = ClassRegistry.TypeOf(className, typeof(Layer));
        return (Layer)ConfigSchema.Of(type).Create(config.AsObject(), Options(config.AsObject()));
    }

    private static LayerOptions Options(JsonObject config)
    {
        var shape = config["batchInputShape"] ?? config["batchShape"];
        return new()
        {
            name = (string?)config["name"],
            trainable = (bool?)config["trainable"] ?? true,
            batchInputShape = (Shape?)ConfigValue.Parse(shape, typeof(Shape)),
            inputShape = shape is null ? (Shape?)ConfigValue.Parse(config["inputShape"], typeof(Shape)) : null,
            dtype = (DType?)ConfigValue.Parse(config["dtype"], typeof(DType?)),
        };
    }
}
