namespace Strata;

/// <summary>A value and its gradient.</summary>
/// <param name="value">The value.</param>
/// <param name="grad">The gradient.</param>
public sealed record ValueAndGradient(Tensor value, Tensor grad);
