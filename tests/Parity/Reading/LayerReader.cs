using System.Text.Json.Nodes;

namespace Strata.Parity.Reading;

/// <summary>Makes recorded layers, with their weights and states.</summary>
internal static class LayerReader
{
    // In the source tree of TensorFlow.js but in no package of it, and no part of this library.
    private static readonly string[] Foreign =
    [
        "Backbone", "BytePairTokenizer", "CachedMultiHeadAttention", "GPT2Backbone", "GPT2CausalLM", "GPT2Preprocessor",
        "GPT2CausalLMPreprocessor", "GPT2Tokenizer", "GenerativeTask", "PipelineModel",
        "Preprocessor", "StartEndPacker", "Task", "Tokenizer", "TransformerDecoder", "TokenAndPositionEmbedding",
    ];

    /// <summary>The layer of a record: className with config, or topology.</summary>
    internal static Layer Create(JsonObject record)
    {
        if (record["topology"] is JsonObject topology) return ModelReader.Of(topology);
        return Create((string)record["className"]!, WithMultiplier(record));
    }

    // TensorFlow.js does not write the depthMultiplier of a separableConv2d (register: Q10); its weights tell.
    private static JsonObject WithMultiplier(JsonObject record)
    {
        var config = record["config"] as JsonObject ?? [];
        var weights = record["weights"] as JsonArray ?? record["weightSpecs"] as JsonArray ?? [];
        if ((string?)record["className"] != "SeparableConv2D" || weights.Count == 0) return config;
        var whole = config.DeepClone().AsObject();
        whole["depthMultiplier"] = (int)weights[0]!["shape"]!.AsArray()[^1]!;
        return whole;
    }

    internal static Layer Create(string className, JsonObject config)
    {
        RefuseForeign(className);
        return tf.layers.deserialize(
            new JsonObject { ["className"] = className, ["config"] = config.DeepClone() });
    }

    internal static void RefuseForeign(string? className)
    {
        if (Array.IndexOf(Foreign, className) >= 0)
            throw new SkipException($"{className} is in no package of TensorFlow.js, nor here");
    }

    /// <summary>Makes its weights for inputs of these shapes, and writes the recorded values.</summary>
    internal static void Restore(Layer layer, JsonObject record, Shape[] shapes)
    {
        if (!layer.built) Build(layer, record["buildInputShape"] is { } built ? Values.Shapes(built) : shapes);
        Write(layer, record["subWeights"] is JsonObject inner ? Joined(inner) : record["weights"]);
        foreach (var (name, states) in record["statesBefore"] as JsonObject ?? [])
            Recurrents.Named(layer, name).resetStates(Values.Tensors(states));
    }

    internal static void Build(Layer layer, Shape[] shapes)
    {
        if (layer is RNNCell)
        {
            layer.build(shapes[..1]);
            return;
        }

        SymbolicTensor[] inputs = Array.ConvertAll(shapes, shape => tf.input(batchShape: shape));
        layer.apply<SymbolicTensor[]>(inputs);
    }

    /// <summary>Writes recorded values as they are, without constraints.</summary>
    internal static void Write(Layer layer, JsonNode? weights)
    {
        if (weights is not JsonArray list) return;
        if (list.Count != layer.weights.Count)
        {
            throw new ParityException($"weights: expected {list.Count} ({Names(list)}), received " +
                $"{layer.weights.Count} ({string.Join(", ", layer.weights.Select(w => w.originalName))})");
        }

        for (int i = 0; i < list.Count; i++) layer.weights[i].val.assign(Values.Tensor(list[i]));
    }

    // The weights of layers within attention are in no list of TensorFlow.js.
    private static JsonArray Joined(JsonObject inner) => new([.. inner
        .SelectMany(part => part.Value!["weights"]!.AsArray()).Select(weight => weight?.DeepClone())]);

    private static string Names(JsonArray list) => string.Join(", ", list.Select(w => (string?)w!["originalName"]));
}
