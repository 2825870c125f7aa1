using System.Text.Json.Nodes;
using Strata.Layers.Attention;
using Strata.Parity.Comparing;
using Strata.Parity.Reading;

namespace Strata.Parity.Replays;

/// <summary>A multi-head attention called: its weights are recorded under the names of its four projections.</summary>
internal static class AttentionCall
{
    private static readonly string[] Projections = ["queryDense", "keyDense", "valueDense", "outputDense"];

    internal static void Compare(MultiHeadAttention layer, JsonObject record, Differences differences)
    {
        var kwargs = record["kwargs"] as JsonObject ?? [];
        if (((string?)record["test"])?.Contains("Mask", StringComparison.Ordinal) == true
            && Values.IsUndefined(kwargs["attentionMask"]))
            throw new SkipException("masks that inputs of an attention carry are not in its record");
        Tensor query = Values.Tensors(record["inputs"])[0], value = Values.Tensor(kwargs["value"]);
        var key = Optional(kwargs["key"]);
        _ = layer.apply(Symbol(query), Symbol(value), key is null ? null : Symbol(key));
        LayerReader.Write(layer, WeightsOf(record));
        bool training = (bool?)kwargs["training"] == true, causal = (bool?)kwargs["useCausalMask"] == true;
        var mask = Optional(kwargs["attentionMask"]);
        if (record["outputs"] is JsonArray { Count: 2 } both)
        {
            var (output, scores) = layer.callAndReturnAttentionScores(query, value, key, mask, causal, training);
            differences.Tensors("output", both, [output, scores], Tolerance.Forward);
            return;
        }

        var result = layer.apply(query, value, key, mask, causal, training);
        differences.Tensors("output", record["outputs"], [result], Tolerance.Forward);
    }

    internal static SymbolicTensor[] Apply(MultiHeadAttention layer, SymbolicTensor[] inputs, JsonObject kwargs)
    {
        SymbolicTensor? Of(string name) => Values.IsUndefined(kwargs[name]) ? null : Symbols.Of(kwargs[name])[0];
        return
        [
            layer.apply(
                inputs[0], Of("value") ?? inputs[^1], Of("key"), Of("attentionMask"),
                (bool?)kwargs["useCausalMask"] == true),
        ];
    }

    private static JsonArray WeightsOf(JsonObject record) => record["subWeights"] is JsonObject parts
        ? [.. Projections.SelectMany(name => parts[name]!["weights"]!.AsArray()).Select(w => w!.DeepClone())]
        : record["weights"]!.DeepClone().AsArray();

    private static Tensor? Optional(JsonNode? node) => Values.IsUndefined(node) ? null : Values.Tensor(node);

    private static SymbolicTensor Symbol(Tensor x) => tf.input(batchShape: x.shape, dtype: x.dtype);
}
