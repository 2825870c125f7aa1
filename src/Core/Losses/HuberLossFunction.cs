namespace Strata;

/// <summary>
/// Huber's loss, e²/2 up to delta and delta·(e − delta/2) beyond: it can be called, and given to <c>compile</c>.
/// </summary>
/// <param name="labels">The targets.</param>
/// <param name="predictions">The outputs, of the same shape.</param>
/// <param name="weights">A weight per loss, broadcast; 1 by default.</param>
/// <param name="delta">Where the parabola becomes a line.</param>
/// <param name="reduction">How the losses become one number.</param>
public delegate Tensor HuberLossFunction(
    Tensor labels, Tensor predictions, Tensor? weights = null, double delta = 1,
    Reduction reduction = Reduction.SUM_BY_NONZERO_WEIGHTS);
