namespace Strata.Fuzz.Corpus;

/// <summary>Small models of all families of layers, made with the public API.</summary>
internal static class Models
{
    internal static IEnumerable<(string Name, LayersModel Model)> All() =>
    [
        ("dense", Chain([6],
            tf.layers.dense(units: 5, activation: "relu", kernelRegularizer: "l1l2", kernelConstraint: "maxNorm"),
            tf.layers.dropout(0.2), tf.layers.batchNormalization(), tf.layers.dense(units: 2, activation: "softmax"))),
        ("activations", Chain([4],
            tf.layers.activation(activation: "hardSigmoid"), tf.layers.leakyReLU(), tf.layers.prelu(),
            tf.layers.elu(), tf.layers.softmax(), tf.layers.reLU(maxValue: 3), tf.layers.thresholdedReLU())),
        ("noise", Chain([4, 3], tf.layers.gaussianNoise(0.1), tf.layers.gaussianDropout(0.1),
            tf.layers.alphaDropout(0.1), tf.layers.spatialDropout1d(0.1))),
        ("shapes", Chain([4, 3], tf.layers.permute([2, 1]), tf.layers.reshape([12]), tf.layers.repeatVector(2),
            tf.layers.flatten())),
        ("words", tf.sequential()
            .add(tf.layers.embedding(inputDim: 9, outputDim: 4, maskZero: true, inputLength: 5))
            .add(tf.layers.lstm(units: 3, returnSequences: true)).add(tf.layers.gru(units: 2))),
        ("images", Chain([8, 8, 2],
            tf.layers.conv2d(filters: 3, kernelSize: 3, padding: "same", activation: "relu"),
            tf.layers.maxPooling2d(poolSize: 2), tf.layers.separableConv2d(filters: 2, kernelSize: 2),
            tf.layers.zeroPadding2d(1), tf.layers.upSampling2d(), tf.layers.cropping2D(1),
            tf.layers.depthwiseConv2d(kernelSize: 2), tf.layers.conv2dTranspose(filters: 2, kernelSize: 2),
            tf.layers.averagePooling2d(poolSize: 2), tf.layers.layerNormalization(),
            tf.layers.globalAveragePooling2d())),
        ("lines", Chain([9, 2], tf.layers.conv1d(filters: 3, kernelSize: 2, padding: "causal"),
            tf.layers.maxPooling1d(poolSize: 2), tf.layers.averagePooling1d(poolSize: 2),
            tf.layers.globalMaxPooling1d())),
        ("volumes", Chain([4, 4, 4, 1], tf.layers.conv3d(filters: 2, kernelSize: 2),
            tf.layers.maxPooling3d(poolSize: 1), tf.layers.conv3dTranspose(filters: 1, kernelSize: 2),
            tf.layers.averagePooling3d(poolSize: 2))),
        ("recurrent", Chain([5, 3], tf.layers.masking(),
            tf.layers.bidirectional(tf.layers.lstm(units: 2, returnSequences: true)),
            tf.layers.timeDistributed(tf.layers.dense(units: 4)),
            tf.layers.rnn(tf.layers.stackedRNNCells(
                [tf.layers.gruCell(units: 2), tf.layers.simpleRNNCell(units: 3), tf.layers.lstmCell(units: 2)]),
                returnSequences: true),
            tf.layers.simpleRNN(units: 2))),
        ("frames", Chain([3, 4, 4, 1], tf.layers.convLstm2d(filters: 2, kernelSize: 2))),
        ("normalized", Chain([4, 6], tf.layers.groupNormalization(groups: 2), tf.layers.unitNormalization(),
            tf.layers.rmsNormalization(), tf.layers.cropping1D(1), tf.layers.upSampling1d(2),
            tf.layers.zeroPadding1d(1), tf.layers.einsumDense("abc,cd->abd", [null, 3], biasAxes: "d"))),
        ("photos", Chain([8, 8, 3], tf.layers.resizing(6, 6), tf.layers.centerCrop(4, 4), tf.layers.rescaling(0.5),
            tf.layers.randomWidth(0.1))),
        ("categories", Chain([3], tf.layers.categoryEncoding(numTokens: 4, outputMode: "multiHot"))),
        ("attention", Attention()),
        ("graph", Graph()),
        ("nested", Nested()),
    ];

    private static Sequential Chain(Shape inputShape, params Layer[] layers)
    {
        var model = tf.sequential().add(tf.layers.inputLayer(inputShape: inputShape));
        foreach (var layer in layers) model.add(layer);
        return model;
    }

    private static LayersModel Attention()
    {
        var x = tf.input(shape: [3, 4]);
        var placed = tf.layers.add([x, tf.layers.positionEmbedding(3).apply(x)]);
        var attended = tf.layers.multiHeadAttention(numHeads: 2, keyDim: 3).apply([placed, placed]);
        return tf.model(inputs: x, outputs: tf.layers.additiveAttention().apply([attended, x]));
    }

    private static LayersModel Graph()
    {
        SymbolicTensor a = tf.input(shape: [4], name: "a"), b = tf.input(shape: [4], name: "b");
        var shared = tf.layers.dense(units: 3, name: "shared");
        SymbolicTensor x = shared.apply(a), y = shared.apply(b);
        SymbolicTensor[] merged =
        [
            tf.layers.add([x, y]), tf.layers.multiply([x, y]), tf.layers.average([x, y]), tf.layers.maximum([x, y]),
            tf.layers.minimum([x, y]), tf.layers.dot(axes: 1).apply([x, y]),
        ];
        var joined = tf.layers.concatenate(merged);
        return tf.model(
            inputs: [a, b],
            outputs: [tf.layers.dense(units: 1, name: "y1").apply(joined), tf.layers.dense(units: 2).apply(joined)]);
    }

    private static LayersModel Nested()
    {
        var inner = tf.sequential(name: "inner")
            .add(tf.layers.dense(units: 3, inputShape: [4])).add(tf.layers.dense(units: 4));
        var x = tf.input(shape: [4]);
        return tf.model(inputs: x, outputs: inner.apply(inner.apply(x)));
    }
}
