using Strata.Layers.Basic;
using Strata.Layers.Recurrent;
using Strata.Layers.Wrappers;

namespace Strata;

public sealed partial class LayerFactories
{
    /// <inheritdoc cref="ConvLSTM2D"/>
    public ConvLSTM2D convLstm2d(
        int filters, IntTuple kernelSize, IntTuple? strides = null, Padding padding = default,
        DataFormat dataFormat = default, IntTuple? dilationRate = null, ActivationFunction? activation = null,
        ActivationFunction? recurrentActivation = null, bool useBias = true, Initializer? kernelInitializer = null,
        Initializer? recurrentInitializer = null, Initializer? biasInitializer = null, bool unitForgetBias = false,
        Regularizer? kernelRegularizer = null, Regularizer? recurrentRegularizer = null,
        Regularizer? biasRegularizer = null, Regularizer? activityRegularizer = null,
        Constraint? kernelConstraint = null, Constraint? recurrentConstraint = null,
        Constraint? biasConstraint = null, double dropout = 0, double recurrentDropout = 0,
        int implementation = 1, bool returnSequences = false, bool returnState = false, bool goBackwards = false,
        bool stateful = false, bool unroll = false, Shape? inputShape = null, Shape? batchInputShape = null,
        int? batchSize = null, DType? dtype = null, string? name = null, bool trainable = true,
        Tensor[]? weights = null) =>
        new(
            filters, kernelSize, strides, padding, dataFormat, dilationRate, activation, recurrentActivation, useBias,
            kernelInitializer, recurrentInitializer, biasInitializer, unitForgetBias, kernelRegularizer,
            recurrentRegularizer, biasRegularizer, activityRegularizer, kernelConstraint, recurrentConstraint,
            biasConstraint, dropout, recurrentDropout, implementation, returnSequences, returnState, goBackwards,
            stateful, unroll, Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <inheritdoc cref="ConvLSTM2DCell"/>
    public ConvLSTM2DCell convLstm2dCell(
        int filters, IntTuple kernelSize, IntTuple? strides = null, Padding padding = default,
        DataFormat dataFormat = default, IntTuple? dilationRate = null, ActivationFunction? activation = null,
        ActivationFunction? recurrentActivation = null, bool useBias = true, Initializer? kernelInitializer = null,
        Initializer? recurrentInitializer = null, Initializer? biasInitializer = null, bool unitForgetBias = false,
        Regularizer? kernelRegularizer = null, Regularizer? recurrentRegularizer = null,
        Regularizer? biasRegularizer = null, Constraint? kernelConstraint = null,
        Constraint? recurrentConstraint = null, Constraint? biasConstraint = null, double dropout = 0,
        double recurrentDropout = 0, int implementation = 1, Shape? inputShape = null, Shape? batchInputShape = null,
        int? batchSize = null, DType? dtype = null, string? name = null, bool trainable = true,
        Tensor[]? weights = null) =>
        new(
            filters, kernelSize, strides, padding, dataFormat, dilationRate, activation, recurrentActivation, useBias,
            kernelInitializer, recurrentInitializer, biasInitializer, unitForgetBias, kernelRegularizer,
            recurrentRegularizer, biasRegularizer, kernelConstraint, recurrentConstraint, biasConstraint, dropout,
            recurrentDropout, implementation,
            Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <inheritdoc cref="StackedRNNCells"/>
    public StackedRNNCells stackedRNNCells(
        RNNCell[] cells, Shape? inputShape = null, Shape? batchInputShape = null, int? batchSize = null,
        DType? dtype = null, string? name = null, bool trainable = true, Tensor[]? weights = null) =>
        new(cells, Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <inheritdoc cref="RNN"/>
    public RNN rnn(
        RNNCell cell, bool returnSequences = false, bool returnState = false, bool goBackwards = false,
        bool stateful = false, bool unroll = false, int numConstants = 0, Shape? inputShape = null,
        Shape? batchInputShape = null, int? batchSize = null, DType? dtype = null, string? name = null,
        bool trainable = true, Tensor[]? weights = null) =>
        new(
            cell, returnSequences, returnState, goBackwards, stateful, unroll, numConstants,
            Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <inheritdoc cref="Bidirectional"/>
    public Bidirectional bidirectional(
        RecurrentLayer layer, string? mergeMode = "concat", Shape? inputShape = null, Shape? batchInputShape = null,
        int? batchSize = null, DType? dtype = null, string? name = null, bool trainable = true,
        Tensor[]? weights = null) =>
        new(layer, mergeMode, Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <inheritdoc cref="Masking"/>
    public Masking masking(
        double maskValue = 0, Shape? inputShape = null, Shape? batchInputShape = null, int? batchSize = null,
        DType? dtype = null, string? name = null, bool trainable = true, Tensor[]? weights = null) =>
        new(maskValue, Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));

    /// <inheritdoc cref="TimeDistributed"/>
    public TimeDistributed timeDistributed(
        Layer layer, Shape? inputShape = null, Shape? batchInputShape = null, int? batchSize = null,
        DType? dtype = null, string? name = null, bool trainable = true, Tensor[]? weights = null) =>
        new(layer, Options(inputShape, batchInputShape, batchSize, dtype, name, trainable, weights));
}
