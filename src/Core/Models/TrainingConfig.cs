using System.Text.Json.Nodes;
using Strata.Layers;
using Strata.Losses;
using Strata.Serialization;

namespace Strata.Models;

/// <summary>The trainingConfig of model.json: optimizer, losses and metrics by their names.</summary>
internal static class TrainingConfig
{
    /// <exception cref="InvalidOperationException">A loss or metric is a function of the user's own, which has no name
    /// in files.</exception>
    internal static JsonObject Of(LayersModel model)
    {
        var objectives = model.Objectives;
        var optimizer = new JsonObject();
        foreach (var (key, value) in model.optimizer.getConfig())
        {
            var json = ConfigValue.ToJson(value);
            optimizer[key] = value is LearningRateSchedule ? FileCasing.ToFile(json) : json;
        }

        var config = new JsonObject
        {
            ["loss"] = Losses(model, objectives.Losses),
            ["metrics"] = Metrics(model, objectives.Metrics),
            ["optimizer_config"] = new JsonObject
            {
                ["class_name"] = model.optimizer.getClassName(),
                ["config"] = optimizer,
            },
        };
        if (objectives.LossWeights.Any(weight => weight != 1))
            config["loss_weights"] = new JsonArray([.. objectives.LossWeights.Select(w => (JsonNode)w)]);
        return config;
    }

    private static JsonNode? Losses(LayersModel model, NamedFunction?[] losses)
    {
        if (losses.Length == 1) return Name(losses[0]);
        return losses.Contains(null) ? ByOutput(model, i => Name(losses[i]))
            : new JsonArray([.. losses.Select(loss => (JsonNode?)Name(loss))]);
    }

    private static JsonNode Metrics(LayersModel model, NamedFunction[][] metrics)
    {
        if (metrics.All(m => m.Length == 0)) return new JsonObject();
        bool sameForAll = metrics.All(m => m.Select(f => f.Name).SequenceEqual(metrics[0].Select(f => f.Name)));
        return sameForAll ? Names(metrics[0]) : ByOutput(model, i => Names(metrics[i]));
    }

    private static JsonObject ByOutput(LayersModel model, Func<int, JsonNode?> value)
    {
        var map = new JsonObject();
        for (int i = 0; i < model.outputNames.Length; i++) map[model.outputNames[i]] = value(i);
        return map;
    }

    private static JsonValue? Name(NamedFunction? function)
    {
        if (function is null) return null;
        if (RegisteredFunctions.Contains(function.Name)) return JsonValue.Create(function.Name);
        if (!function.IsCustom) return JsonValue.Create(Casing.ToSnake(function.Name));
        throw new InvalidOperationException(
            $"save: '{function.Name}' is a function of your own, which files cannot hold; give it a name by " +
            "tf.serialization.registerFunction, or save without includeOptimizer.");
    }

    private static JsonArray Names(NamedFunction[] functions) => new([.. functions.Select(f => (JsonNode?)Name(f))]);
}
