namespace Strata;

/// <summary>A loss of <c>tf.losses</c>: it can be called, and given to <c>compile</c>.</summary>
/// <param name="labels">The targets.</param>
/// <param name="predictions">The outputs, of the same shape.</param>
/// <param name="weights">A weight per loss, broadcast; 1 by default.</param>
/// <param name="reduction">How the losses become one number.</param>
public delegate Tensor LossFunction(
    Tensor labels, Tensor predictions, Tensor? weights = null, Reduction reduction = Reduction.SUM_BY_NONZERO_WEIGHTS);
