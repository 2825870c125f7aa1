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
    internal static Layer Create(JsonObject description) => Made((JsonObject)FileCasing.FromFile(description)!);

    /// <summary>The layer of a {"className", "config"} object in lowerCamelCase.</summary>
    /// <exception cref="ArgumentException">The class is not registered, or an option does not fit.</exception>
    internal static Layer Made(JsonObject description)
    {
        if (description["className"] is not JsonValue name || !name.TryGetValue(out string? className))
        {
            throw new ArgumentException(
                $"layer: expected an object with class_name and config, received {description.ToJsonString()}.");
        }

        var config = description["config"] ?? new JsonObject();
        if (ModelConfig.Creates(className)) return ModelConfig.Create(className, config);
        var type = ClassRegistry.TypeOf(className, typeof(Layer));
        var options = config as JsonObject ?? throw new ArgumentException(
            $"{className}: expected an object of options, received {config.ToJsonString()}.");
        return (Layer)ConfigSchema.Of(type).Create(options, Options(options));
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
