namespace Strata.Layers.Attention;

/// <summary>The equations of attention, for inputs of any number of axes.</summary>
internal static class AttentionEquations
{
    /// <summary>From the first axes and those that are summed over to the first ones and new ones.</summary>
    internal static string Projection(int kept, int summed, int made)
    {
        string first = Letters(0, kept), inner = Letters(kept, summed), outer = Letters(kept + summed, made);
        return $"{first}{inner},{inner}{outer}->{first}{outer}";
    }

    /// <summary>
    /// From query and key, [batch, …, heads, length], to scores, and from scores and value back. Scores have the axes
    /// along which there is no attention, the heads, then the query's axes of attention, then the key's.
    /// </summary>
    /// <param name="rank">The number of axes of the projected query.</param>
    /// <param name="axes">Those along which there is attention.</param>
    internal static (string Scores, string Result) Attention(int rank, int[] axes)
    {
        string query = Letters(0, rank);
        char[] key = query.ToCharArray();
        for (int i = 0; i < axes.Length; i++) key[axes[i]] = Letters(rank + i, 1)[0];
        string apart = string.Concat(query[..^1].Where((_, i) => Array.IndexOf(axes, i) < 0));
        string scores = apart + string.Concat(axes.Select(i => query[i])) + string.Concat(axes.Select(i => key[i]));
        return ($"{query},{new string(key)}->{scores}", $"{scores},{new string(key)}->{query}");
    }

    private static string Letters(int first, int count) =>
        string.Concat(Enumerable.Range(first, count).Select(i => (char)('a' + i)));
}
