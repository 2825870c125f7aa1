// Every layer with every one of its options at least once: [factory, input shapes, configurations].
// An input is a shape, or {shape, below} for whole numbers.
const penalties = { kernelRegularizer: 'l1l2', biasRegularizer: 'l1l2' };
const limits = { kernelConstraint: 'maxNorm', biasConstraint: 'nonNeg' };
const firsts = { kernelInitializer: 'heUniform', biasInitializer: 'ones' };
const activations = [
  'elu', 'selu', 'relu', 'relu6', 'linear', 'sigmoid', 'hardSigmoid', 'softplus', 'softsign', 'tanh', 'softmax',
  'logSoftmax', 'gelu', 'mish', 'swish',
];

const convolutions = (size, channelsFirst) => [
  { filters: 2, kernelSize: 2 },
  { filters: 3, kernelSize: size, strides: 2, padding: 'same', activation: 'tanh' },
  { filters: 2, kernelSize: 2, useBias: false, dilationRate: 2, ...firsts },
  { filters: 2, kernelSize: 3, padding: 'same', ...firsts, ...penalties, ...limits },
  ...(channelsFirst ? [{ filters: 2, kernelSize: 2, dataFormat: 'channelsFirst' }] : []),
];

const transposed = [
  { filters: 2, kernelSize: 2 },
  { filters: 2, kernelSize: 3, strides: 2, padding: 'same', activation: 'relu', ...firsts },
  { filters: 2, kernelSize: 3, strides: 2, useBias: false, dataFormat: 'channelsFirst', ...penalties, ...limits },
];

const pools = dimensions => [
  {},
  { poolSize: 3, strides: 1, padding: 'same' },
  { poolSize: Array(dimensions).fill(2), strides: Array(dimensions).fill(1) },
  ...(dimensions > 1 ? [{ dataFormat: 'channelsFirst' }] : []),
];

const cell = {
  recurrentInitializer: 'glorotUniform', recurrentRegularizer: 'l1l2', recurrentConstraint: 'unitNorm', ...firsts,
  ...penalties, ...limits,
};

const recurrent = (extra = {}) => [
  { units: 3, ...extra },
  { units: 2, returnSequences: true, goBackwards: true, activation: 'sigmoid', ...extra },
  { units: 2, returnState: true, useBias: false, ...extra },
  { units: 2, returnSequences: true, returnState: true, ...cell, ...extra },
];

const gates = [...recurrent(), ...recurrent({ recurrentActivation: 'sigmoid' }), { units: 2, implementation: 2 }];

export const options = [
  ['dense', [[3, 4]], [
    { units: 3 }, { units: 2, useBias: false, ...firsts }, { units: 2, activation: 'tanh', ...penalties, ...limits },
  ]],
  ['dense', [[2, 3, 4]], [{ units: 2 }]],
  ['activation', [[3, 4]], activations.map(activation => ({ activation }))],
  ['dropout', [[3, 4]], [{ rate: 0 }, { rate: 0, noiseShape: [null, 1], seed: 3 }]],
  ['spatialDropout1d', [[2, 3, 4]], [{ rate: 0, seed: 1 }]],
  ['flatten', [[2, 3, 2, 2]], [{}, { dataFormat: 'channelsFirst' }]],
  ['repeatVector', [[3, 4]], [{ n: 3 }]],
  ['reshape', [[2, 3, 4]], [{ targetShape: [4, 3] }, { targetShape: [2, -1] }]],
  ['permute', [[2, 3, 4, 2]], [{ dims: [3, 1, 2] }]],
  ['embedding', [{ shape: [3, 4], below: 5 }], [
    { inputDim: 5, outputDim: 3 },
    {
      inputDim: 5, outputDim: 2, maskZero: true, inputLength: 4, embeddingsInitializer: 'randomNormal',
      embeddingsRegularizer: 'l1l2', embeddingsConstraint: 'unitNorm',
    },
  ]],
  ['masking', [[2, 3, 2]], [{}, { maskValue: 0.5 }]],
  ['reLU', [[3, 4]], [{}, { maxValue: 0.3 }]],
  ['leakyReLU', [[3, 4]], [{}, { alpha: 0.1 }]],
  ['prelu', [[2, 3, 4]], [{}, { sharedAxes: [1], alphaInitializer: 'ones', alphaRegularizer: 'l1l2', alphaConstraint: 'nonNeg' }]],
  ['elu', [[3, 4]], [{}]],
  ['thresholdedReLU', [[3, 4]], [{}, { theta: 0.2 }]],
  ['softmax', [[2, 3, 4]], [{ axis: -1 }, { axis: 2 }, { axis: [1, 2] }]],
  ['conv1d', [[2, 6, 3]], convolutions([3], false)],
  ['conv2d', [[2, 5, 5, 3]], convolutions([3, 2], true)],
  ['conv3d', [[1, 4, 5, 4, 4]], convolutions([3, 2, 2], true)],
  ['conv2dTranspose', [[2, 3, 3, 3]], transposed],
  ['conv3dTranspose', [[1, 3, 2, 3, 3]], transposed],
  ['separableConv2d', [[2, 5, 5, 3]], [
    { filters: 2, kernelSize: 2 },
    { filters: 2, kernelSize: 3, strides: 2, padding: 'same', depthMultiplier: 2, activation: 'relu' },
    { filters: 2, kernelSize: 2, dilationRate: 2, useBias: false, dataFormat: 'channelsFirst' },
    {
      filters: 2, kernelSize: 2, depthwiseInitializer: 'ones', pointwiseInitializer: 'ones', biasInitializer: 'ones',
      depthwiseRegularizer: 'l1l2', pointwiseRegularizer: 'l1l2', biasRegularizer: 'l1l2',
      depthwiseConstraint: 'nonNeg', pointwiseConstraint: 'nonNeg', biasConstraint: 'nonNeg',
    },
  ]],
  ['depthwiseConv2d', [[2, 5, 5, 3]], [
    { kernelSize: 2 },
    { kernelSize: [3, 2], strides: 2, padding: 'same', depthMultiplier: 2, activation: 'tanh', useBias: false },
    { kernelSize: 2, dataFormat: 'channelsFirst', depthwiseInitializer: 'ones', biasInitializer: 'ones' },
    { kernelSize: 2, depthwiseRegularizer: 'l1l2', depthwiseConstraint: 'nonNeg', biasRegularizer: 'l1l2' },
  ]],
  ['cropping2D', [[2, 5, 6, 2]], [
    { cropping: 1 }, { cropping: [1, 2] }, { cropping: [[0, 1], [1, 0]], dataFormat: 'channelsFirst' },
  ]],
  ['upSampling2d', [[2, 3, 4, 2]], [
    {}, { size: [3, 2], interpolation: 'bilinear' }, { size: [2, 1], dataFormat: 'channelsFirst' },
  ]],
  ['zeroPadding2d', [[2, 3, 4, 2]], [
    {}, { padding: 2 }, { padding: [1, 2] }, { padding: [[0, 1], [2, 1]], dataFormat: 'channelsFirst' },
  ]],
  ...[1, 2, 3].flatMap(n => ['max', 'average'].map(
    kind => [`${kind}Pooling${n}d`, [[2, 5, 4, 4].slice(0, n + 1).concat(2)], pools(n)])),
  ['globalAveragePooling1d', [[2, 3, 4]], [{}]],
  ['globalMaxPooling1d', [[2, 3, 4]], [{}]],
  ['globalAveragePooling2d', [[2, 3, 4, 2]], [{}, { dataFormat: 'channelsFirst' }]],
  ['globalMaxPooling2d', [[2, 3, 4, 2]], [{}, { dataFormat: 'channelsFirst' }]],
  ['batchNormalization', [[4, 3]], [
    {}, { momentum: 0.8, epsilon: 0.01 }, { center: false }, { scale: false },
    {
      betaInitializer: 'ones', gammaInitializer: 'ones', movingMeanInitializer: 'ones',
      movingVarianceInitializer: 'ones', betaConstraint: 'nonNeg', gammaConstraint: 'nonNeg',
      betaRegularizer: 'l1l2', gammaRegularizer: 'l1l2',
    },
  ]],
  ['batchNormalization', [[2, 3, 2, 2]], [{}, { axis: 3 }]],
  ['layerNormalization', [[2, 3, 4]], [
    {}, { axis: [1, 2], epsilon: 0.01 }, { center: false }, { scale: false },
    { betaInitializer: 'ones', gammaInitializer: 'ones', betaRegularizer: 'l1l2', gammaRegularizer: 'l1l2' },
  ]],
  ...['add', 'multiply', 'average', 'maximum', 'minimum'].flatMap(name => [
    [name, [[2, 3], [2, 3], [2, 3]], [{}]], [name, [[2, 3, 4], [2, 1, 4]], [{}]],
  ]),
  ['concatenate', [[2, 3, 2], [2, 3, 4]], [{}, { axis: 2 }]],
  ['concatenate', [[2, 3, 2], [2, 1, 2]], [{ axis: 1 }]],
  ['dot', [[2, 3], [2, 3]], [{ axes: -1 }, { axes: 1, normalize: true }]],
  ['dot', [[2, 3, 4], [2, 4, 3]], [{ axes: [2, 1] }, { axes: [1, 2], normalize: true }]],
  ['gaussianNoise', [[3, 4]], [{ stddev: 0 }]],
  ['simpleRNN', [[2, 3, 4]], [...recurrent(), { units: 2, unroll: true }]],
  ['lstm', [[2, 3, 4]], [...gates, { units: 2, unitForgetBias: true }]],
  ['gru', [[2, 3, 4]], gates],
  ['convLstm2d', [[1, 2, 4, 4, 2]], [
    { filters: 2, kernelSize: 2 },
    { filters: 2, kernelSize: 3, strides: 2, padding: 'same', returnSequences: true, recurrentActivation: 'sigmoid' },
    { filters: 1, kernelSize: 2, dataFormat: 'channelsFirst', returnState: true, goBackwards: true },
    { filters: 1, kernelSize: 2, dilationRate: 2, useBias: false, unitForgetBias: true, ...cell },
  ]],
  ['rescaling', [[2, 3]], [{ scale: 0.5 }, { scale: 2, offset: -1 }]],
  ['centerCrop', [[2, 5, 6, 3]], [{ height: 3, width: 2 }]],
  ['resizing', [[2, 4, 5, 2]], [
    { height: 3, width: 6 }, { height: 3, width: 6, interpolation: 'nearest' },
    { height: 3, width: 6, cropToAspectRatio: true },
  ]],
  ['categoryEncoding', [{ shape: [3, 4], below: 6 }], [
    { numTokens: 6 }, { numTokens: 6, outputMode: 'count' },
  ]],
  ['categoryEncoding', [{ shape: [4, 1], below: 6 }], [{ numTokens: 6, outputMode: 'oneHot' }]],
];

// Wrappers take a layer, which is made anew for each case.
export const wrappers = [
  ['timeDistributed', [[2, 3, 4]], tf => [
    { layer: tf.layers.dense({ units: 2, activation: 'tanh' }) },
  ]],
  ['timeDistributed', [[2, 2, 4, 4, 2]], tf => [{ layer: tf.layers.conv2d({ filters: 2, kernelSize: 2 }) }]],
  ['bidirectional', [[2, 3, 4]], tf => [
    ...['sum', 'mul', 'concat', 'ave', null].map(mergeMode => (
      { layer: tf.layers.lstm({ units: 2, returnSequences: true }), mergeMode })),
    { layer: tf.layers.gru({ units: 2 }), mergeMode: 'concat' },
    { layer: tf.layers.simpleRNN({ units: 2, returnState: true }), mergeMode: 'sum' },
  ]],
  ['rnn', [[2, 3, 4]], tf => [
    { cell: tf.layers.lstmCell({ units: 2 }), returnSequences: true },
    { cell: tf.layers.gruCell({ units: 2 }), goBackwards: true },
    { cell: [tf.layers.simpleRNNCell({ units: 3 }), tf.layers.lstmCell({ units: 2 })], returnState: true },
  ]],
];
