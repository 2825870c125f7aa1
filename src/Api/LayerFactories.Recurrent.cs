using Strata.Layers.Recurrent;

namespace Strata;

public sealed partial class LayerFactories
{
    /// <inheritdoc cref="LSTM"/>
    public LSTM lstm(
        int units, ActivationFunction? activation = null, ActivationFunction? recurrentActivation = null,
        bool useBias = true, Initializer? kernelInitializer = null, Initializer? recurrentInitializer = null,
        Initializer? biasInitializer = null, bool unitForgetBias = false, Regularizer? kernelRegularizer = null,
        Regularizer? recurrentRegularizer = null, Regularizer? biasRegularizer = null,
        Regularizer? activityRegularizer = null, Constraint? kernelConstraint = null,
        Constraint? recurrentConstraint = null, Constraint? biasConstraint = null, double dropout = 0,
        double recurrentDropout = 0, int? implementation = null, bool returnSequences = false,
        bool returnState = false, bool goBackwards = false, bool stateful = false, bool unroll = false,
        Shape? inputShape = null, Shape? batchInputShape = null, int? batchSize = null, DType? dtype = null,
        string? name = null, bool trainable = true, Tensor[]? weights = null) =>
        new(
            units, activation, recurrentActivation, useBias, kernelInitializer, recurrentInitializer, biasInitializer,
            unitForgetBias, kernelRegularizer, recurrentRegularizer, biasRegularizer, activityRegularizer,
            kernelConstraint, recurrentConstraint, biasConstraint, dropout, recurrentDropout, implementation,
            returnSequences, returnState, goBackwards, stateful, unroll,
            Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));
}
