using Strata.Tensors;

namespace Strata.Layers.Attention;

/// <summary>What attention may look at, as truth values [batch, query steps, value steps].</summary>
internal static class AttentionMasks
{
    private const double Hidden = 1e9;

    /// <summary>The masks of query, value and key, the causal one and one that was given, all together.</summary>
    internal static Tensor? Joined(
        Tensor? query, Tensor? value, Tensor? key, Tensor? causal, Tensor? given)
    {
        Tensor?[] all =
        [
            query?.expandDims(2), value?.expandDims(1), key?.expandDims(1), causal, given,
        ];
        Tensor[] there = [.. all.OfType<Tensor>().Select(mask => mask.toBool())];
        return there.Length == 0 ? null : there.Aggregate((a, b) => a.logicalAnd(b));
    }

    /// <summary>Whether a step of the value is no later than one of the query, [1, queries, values].</summary>
    internal static Tensor Causal(int queries, int values)
    {
        float[] flags = [.. Enumerable.Range(0, queries * values).Select(i => i % values <= i / values ? 1f : 0)];
        return HostValues.Of("attention", flags, [1, queries, values]).toBool();
    }

    /// <summary>Scores with a large number taken from what is hidden.</summary>
    internal static Tensor Hide(Tensor scores, Tensor? mask) =>
        mask is null ? scores : scores.add(mask.toFloat().sub(1).mul(Hidden));
}
