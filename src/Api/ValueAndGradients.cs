namespace Strata;

/// <summary>A value and its gradients.</summary>
/// <param name="value">The value.</param>
/// <param name="grads">The gradients, in the order of the arguments.</param>
public sealed record ValueAndGradients(Tensor value, Tensor[] grads);
