namespace Strata;

/// <summary>
/// Whether the target's class is among the k largest outputs, per sample; outputs that tie with the kth count too. It
/// can be called, and given to <c>compile</c>.
/// </summary>
/// <param name="yTrue">The targets.</param>
/// <param name="yPred">The outputs, a number per class along the last axis.</param>
/// <param name="k">How many.</param>
public delegate Tensor TopKFunction(Tensor yTrue, Tensor yPred, int k = 5);
