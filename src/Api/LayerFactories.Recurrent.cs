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
        double recurrentDropout = 0, int implementation = 1, bool returnSequences = false,
        bool returnState = false, bool goBackwards = false, bool stateful = false, bool unroll = false,
        Shape? inputShape = null, Shape? batchInputShape = null, int? batchSize = null, DType? dtype = null,
        string? name = null, bool trainable = true, Tensor[]? weights = null) =>
        new(
            units, activation, recurrentActivation, useBias, kernelInitializer, recurrentInitializer, biasInitializer,
            unitForgetBias, kernelRegularizer, recurrentRegularizer, biasRegularizer, activityRegularizer,
            kernelConstraint, recurrentConstraint, biasConstraint, dropout, recurrentDropout, implementation,
            returnSequences, returnState, goBackwards, stateful, unroll,
            Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <inheritdoc cref="LSTMCell"/>
    public LSTMCell lstmCell(
        int units, ActivationFunction? activation = null, ActivationFunction? recurrentActivation = null,
        bool useBias = true, Initializer? kernelInitializer = null, Initializer? recurrentInitializer = null,
        Initializer? biasInitializer = null, bool unitForgetBias = false, Regularizer? kernelRegularizer = null,
        Regularizer? recurrentRegularizer = null, Regularizer? biasRegularizer = null,
        Constraint? kernelConstraint = null, Constraint? recurrentConstraint = null,
        Constraint? biasConstraint = null, double dropout = 0, double recurrentDropout = 0, int implementation = 1,
        Shape? inputShape = null, Shape? batchInputShape = null, int? batchSize = null, DType? dtype = null,
        string? name = null, bool trainable = true, Tensor[]? weights = null) =>
        new(
            units, activation, recurrentActivation, useBias, kernelInitializer, recurrentInitializer, biasInitializer,
            unitForgetBias, kernelRegularizer, recurrentRegularizer, biasRegularizer, kernelConstraint,
            recurrentConstraint, biasConstraint, dropout, recurrentDropout, implementation,
            Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <inheritdoc cref="SimpleRNN"/>
    public SimpleRNN simpleRNN(
        int units, ActivationFunction? activation = null, bool useBias = true, Initializer? kernelInitializer = null,
        Initializer? recurrentInitializer = null, Initializer? biasInitializer = null,
        Regularizer? kernelRegularizer = null, Regularizer? recurrentRegularizer = null,
        Regularizer? biasRegularizer = null, Regularizer? activityRegularizer = null,
        Constraint? kernelConstraint = null, Constraint? recurrentConstraint = null,
        Constraint? biasConstraint = null, double dropout = 0, double recurrentDropout = 0,
        bool returnSequences = false, bool returnState = false, bool goBackwards = false, bool stateful = false,
        bool unroll = false, Shape? inputShape = null, Shape? batchInputShape = null, int? batchSize = null,
        DType? dtype = null, string? name = null, bool trainable = true, Tensor[]? weights = null) =>
        new(
            units, activation, useBias, kernelInitializer, recurrentInitializer, biasInitializer, kernelRegularizer,
            recurrentRegularizer, biasRegularizer, activityRegularizer, kernelConstraint, recurrentConstraint,
            biasConstraint, dropout, recurrentDropout, returnSequences, returnState, goBackwards, stateful, unroll,
            Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <inheritdoc cref="SimpleRNNCell"/>
    public SimpleRNNCell simpleRNNCell(
        int units, ActivationFunction? activation = null, bool useBias = true, Initializer? kernelInitializer = null,
        Initializer? recurrentInitializer = null, Initializer? biasInitializer = null,
        Regularizer? kernelRegularizer = null, Regularizer? recurrentRegularizer = null,
        Regularizer? biasRegularizer = null, Constraint? kernelConstraint = null,
        Constraint? recurrentConstraint = null, Constraint? biasConstraint = null, double dropout = 0,
        double recurrentDropout = 0, Shape? inputShape = null, Shape? batchInputShape = null, int? batchSize = null,
        DType? dtype = null, string? name = null, bool trainable = true, Tensor[]? weights = null) =>
        new(
            units, activation, useBias, kernelInitializer, recurrentInitializer, biasInitializer, kernelRegularizer,
            recurrentRegularizer, biasRegularizer, kernelConstraint, recurrentConstraint, biasConstraint, dropout,
            recurrentDropout, Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <inheritdoc cref="GRU"/>
    public GRU gru(
        int units, ActivationFunction? activation = null, ActivationFunction? recurrentActivation = null,
        bool useBias = true, Initializer? kernelInitializer = null, Initializer? recurrentInitializer = null,
        Initializer? biasInitializer = null, Regularizer? kernelRegularizer = null,
        Regularizer? recurrentRegularizer = null, Regularizer? biasRegularizer = null,
        Regularizer? activityRegularizer = null, Constraint? kernelConstraint = null,
        Constraint? recurrentConstraint = null, Constraint? biasConstraint = null, double dropout = 0,
        double recurrentDropout = 0, int implementation = 1, bool resetAfter = false,
        bool returnSequences = false, bool returnState = false, bool goBackwards = false, bool stateful = false,
        bool unroll = false, Shape? inputShape = null, Shape? batchInputShape = null, int? batchSize = null,
        DType? dtype = null, string? name = null, bool trainable = true, Tensor[]? weights = null) =>
        new(
            units, activation, recurrentActivation, useBias, kernelInitializer, recurrentInitializer, biasInitializer,
            kernelRegularizer, recurrentRegularizer, biasRegularizer, activityRegularizer, kernelConstraint,
            recurrentConstraint, biasConstraint, dropout, recurrentDropout, implementation, resetAfter,
            returnSequences, returnState, goBackwards, stateful, unroll,
            Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <inheritdoc cref="GRUCell"/>
    public GRUCell gruCell(
        int units, ActivationFunction? activation = null, ActivationFunction? recurrentActivation = null,
        bool useBias = true, Initializer? kernelInitializer = null, Initializer? recurrentInitializer = null,
        Initializer? biasInitializer = null, Regularizer? kernelRegularizer = null,
        Regularizer? recurrentRegularizer = null, Regularizer? biasRegularizer = null,
        Constraint? kernelConstraint = null, Constraint? recurrentConstraint = null,
        Constraint? biasConstraint = null, double dropout = 0, double recurrentDropout = 0, int implementation = 1,
        bool resetAfter = false, Shape? inputShape = null, Shape? batchInputShape = null, int? batchSize = null,
        DType? dtype = null, string? name = null, bool trainable = true, Tensor[]? weights = null) =>
        new(
            units, activation, recurrentActivation, useBias, kernelInitializer, recurrentInitializer, biasInitializer,
            kernelRegularizer, recurrentRegularizer, biasRegularizer, kernelConstraint, recurrentConstraint,
            biasConstraint, dropout, recurrentDropout, implementation, resetAfter,
            Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));
}
