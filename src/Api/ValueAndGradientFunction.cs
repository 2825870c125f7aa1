namespace Strata;

/// <summary>The value and gradient of a function of one tensor.</summary>
/// <param name="x">Where.</param>
/// <param name="dy">The gradient of the function's value; ones by default.</param>
public delegate ValueAndGradient ValueAndGradientFunction(Tensor x, Tensor? dy = null);
