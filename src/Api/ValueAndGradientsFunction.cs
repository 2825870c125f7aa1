namespace Strata;

/// <summary>The value and gradients of a function of several tensors.</summary>
/// <param name="args">Where.</param>
/// <param name="dy">The gradient of the function's value; ones by default.</param>
public delegate ValueAndGradients ValueAndGradientsFunction(Tensor[] args, Tensor? dy = null);
