using System.Text.Json.Nodes;
using Strata.Layers;

namespace Strata.Models;

/// <summary>
/// Reads the trainingConfig of model.json, as TensorFlow.js or as Keras writes it: there losses and metrics may be
/// objects of classes, and a RMSprop's rho is what is called decay here.
/// </summary>
internal sealed class TrainingConfigReader(JsonObject config, IReadOnlyList<string> outputs)
{
    // Names of Keras that are not the snake_case, or the class name, of ours.
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["klDivergence"] = "kullbackLeiblerDivergence",
        ["kLDivergence"] = "kullbackLeiblerDivergence",
        ["logCosh"] = "logcosh",
        ["cosineSimilarity"] = "cosineProximity",
    };

    // What files of Keras may hold and compile does not take.
    private static readonly string[] Unsupported = ["weighted_metrics", "sample_weight_mode"];

    /// <summary>The optimizer.</summary>
    /// <exception cref="FormatException">It is missing, or something of another kind.</exception>
    /// <exception cref="ArgumentException">Its class is not known, or an option does not fit.</exception>
    internal Optimizer Optimizer()
    {
        var description = config["optimizer_config"] ?? config["optimizer"];
        if (description is JsonValue name && name.TryGetValue(out string? identifier)) return identifier;
        string className = Text(description as JsonObject, "class_name")
            ?? throw new FormatException("trainingConfig: expected an optimizer_config of class_name and config.");
        className = className[(className.LastIndexOf('>') + 1)..];
        var options = new Dictionary<string, object?>();
        foreach (var (key, value) in description!["config"] as JsonObject ?? [])
            options[Casing.ToCamel(key)] = Plain(value);
        return Strata.Optimizer.fromConfig(ClassAndOptions(className, options), options);
    }

    /// <summary>The loss, or one for each output.</summary>
    /// <exception cref="FormatException">It is missing, or something of another kind.</exception>
    /// <exception cref="ArgumentException">A name is not known.</exception>
    internal LossIdentifier Loss()
    {
        foreach (string key in Unsupported)
        {
            if (config[key] is { } value && value is not (JsonArray { Count: 0 } or JsonObject { Count: 0 }))
                throw new FormatException($"trainingConfig: {key} is not supported.");
        }

        return config["loss"] switch
        {
            JsonArray names => (LossIdentifier)names.Select(Name).ToArray(),
            JsonObject map when !IsClass(map) =>
                map.Where(p => p.Value is not null).ToDictionary(p => p.Key, p => Name(p.Value)),
            { } single => Name(single),
            null => throw new FormatException("trainingConfig: expected a loss."),
        };
    }

    /// <summary>The metrics; null if there are none.</summary>
    /// <exception cref="FormatException">Something is of another kind.</exception>
    /// <exception cref="ArgumentException">A name is not known.</exception>
    internal MetricIdentifier? Metrics() => config["metrics"] switch
    {
        null or JsonArray { Count: 0 } or JsonObject { Count: 0 } => null,
        JsonArray lists when lists.All(item => item is JsonArray) => ByOutput(lists),
        JsonObject map when !IsClass(map) =>
            map.Where(p => p.Value is not null).ToDictionary(p => p.Key, p => Several(p.Value)),
        var some => Several(some),
    };

    /// <summary>The factors of the losses; null if there are none.</summary>
    /// <exception cref="FormatException">Something is of another kind.</exception>
    internal LossWeights? LossWeights() => config["loss_weights"] switch
    {
        null or JsonArray { Count: 0 } or JsonObject { Count: 0 } => null,
        JsonArray weights => weights.Select(Factor).ToArray(),
        JsonObject map => map.ToDictionary(pair => pair.Key, pair => Factor(pair.Value)),
        var single => new[] { Factor(single) },
    };

    private static double Factor(JsonNode? node) => node is null ? 1
        : node is JsonValue value && value.TryGetValue(out double factor) ? factor
        : throw new FormatException("trainingConfig: expected numbers as loss_weights.");

    private static MetricIdentifier Several(JsonNode? node) =>
        node is JsonArray names ? (MetricIdentifier)names.Select(Name).ToArray() : Name(node);

    private MetricIdentifier? ByOutput(JsonArray lists)
    {
        if (lists.Count == 1) return Several(lists[0]);
        if (lists.Count != outputs.Count)
            throw new FormatException($"trainingConfig: expected metrics of {outputs.Count} outputs.");
        return outputs.Zip(lists).ToDictionary(pair => pair.First, pair => Several(pair.Second));
    }

    // A momentum makes of Keras's SGD another class here.
    private static string ClassAndOptions(string className, Dictionary<string, object?> options)
    {
        if (className == "SGD" && options.GetValueOrDefault("momentum") is double and not 0)
        {
            options["useNesterov"] = options.GetValueOrDefault("nesterov");
            return "Momentum";
        }

        if (className != "RMSprop") return className;
        options.Remove("decay");
        if (options.Remove("rho", out object? rho)) options["decay"] = rho;
        return "RMSProp";
    }

    private static bool IsClass(JsonObject map) => map.ContainsKey("class_name");

    // A name, a function in Keras's wrapping, or an object of a class.
    private static string Name(JsonNode? node)
    {
        if (node is JsonObject description)
        {
            var options = description["config"] as JsonObject;
            if (Text(description, "config") is { } function) return Known(function);
            if (options?["fn"] is { } wrapped) return Name(wrapped);
            if (options?["from_logits"] is JsonValue value && value.TryGetValue(out bool logits) && logits)
                throw new FormatException("trainingConfig: a loss of logits (from_logits) is not supported.");
            if (Text(description, "class_name") is { Length: > 0 } className)
                return Known(char.ToLowerInvariant(className[0]) + className[1..]);
        }

        return node is JsonValue text && text.TryGetValue(out string? name) ? Known(name)
            : throw new FormatException("trainingConfig: expected names of losses and metrics.");
    }

    private static string Known(string name)
    {
        if (Losses.RegisteredFunctions.Contains(name)) return name;
        string camel = Casing.ToCamel(name);
        return Names.GetValueOrDefault(camel, camel);
    }

    private static string? Text(JsonObject? json, string key) =>
        json?[key] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    // Schedules of learning rates stay JSON.
    private static object? Plain(JsonNode? node)
    {
        if (node is not JsonValue value) return node?.DeepClone();
        if (value.TryGetValue(out bool flag)) return flag;
        if (value.TryGetValue(out double number)) return number;
        return value.TryGetValue(out string? text) ? text : null;
    }
}
