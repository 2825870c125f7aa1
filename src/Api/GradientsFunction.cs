namespace Strata;

/// <summary>The gradients of a function of several tensors.</summary>
/// <param name="args">Where.</param>
/// <param name="dy">The gradient of the function's value; ones by default.</param>
public delegate Tensor[] GradientsFunction(Tensor[] args, Tensor? dy = null);
