using Strata.Ops.Linear;

namespace Strata.Layers.Attention;

/// <summary>What the equation of an <see cref="EinsumDense"/> says of its weights and its output.</summary>
/// <param name="Kernel">The kernel's shape.</param>
/// <param name="Bias">The bias's shape, from the first biased axis on; null without a bias.</param>
/// <param name="Output">The output's shape.</param>
internal sealed record EinsumShapes(Shape Kernel, Shape? Bias, Shape Output)
{
    /// <summary>As in keras/src/layers/core/einsum_dense.py, _analyze_einsum_string.</summary>
    /// <param name="equation">Such as "abc,cd->abd".</param>
    /// <param name="biasAxes">The letters of the output that have a bias, or null.</param>
    /// <param name="input">The input's shape.</param>
    /// <param name="given">The output's shape without its batch axis and without what "..." stands for.</param>
    internal static EinsumShapes Of(string equation, string? biasAxes, Shape input, Shape given)
    {
        string kernel = equation.Split("->")[0].Split(',')[^1];
        var read = EinsumEquation.Of(equation, [input.Count, kernel.Count(char.IsAsciiLetter)]);
        var lengths = new Dictionary<char, int?>();
        for (int i = 0; i < input.Count; i++) lengths[read.Operands[0][i]] = input[i];
        AddGiven(equation, read, input, given, lengths);
        if (read.Operands[1].FirstOrDefault(c => !lengths.ContainsKey(c)) is var lost and not '\0')
        {
            throw new ArgumentException($"equation: expected each letter of the kernel in the input or the output, " +
                $"received '{equation}', where '{lost}' is in neither.");
        }

        return new(
            [.. read.Operands[1].Select(c => lengths[c])], BiasOf(equation, biasAxes, read.Output, lengths),
            [.. read.Output.Select(c => lengths[c])]);
    }

    private static void AddGiven(
        string equation, EinsumEquation read, Shape input, Shape given, Dictionary<char, int?> lengths)
    {
        // The batch axis is among the elided ones, or it is the first of all.
        string named = string.Concat(read.Output.Where(c => !EinsumEquation.IsElided(c)));
        bool elidesBatch = read.Output.Length > 0 && EinsumEquation.IsElided(read.Output[0]);
        if (!elidesBatch && named.Length > 0) named = named[1..];
        if (named.Length != given.Count)
        {
            throw new ShapeException($"outputShape: expected {named.Length} lengths for '{named}' of equation " +
                $"'{equation}', received {given}.");
        }

        for (int i = 0; i < named.Length; i++)
        {
            if (!lengths.TryGetValue(named[i], out int? known) || known is null) lengths[named[i]] = given[i];
            else if (given[i] is { } other && other != known)
            {
                throw new ShapeException($"outputShape: axis '{named[i]}' of equation '{equation}' has length " +
                    $"{known} in the input's shape {input}, received {given}.");
            }
        }
    }

    private static Shape? BiasOf(string equation, string? axes, string output, Dictionary<char, int?> lengths)
    {
        if (string.IsNullOrEmpty(axes)) return null;
        foreach (char axis in axes)
        {
            if (!output.Contains(axis, StringComparison.Ordinal))
            {
                throw new ArgumentException(
                    $"biasAxes: expected letters of the output of equation '{equation}', received '{axes}'.");
            }
        }

        int first = axes.Min(axis => output.IndexOf(axis));
        return [.. output[first..].Select(c => axes.Contains(c, StringComparison.Ordinal) ? lengths[c] : 1)];
    }
}
