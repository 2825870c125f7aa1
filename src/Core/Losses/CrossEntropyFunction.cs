namespace Strata;

/// <summary>A crossentropy of logits: it can be called, and given to <c>compile</c>.</summary>
/// <param name="labels">The targets.</param>
/// <param name="logits">The outputs before their sigmoid or softmax, of the same shape.</param>
/// <param name="weights">A weight per loss, broadcast; 1 by default.</param>
/// <param name="labelSmoothing">How far the targets are drawn to their mean, from 0 to 1.</param>
/// <param name="reduction">How the losses become one number.</param>
public delegate Tensor CrossEntropyFunction(
    Tensor labels, Tensor logits, Tensor? weights = null, double labelSmoothing = 0,
    Reduction reduction = Reduction.SUM_BY_NONZERO_WEIGHTS);
