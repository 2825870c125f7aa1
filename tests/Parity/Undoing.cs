using System.Text.Json.Nodes;
using Strata.Parity.Reading;

namespace Strata.Parity;

/// <summary>How a case is changed so that this library does what TensorFlow.js wrongly did.</summary>
internal static class Undoing
{
    private const string Kept = "$kept";
    private const string Constrained = "$constrained";

    internal static readonly string[] Recurrent =
    [
        "SimpleRNN", "LSTM", "GRU", "ConvLSTM2D", "SimpleRNNCell", "LSTMCell", "GRUCell", "ConvLSTM2DCell",
    ];

    /// <summary>Whether something was undone that a saved optimizer would not know.</summary>
    internal static bool IsUndone(JsonObject record) =>
        record.ContainsKey(Kept)
        || (record["compile"] is JsonObject compile && OptimizerReader.IsOld(compile["optimizer"]!));

    /// <summary>Without constraints: they do not act while TensorFlow.js trains.</summary>
    internal static void Constraints(JsonObject record)
    {
        record[Constrained] = record["topology"]!.DeepClone();
        Walk(record["topology"], options => Clear(options, "constraint"));
    }

    /// <summary>The topology with its constraints, which act where weights are loaded; null if not undone.</summary>
    internal static JsonNode? WithConstraints(JsonObject record) => record[Constrained];

    /// <summary>Without the regularizers of recurrent layers, which TensorFlow.js leaves out of the loss.</summary>
    internal static void RecurrentRegularizers(JsonObject record) => Walk(record["topology"], layer =>
    {
        if (layer["class_name"] is not JsonValue name || !Recurrent.Contains((string?)name)) return;
        if (layer["config"] is JsonObject config) Clear(config, "regularizer");
    });

    /// <summary>
    /// With the frozen layers of batch normalisation at work, but their weights kept from the optimizer; their names
    /// are put under <c>$kept</c>.
    /// </summary>
    internal static void FrozenNormalization(JsonObject record)
    {
        var kept = new JsonArray();
        Walk(record["topology"], layer =>
        {
            if ((string?)(layer["class_name"] as JsonValue) != "BatchNormalization" || layer["config"] is not JsonObject
                { } config || (bool?)config["trainable"] != false) return;
            config["trainable"] = true;
            kept.Add((string?)config["name"]);
        });
        record[Kept] = kept;
    }

    /// <summary>Keeps the weights under <c>$kept</c> from the optimizer.</summary>
    internal static void Keep(LayersModel model, JsonObject record)
    {
        foreach (var name in record[Kept] as JsonArray ?? [])
            foreach (var weight in model.getLayer((string)name!).weights) weight.trainable = false;
    }

    /// <summary>With penalties as often as layers are applied, as TensorFlow.js counts them.</summary>
    internal static void SharedRegularizers(JsonObject record) => Walk(record["topology"], layer =>
    {
        if (Applications(layer) is not (> 1 and var times)) return;
        Walk(layer["config"], options =>
        {
            foreach (string factor in new[] { "l1", "l2" })
                if (options[factor] is JsonValue value) options[factor] = (double)value * times;
        });
    });

    internal static bool IsShared(JsonNode? topology)
    {
        bool found = false;
        Walk(topology, layer => found |= Applications(layer) > 1);
        return found;
    }

    /// <summary>With an optimizer of the same arithmetic as TensorFlow.js's.</summary>
    internal static void Optimizer(JsonObject record)
    {
        var optimizer = record["compile"]!["optimizer"]!.AsObject();
        optimizer["$optimizer"] = $"TensorFlow.js {optimizer["$optimizer"]}";
    }

    private static int Applications(JsonObject layer) => (layer["inbound_nodes"] as JsonArray)?.Count ?? 0;

    private static void Clear(JsonObject options, string ending)
    {
        foreach (string key in options.Select(pair => pair.Key).ToArray())
            if (key.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) options[key] = null;
    }

    private static void Walk(JsonNode? node, Action<JsonObject> act)
    {
        if (node is JsonObject map)
        {
            act(map);
            foreach (var (_, value) in map.ToArray()) Walk(value, act);
        }
        else if (node is JsonArray list)
        {
            foreach (var item in list) Walk(item, act);
        }
    }
}
