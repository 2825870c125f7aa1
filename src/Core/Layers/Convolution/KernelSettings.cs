namespace Strata.Layers.Convolution;

/// <summary>The options of a kernel.</summary>
internal sealed record KernelSettings(Initializer? Initializer, Regularizer? Regularizer, Constraint? Constraint);
