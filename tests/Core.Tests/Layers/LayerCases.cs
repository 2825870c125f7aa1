using Strata.Initializers;
using Strata.Layers.Basic;
using Strata.Layers.Convolution;
using Strata.Layers.Merge;
using Strata.Layers.Normalization;
using Strata.Layers.Recurrent;
using Strata.Layers.Wrappers;
using Strata.Testing.Layers;

namespace Strata.Core.Tests.Layers;

/// <summary>The layers under contract: one row each, more where options change what a layer does.</summary>
internal static class LayerCases
{
    internal static IReadOnlyDictionary<string, LayerCase> All { get; } = new LayerCase[]
    {
        new("dense", () => new Dense(4, "tanh"), [[3, 5]], "kernel[5,4]", "bias[4]"),
        new("dense of three axes", () => new Dense(2, "relu", useBias: false), [[3, 2, 4]], "kernel[4,2]"),
        new("dense with all its options",
            () => new Dense(
                3, "softmax", true, new HeNormal(1), "ones", "l1", "l2", "l1l2", "maxNorm", "nonNeg",
                new() { name = "full", batchInputShape = [null, 4] }),
            [[2, 4]], "kernel[4,3]", "bias[3]"),
        new("activation", () => new Activation("hardSigmoid"), [[2, 3, 4]]),
        new("dropout", () => new Dropout(0.4), [[6, 10]]) { TrainsDifferently = true, IsRandom = true },
        new("dropout with a seed and a noise shape", () => new Dropout(0.5, [null, 1, 8], 3), [[4, 5, 8]])
            { TrainsDifferently = true, IsRandom = true },
        new("flatten", () => new Flatten(), [[2, 3, 4]]),
        new("flatten of channels first", () => new Flatten("channelsFirst"), [[2, 3, 4, 5]]),
        new("reshape", () => new Reshape([3, 4]), [[2, 12]]),
        new("reshape with an unknown length", () => new Reshape([2, 6]), [[2, 3, 4]]),
        new("batchNormalization", () => new BatchNormalization(), [[4, 3]],
            "gamma[3]", "beta[3]", "moving_mean[3]", "moving_variance[3]") { TrainsDifferently = true },
        new("batchNormalization of another axis", () => new BatchNormalization(1, scale: false), [[3, 2, 4]],
            "beta[2]", "moving_mean[2]", "moving_variance[2]") { TrainsDifferently = true },
        new("batchNormalization of images", () => new BatchNormalization(center: false, momentum: 0.5), [[3, 2, 2, 2]],
            "gamma[2]", "moving_mean[2]", "moving_variance[2]") { TrainsDifferently = true },
        new("layerNormalization", () => new LayerNormalization(), [[2, 4]], "gamma[4]", "beta[4]"),
        new("layerNormalization along two axes", () => new LayerNormalization([1, 2], scale: false),
            [[2, 3, 4]], "beta[3,4]"),
        new("layerNormalization of an inner axis", () => new LayerNormalization(1, center: false), [[2, 3, 2]],
            "gamma[3]"),
        new("permute", () => new Permute([3, 1, 2]), [[2, 3, 4, 2]]),
        new("repeatVector", () => new RepeatVector(3), [[2, 4]]),
        new("embedding", () => new Embedding(5, 3, "randomNormal", "l2", "l1", "unitNorm"),
            [[3, 4]], "embeddings[5,3]") { Numbers = 5 },
        new("embedding of samples of two axes", () => new Embedding(3, 2, maskZero: true, inputLength: [null, 2]),
            [[2, 3, 2]], "embeddings[3,2]") { Numbers = 3 },
        new("identity", () => new Strata.Layers.Basic.Identity(), [[2, 3]]),
        new("groupNormalization", () => new GroupNormalization(2), [[2, 3, 4]], "gamma[4]", "beta[4]"),
        new("groupNormalization of channels first", () => new GroupNormalization(3, 1, center: false),
            [[2, 6, 2, 2]], "gamma[6]"),
        new("groupNormalization of single channels", () => new GroupNormalization(-1, scale: false),
            [[2, 3, 2, 2]], "beta[2]"),
        new("batchNormalization of volumes", () => new BatchNormalization(-1), [[2, 2, 1, 2, 2]],
            "gamma[2]", "beta[2]", "moving_mean[2]", "moving_variance[2]") { TrainsDifferently = true },
        new("batchNormalization of the first of five axes", () => new BatchNormalization(1, center: false),
            [[2, 2, 1, 2, 3]], "gamma[2]", "moving_mean[2]", "moving_variance[2]") { TrainsDifferently = true },
        new("batchNormalization without weights to train", () => new BatchNormalization(center: false, scale: false),
            [[4, 3]], "moving_mean[3]", "moving_variance[3]") { TrainsDifferently = true },
        new("unitNormalization", () => new UnitNormalization(), [[3, 4]]),
        new("unitNormalization along two axes", () => new UnitNormalization([1, 2]), [[2, 3, 2]]),
        new("rmsNormalization", () => new RMSNormalization(), [[2, 3, 4]], "scale[4]"),
        new("rmsNormalization along two axes", () => new RMSNormalization([1, -1], 0.1), [[2, 3, 2, 2]],
            "scale[3,2]"),
        new("layerNormalization of volumes", () => new LayerNormalization([-1, 2]), [[2, 2, 3, 1, 2]],
            "gamma[2,3]", "beta[2,3]"),
        new("layerNormalization without weights", () => new LayerNormalization(center: false, scale: false),
            [[2, 4]]),
        new("add", () => new Add(), [[2, 3], [2, 3], [2, 3]]),
        new("add with broadcasting", () => new Add(), [[2, 4, 3], [2, 1, 3], [2, 3]]),
        new("subtract", () => new Subtract(), [[2, 3], [2, 3]]),
        new("multiply", () => new Multiply(), [[2, 3], [2, 3], [2, 1]]),
        new("average", () => new Average(), [[2, 3], [2, 3], [2, 3]]),
        new("maximum", () => new Maximum(), [[2, 3], [2, 3]]),
        new("minimum", () => new Minimum(), [[2, 2, 3], [2, 2, 3]]),
        new("dot of vectors", () => new Dot(1), [[3, 4], [3, 4]]),
        new("dot of matrices", () => new Dot([1, 2]), [[2, 3, 4], [2, 5, 3]]),
        new("dot of a matrix and a vector", () => new Dot([-1, -1]), [[2, 3, 4], [2, 4]]),
        new("dot of a vector and a matrix, normalized", () => new Dot(1, true), [[2, 4], [2, 4, 3]]),
        new("concatenate", () => new Concatenate(), [[2, 3], [2, 4]]),
        new("concatenate along another axis", () => new Concatenate(1), [[2, 3, 2], [2, 1, 2]]),
        new("masking", () => new Masking(), [[2, 3, 4]]),
        new("masking of another value", () => new Masking(-1), [[2, 3]]),
        new("simpleRNNCell", () => new SimpleRNNCell(2), [[2, 3], [2, 2]], "kernel[3,2]", "recurrent_kernel[2,2]",
            "bias[2]"),
        new("simpleRNN", () => new SimpleRNN(3), [[2, 4, 2]], "kernel[2,3]", "recurrent_kernel[3,3]", "bias[3]"),
        new("simpleRNN with first states, step by step",
            () => new SimpleRNN(2, "sigmoid", returnSequences: true, returnState: true), [[2, 3, 2], [2, 2]],
            "kernel[2,2]", "recurrent_kernel[2,2]", "bias[2]"),
        new("gruCell", () => new GRUCell(2), [[2, 3], [2, 2]], "kernel[3,6]", "recurrent_kernel[2,6]", "bias[6]"),
        new("gruCell with reset after", () => new GRUCell(2, resetAfter: true), [[2, 3], [2, 2]],
            "kernel[3,6]", "recurrent_kernel[2,6]", "bias[2,6]"),
        new("gru", () => new GRU(3, returnSequences: true), [[2, 4, 2]], "kernel[2,9]", "recurrent_kernel[3,9]",
            "bias[9]"),
        new("gru with reset after", () => new GRU(3, resetAfter: true), [[2, 4, 2]], "kernel[2,9]",
            "recurrent_kernel[3,9]", "bias[2,9]"),
        new("gru with reset after and first states",
            () => new GRU(2, recurrentActivation: "sigmoid", resetAfter: true, returnSequences: true, useBias: false),
            [[2, 3, 2], [2, 2]], "kernel[2,6]", "recurrent_kernel[2,6]"),
        new("gru with reset after, step by step", () => new GRU(2, "softsign", resetAfter: true, returnState: true),
            [[2, 3, 2]], "kernel[2,6]", "recurrent_kernel[2,6]", "bias[2,6]"),
        new("gru with dropout", () => new GRU(4, dropout: 0.4, recurrentDropout: 0.3), [[3, 3, 4]],
            "kernel[4,12]", "recurrent_kernel[4,12]", "bias[12]") { TrainsDifferently = true, IsRandom = true },
        new("rnn", () => new RNN(new LSTMCell(2), returnSequences: true), [[2, 3, 2]],
            "kernel[2,8]", "recurrent_kernel[2,8]", "bias[8]"),
        new("rnn of stacked cells, backwards",
            () => new RNN(
                new StackedRNNCells([new GRUCell(2), new SimpleRNNCell(3)]), returnState: true, goBackwards: true),
            [[2, 3, 2]], "RNNCell_0/kernel[2,6]", "RNNCell_0/recurrent_kernel[2,6]", "RNNCell_0/bias[6]",
            "RNNCell_1/kernel[2,3]", "RNNCell_1/recurrent_kernel[3,3]", "RNNCell_1/bias[3]"),
        new("stackedRNNCells", () => new StackedRNNCells([new SimpleRNNCell(2), new SimpleRNNCell(3)]),
            [[2, 4], [2, 3], [2, 2]],
            "RNNCell_0/kernel[4,2]", "RNNCell_0/recurrent_kernel[2,2]", "RNNCell_0/bias[2]",
            "RNNCell_1/kernel[2,3]", "RNNCell_1/recurrent_kernel[3,3]", "RNNCell_1/bias[3]"),
        new("bidirectional", () => new Bidirectional(new SimpleRNN(2, options: new() { name = "one" })), [[2, 3, 2]],
            "forward_one/kernel[2,2]", "forward_one/recurrent_kernel[2,2]", "forward_one/bias[2]",
            "backward_one/kernel[2,2]", "backward_one/recurrent_kernel[2,2]", "backward_one/bias[2]"),
        new("bidirectional of two sequences with first states",
            () => new Bidirectional(
                new SimpleRNN(
                    2, useBias: false, returnSequences: true, returnState: true, options: new() { name = "two" }),
                null),
            [[2, 3, 2], [2, 2], [2, 2]],
            "forward_two/kernel[2,2]", "forward_two/recurrent_kernel[2,2]",
            "backward_two/kernel[2,2]", "backward_two/recurrent_kernel[2,2]"),
        new("bidirectional, the mean",
            () => new Bidirectional(
                new GRU(2, useBias: false, returnSequences: true, options: new() { name = "mean" }), "ave"),
            [[2, 3, 2]],
            "forward_mean/kernel[2,6]", "forward_mean/recurrent_kernel[2,6]",
            "backward_mean/kernel[2,6]", "backward_mean/recurrent_kernel[2,6]"),
        new("timeDistributed", () => new TimeDistributed(new Dense(3, "tanh")), [[2, 4, 2]], "kernel[2,3]", "bias[3]"),
        new("timeDistributed of batchNormalization", () => new TimeDistributed(new BatchNormalization()), [[3, 2, 2]],
            "gamma[2]", "beta[2]", "moving_mean[2]", "moving_variance[2]") { TrainsDifferently = true },
        new("timeDistributed of images", () => new TimeDistributed(new Conv2D(2, 2)), [[2, 2, 3, 3, 1]],
            "kernel[2,2,1,2]", "bias[2]"),
        new("timeDistributed of sequences", () => new TimeDistributed(new LSTM(2)), [[2, 2, 3, 2]],
            "kernel[2,8]", "recurrent_kernel[2,8]", "bias[8]"),
        new("convLstm2dCell", () => new ConvLSTM2DCell(2, 2), [[2, 3, 3, 1], [2, 2, 2, 2], [2, 2, 2, 2]],
            "kernel[2,2,1,8]", "recurrent_kernel[2,2,2,8]", "bias[8]"),
        new("convLstm2d", () => new ConvLSTM2D(1, 2, returnSequences: true, unitForgetBias: true), [[2, 2, 3, 3, 1]],
            "kernel[2,2,1,4]", "recurrent_kernel[2,2,1,4]", "bias[4]"),
        new("convLstm2d of channels first", () => new ConvLSTM2D(
                2, [2, 1], 2, "same", "channelsFirst", recurrentActivation: "sigmoid", useBias: false,
                returnState: true),
            [[2, 2, 1, 3, 3]], "kernel[2,1,1,8]", "recurrent_kernel[2,1,2,8]"),
        new("convLstm2d with dropout", () => new ConvLSTM2D(2, 2, dropout: 0.4, recurrentDropout: 0.3),
            [[2, 2, 3, 3, 2]], "kernel[2,2,2,8]", "recurrent_kernel[2,2,2,8]", "bias[8]")
            { TrainsDifferently = true, IsRandom = true },
        new("lstmCell", () => new LSTMCell(2), [[2, 3], [2, 2], [2, 2]], "kernel[3,8]", "recurrent_kernel[2,8]",
            "bias[8]"),
        new("lstm", () => new LSTM(3), [[2, 4, 5]], "kernel[5,12]", "recurrent_kernel[3,12]", "bias[12]"),
        new("lstm of sigmoid gates that gives all", () => new LSTM(
                2, recurrentActivation: "sigmoid", useBias: false, returnSequences: true, returnState: true),
            [[2, 3, 2]], "kernel[2,8]", "recurrent_kernel[2,8]"),
        new("lstm with first states, backwards", () => new LSTM(2, goBackwards: true, returnSequences: true),
            [[2, 3, 2], [2, 2], [2, 2]], "kernel[2,8]", "recurrent_kernel[2,8]", "bias[8]"),
        new("lstm of another activation, step by step", () => new LSTM(
                2, "softsign", unitForgetBias: true, returnState: true),
            [[2, 3, 2]], "kernel[2,8]", "recurrent_kernel[2,8]", "bias[8]"),
        new("lstm with dropout", () => new LSTM(4, dropout: 0.4, recurrentDropout: 0.3), [[3, 3, 4]],
            "kernel[4,16]", "recurrent_kernel[4,16]", "bias[16]") { TrainsDifferently = true, IsRandom = true },
    }
        .Concat(ActivationCases.All)
        .Concat(AttentionCases.All)
        .Concat(NoiseCases.All)
        .Concat(PreprocessingCases.All)
        .Concat(WindowCases.All)
        .ToDictionary(row => row.Name);
}
