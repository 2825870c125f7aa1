namespace Strata;

/// <summary>What a model learns from: input and target, of one sample or, in a batch, of many.</summary>
/// <param name="xs">The input.</param>
/// <param name="ys">The target.</param>
public sealed record Example(Tensor xs, Tensor ys);
