// Exchanges models with the tests: `node exchange.js make FOLDER` saves a model with what it predicts,
// `node exchange.js train FOLDER` one of recurrent layers, with its weights after a fit as well,
// `node exchange.js predict FOLDER` loads the model in a folder and predicts from its input.json,
// `node exchange.js families FOLDER` saves a model of each family of layers in a folder of its own, with predictions,
// `node exchange.js predictEach FOLDER` does `predict` in each folder of a folder,
// `node exchange.js optimizers FOLDER` saves models with the state of each optimizer, and their weights some steps on,
// `node exchange.js resume FOLDER` goes on training in each folder of a folder.
'use strict';
const fs = require('fs');
const path = require('path');
const tf = require('@tensorflow/tfjs');

const [command, root] = process.argv.slice(2);
let folder = root;
const file = name => path.join(folder, name);
const write = (name, value) => fs.writeFileSync(file(name), JSON.stringify(value));
const read = name => JSON.parse(fs.readFileSync(file(name), 'utf8'));
const plain = tensor => ({ shape: tensor.shape, values: Array.from(tensor.dataSync()) });
const tensor = ({ shape, values }) => tf.tensor(values, shape);
const list = value => (Array.isArray(value) ? value : [value]);

async function within(name, work) {
  folder = path.join(root, name);
  fs.mkdirSync(folder, { recursive: true });
  await work();
  folder = root;
}

async function each(work) {
  for (const name of fs.readdirSync(root).sort()) await within(name, work);
}

const toFolder = tf.io.withSaveHandler(async artifacts => {
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(file('weights.bin'), Buffer.from(artifacts.weightData));
  write('model.json', {
    modelTopology: artifacts.modelTopology,
    format: artifacts.format,
    generatedBy: artifacts.generatedBy,
    convertedBy: artifacts.convertedBy,
    trainingConfig: artifacts.trainingConfig,
    userDefinedMetadata: artifacts.userDefinedMetadata,
    weightsManifest: [{ paths: ['./weights.bin'], weights: artifacts.weightSpecs }],
  });
  return { modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: 'JSON' } };
});

const fromFolder = {
  load: async () => {
    const { modelTopology, trainingConfig, userDefinedMetadata, weightsManifest } = read('model.json');
    const weights = Buffer.concat(weightsManifest.flatMap(group => group.paths).map(p => fs.readFileSync(file(p))));
    return {
      modelTopology,
      trainingConfig,
      userDefinedMetadata,
      weightSpecs: weightsManifest.flatMap(group => group.weights),
      weightData: new Uint8Array(weights).buffer,
    };
  },
};

function graph() {
  const image = tf.input({ shape: [6, 5, 2], name: 'image' });
  const extra = tf.input({ shape: [4], name: 'extra' });
  const convolved = tf.layers.conv2d({ filters: 4, kernelSize: [3, 2], padding: 'same', activation: 'relu' }).apply(image);
  const normalized = tf.layers.batchNormalization({ axis: -1, epsilon: 0.01 }).apply(convolved);
  const pooled = tf.layers.maxPooling2d({ poolSize: 2 }).apply(normalized);
  const strided = tf.layers.conv2d({ filters: 4, kernelSize: 2, strides: [2, 2], padding: 'same' }).apply(convolved);
  const averaged = tf.layers.averagePooling2d({ poolSize: [1, 1], strides: 1 }).apply(strided);
  const cropped = tf.layers.conv2d({ filters: 4, kernelSize: [1, 2], useBias: false }).apply(averaged);
  const sum = tf.layers.add().apply([pooled, cropped]);
  const global = tf.layers.globalAveragePooling2d({}).apply(sum);
  const flat = tf.layers.dense({ units: 3, activation: 'gelu' }).apply(tf.layers.flatten().apply(sum));
  const joined = tf.layers.concatenate().apply([flat, global, tf.layers.dropout({ rate: 0.5 }).apply(extra)]);
  const shaped = tf.layers.reshape({ targetShape: [11] }).apply(joined);
  const classes = tf.layers.dense({ units: 3, activation: 'softmax', name: 'classes' }).apply(shaped);
  const value = tf.layers.activation({ activation: 'hardSigmoid', name: 'value' }).apply(shaped);
  return tf.model({ inputs: [image, extra], outputs: [classes, value] });
}

async function make() {
  const model = graph();
  model.setWeights(model.getWeights().map((w, i) => tf.randomUniform(w.shape, 0.1, 0.9, 'float32', i + 1).sub(0.3).abs()));
  model.compile({ optimizer: tf.train.adam(0.01), loss: ['categoricalCrossentropy', 'meanSquaredError'] });
  const inputs = model.inputs.map((x, i) => tf.randomNormal([3, ...x.shape.slice(1)], 0, 1, 'float32', 50 + i));
  await model.save(toFolder, { includeOptimizer: true });
  write('input.json', inputs.map(plain));
  write('output.json', model.predict(inputs).map(plain));
}

function sequences() {
  const x = tf.input({ shape: [5, 4], name: 'x' });
  const cells = [tf.layers.gruCell({ units: 3 }), tf.layers.lstmCell({ units: 4, recurrentActivation: 'sigmoid' })];
  const stacked = tf.layers.rnn({ cell: cells, returnSequences: true, goBackwards: true }).apply(x);
  const both = tf.layers.bidirectional({ layer: tf.layers.gru({ units: 3, returnSequences: true }), mergeMode: 'sum' }).apply(stacked);
  const steps = tf.layers.timeDistributed({ layer: tf.layers.dense({ units: 4, activation: 'tanh' }) }).apply(both);
  const images = tf.layers.reshape({ targetShape: [5, 2, 2, 1] }).apply(steps);
  const map = tf.layers.convLstm2d({ filters: 2, kernelSize: 2, padding: 'same' }).apply(images);
  const last = tf.layers.simpleRNN({ units: 2, activation: 'relu' }).apply(both);
  const lstm = tf.layers.lstm({ units: 3, returnState: true, unitForgetBias: true }).apply(both);
  const joined = tf.layers.concatenate().apply([tf.layers.flatten().apply(map), last, ...lstm]);
  return tf.model({ inputs: x, outputs: tf.layers.dense({ units: 2 }).apply(joined) });
}

async function train() {
  const model = sequences();
  model.setWeights(model.getWeights().map((w, i) => tf.randomUniform(w.shape, -0.6, 0.7, 'float32', i + 1)));
  const inputs = model.inputs.map((x, i) => tf.randomNormal([6, ...x.shape.slice(1)], 0, 1, 'float32', 50 + i));
  const target = tf.randomNormal([6, 2], 0, 1, 'float32', 60);
  await model.save(toFolder);
  write('input.json', inputs.map(plain));
  write('target.json', [plain(target)]);
  write('output.json', [plain(model.predict(inputs))]);
  model.compile({ optimizer: tf.train.sgd(0.05), loss: 'meanSquaredError' });
  await model.fit(inputs, target, { epochs: 3, batchSize: 3, shuffle: false, verbose: 0 });
  write('weights.json', model.getWeights().map(plain));
}

async function predict() {
  const model = await tf.loadLayersModel(fromFolder);
  write('output.json', list(model.predict(read('input.json').map(tensor))).map(plain));
  write('metadata.json', model.getUserDefinedMetadata() ?? null);
}

const chain = (inputShape, ...layers) => {
  const x = tf.input({ shape: inputShape });
  return tf.model({ inputs: x, outputs: layers.reduce((y, layer) => layer.apply(y), x) });
};

const shared = () => {
  const [a, b] = [tf.input({ shape: [4] }), tf.input({ shape: [4] })];
  const dense = tf.layers.dense({ units: 3, activation: 'selu' });
  const [x, y] = [dense.apply(a), dense.apply(b)];
  const merged = [tf.layers.multiply(), tf.layers.average(), tf.layers.maximum(), tf.layers.minimum(), tf.layers.dot({ axes: 1 })];
  return tf.model({ inputs: [a, b], outputs: [tf.layers.concatenate().apply(merged.map(l => l.apply([x, y]))), y] });
};

const nested = () => {
  const inner = tf.sequential({ name: 'inner', layers: [
    tf.layers.dense({ units: 3, inputShape: [4], activation: 'tanh' }),
    tf.layers.dense({ units: 4, trainable: false, kernelRegularizer: 'l1l2', kernelConstraint: 'unitNorm' })] });
  const deeper = tf.model({ inputs: inner.inputs, outputs: tf.layers.dense({ units: 4, name: 'deep' }).apply(inner.outputs[0]), name: 'deeper' });
  const x = tf.input({ shape: [4] });
  return tf.model({ inputs: x, outputs: deeper.apply(deeper.apply(x)) });
};

const all = {
  dense: () => chain([5], tf.layers.dense({ units: 4, activation: 'elu', useBias: false }), tf.layers.batchNormalization({}), tf.layers.dropout({ rate: 0.3 }), tf.layers.dense({ units: 3, activation: 'softplus', kernelInitializer: 'leCunNormal' })),
  activations: () => chain([2, 4], tf.layers.leakyReLU({ alpha: 0.2 }), tf.layers.prelu({ sharedAxes: [1] }), tf.layers.elu(), tf.layers.reLU({ maxValue: 3 }), tf.layers.thresholdedReLU({ theta: 0.1 }), tf.layers.softmax({ axis: -1 }), tf.layers.activation({ activation: 'hardSigmoid' })),
  shapes: () => chain([4, 3], tf.layers.permute({ dims: [2, 1] }), tf.layers.reshape({ targetShape: [2, 6] }), tf.layers.flatten(), tf.layers.repeatVector({ n: 2 }), tf.layers.layerNormalization({})),
  lines: () => chain([9, 2], tf.layers.conv1d({ filters: 3, kernelSize: 3, strides: 2, padding: 'same' }), tf.layers.maxPooling1d({ poolSize: 2 }), tf.layers.averagePooling1d({ poolSize: 2 }), tf.layers.globalMaxPooling1d()),
  images: () => chain([8, 8, 2], tf.layers.conv2d({ filters: 3, kernelSize: 3, dilationRate: 2 }), tf.layers.separableConv2d({ filters: 4, kernelSize: 2, depthMultiplier: 1 }), tf.layers.depthwiseConv2d({ kernelSize: 2, depthMultiplier: 2 }), tf.layers.conv2dTranspose({ filters: 2, kernelSize: 3, strides: 2, padding: 'same' }), tf.layers.zeroPadding2d({ padding: [[1, 0], [2, 1]] }), tf.layers.upSampling2d({ size: [2, 1] }), tf.layers.cropping2D({ cropping: [[1, 1], [0, 1]] }), tf.layers.maxPooling2d({ poolSize: 2 }), tf.layers.globalAveragePooling2d({})),
  volumes: () => chain([4, 4, 4, 1], tf.layers.conv3d({ filters: 2, kernelSize: 2 }), tf.layers.maxPooling3d({ poolSize: 2, strides: 1 }), tf.layers.averagePooling3d({ poolSize: 2, strides: 1 })),
  recurrent: () => chain([5, 3], tf.layers.simpleRNN({ units: 3, returnSequences: true }), tf.layers.bidirectional({ layer: tf.layers.lstm({ units: 2, returnSequences: true, unitForgetBias: true }), mergeMode: 'concat' }), tf.layers.timeDistributed({ layer: tf.layers.dense({ units: 4 }) }), tf.layers.rnn({ cell: tf.layers.stackedRNNCells({ cells: [tf.layers.gruCell({ units: 2 }), tf.layers.lstmCell({ units: 3 })] }), returnSequences: true }), tf.layers.gru({ units: 2, recurrentActivation: 'sigmoid', goBackwards: true })),
  frames: () => chain([3, 4, 4, 1], tf.layers.convLstm2d({ filters: 2, kernelSize: 2, padding: 'same' })),
  words: () => tf.sequential({ layers: [tf.layers.embedding({ inputDim: 7, outputDim: 3, inputLength: 4 }), tf.layers.lstm({ units: 2 })] }),
  noise: () => chain([4, 3], tf.layers.gaussianNoise({ stddev: 0.1 }), tf.layers.gaussianDropout({ rate: 0.2 }), tf.layers.alphaDropout({ rate: 0.2 }), tf.layers.spatialDropout1d({ rate: 0.1 }), tf.layers.masking({ maskValue: 1 })),
  shared,
  nested,
};

const drawn = (model, seed) => model.setWeights(model.getWeights().map((w, i) => tf.randomUniform(w.shape, 0.1, 0.8, 'float32', seed + i)));

async function families() {
  for (const [name, make] of Object.entries(all)) {
    await within(name, async () => {
      const model = make();
      drawn(model, 3);
      model.setUserDefinedMetadata({ family_name: name, some: [1, { deep_key: 'a_b' }] });
      const inputs = model.inputs.map((x, i) => name === 'words'
        ? tf.randomUniform([3, ...x.shape.slice(1)], 0, 7, 'int32', 9).toFloat()
        : tf.randomNormal([3, ...x.shape.slice(1)], 0, 1, 'float32', 50 + i));
      await model.save(toFolder);
      write('input.json', inputs.map(plain));
      write('output.json', list(model.predict(inputs)).map(plain));
    });
  }
}

const optimizerOf = {
  sgd: () => tf.train.sgd(0.05),
  momentum: () => tf.train.momentum(0.05, 0.8, true),
  adagrad: () => tf.train.adagrad(0.05, 0.2),
  adam: () => tf.train.adam(0.05, 0.8, 0.95),
  rmsprop: () => tf.train.rmsprop(0.05, 0.8, 0.3),
};

const fit = model => model.fit(read('input.json').map(tensor), read('target.json').map(tensor),
  { epochs: 3, batchSize: 4, shuffle: false, verbose: 0 });

async function optimizers() {
  for (const [name, make] of Object.entries(optimizerOf)) {
    await within(name, async () => {
      const model = tf.sequential({ layers: [tf.layers.dense({ units: 4, activation: 'tanh', inputShape: [3] }), tf.layers.dense({ units: 2 })] });
      drawn(model, 5);
      model.compile({ optimizer: make(), loss: 'meanSquaredError', metrics: ['mae'] });
      write('input.json', [plain(tf.randomNormal([8, 3], 0, 1, 'float32', 1))]);
      write('target.json', [plain(tf.randomNormal([8, 2], 0, 1, 'float32', 2))]);
      await fit(model);
      await model.save(toFolder, { includeOptimizer: true });
      await resumed();
    });
  }
}

async function resumed() {
  const model = await tf.loadLayersModel(fromFolder);
  await fit(model);
  write('weights.json', model.getWeights().map(plain));
}

const commands = {
  make, train, predict, families, optimizers, predictEach: () => each(predict), resume: () => each(resumed),
};
commands[command]().catch(error => {
  console.error(error);
  process.exit(1);
});
