namespace Strata.Optimizers;

/// <summary>Bounds gradients before they are applied.</summary>
/// <param name="Kind">How, by the name that files use: Keras's.</param>
/// <param name="Limit">The bound.</param>
internal sealed record GradientClipping(string Kind, double Limit)
{
    internal const string Norm = "clipnorm", Value = "clipvalue", GlobalNorm = "globalClipnorm";

    internal static string[] Kinds { get; } = [Norm, Value, GlobalNorm];

    /// <summary>What holds after a bound was set in place of another.</summary>
    /// <exception cref="ArgumentException">It is not positive, or gradients are clipped in another way.</exception>
    internal static GradientClipping? Of(string kind, double? limit, GradientClipping? before)
    {
        if (limit is not { } bound) return before?.Kind == kind ? null : before;
        if (bound is not > 0) throw new ArgumentException($"{kind}: expected more than 0, received {bound}.");
        return before is null || before.Kind == kind ? new(kind, bound) : throw new ArgumentException(
            $"{kind}: gradients are clipped by {before.Kind} already; expected one of {string.Join(", ", Kinds)}.");
    }

    internal IReadOnlyList<(Variable Variable, Tensor Gradient)> Apply(
        IReadOnlyList<(Variable Variable, Tensor Gradient)> gradients)
    {
        if (Kind == Value) return Each(gradients, g => g.clipByValue(-Limit, Limit));
        if (Kind == Norm) return Each(gradients, g => g.mul(Factor(g.square().sum())));
        if (gradients.Count == 0) return gradients;
        var squares = gradients.Select(pair => pair.Gradient.square().sum()).Aggregate((sum, next) => sum.add(next));
        var factor = Factor(squares);
        return Each(gradients, g => g.mul(factor));
    }

    // limit/max(norm, limit): 1 for short ones.
    private Tensor Factor(Tensor squares)
    {
        Tensor limit = Limit;
        return limit.div(squares.sqrt().maximum(limit));
    }

    private static (Variable, Tensor)[] Each(
        IReadOnlyList<(Variable Variable, Tensor Gradient)> gradients, Func<Tensor, Tensor> clip) =>
        [.. gradients.Select(pair => (pair.Variable, clip(pair.Gradient)))];
}
