using System.Text.Json.Nodes;

namespace Strata.Layers.Attention;

/// <summary>What attention is called with: its inputs in order, and flags by TensorFlow.js's names.</summary>
internal static class AttentionCall
{
    private const string CausalMask = "useCausalMask", Scores = "returnAttentionScores";

    internal static JsonObject? Of(bool useCausalMask, bool returnAttentionScores)
    {
        var kwargs = new JsonObject();
        if (useCausalMask) kwargs[CausalMask] = true;
        if (returnAttentionScores) kwargs[Scores] = true;
        return kwargs.Count > 0 ? kwargs : null;
    }

    internal static bool IsCausal(JsonObject? kwargs) => (bool?)kwargs?[CausalMask] ?? false;

    internal static bool ReturnsScores(JsonObject? kwargs) => (bool?)kwargs?[Scores] ?? false;

    /// <summary>Query, value, and, if there is a key or a mask, key and mask.</summary>
    internal static T[] Inputs<T>(T query, T value, T? key, T? attentionMask)
        where T : class => attentionMask is not null ? [query, value, key ?? value, attentionMask]
            : key is not null ? [query, value, key] : [query, value];

    /// <exception cref="ArgumentException">There is another number of inputs.</exception>
    internal static void CheckCount(string layer, int inputs, int most)
    {
        if (inputs >= 2 && inputs <= most) return;
        throw new ArgumentException($"Layer {layer}: expected query and value, and maybe key" +
            $"{(most > 3 ? " and attentionMask" : "")}, received {inputs} input{(inputs == 1 ? "" : "s")}.");
    }
}
