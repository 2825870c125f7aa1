// Exchanges models with the tests: `node exchange.js make FOLDER` saves a model with what it predicts,
// `node exchange.js train FOLDER` one of recurrent layers, with its weights after a fit as well,
// `node exchange.js predict FOLDER` loads the model in a folder and predicts from its input.json.
'use strict';
const fs = require('fs');
const path = require('path');
const tf = require('@tensorflow/tfjs');

const [command, folder] = process.argv.slice(2);
const file = name => path.join(folder, name);
const write = (name, value) => fs.writeFileSync(file(name), JSON.stringify(value));
const read = name => JSON.parse(fs.readFileSync(file(name), 'utf8'));
const plain = tensor => ({ shape: tensor.shape, values: Array.from(tensor.dataSync()) });
const tensor = ({ shape, values }) => tf.tensor(values, shape);

const toFolder = tf.io.withSaveHandler(async artifacts => {
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(file('weights.bin'), Buffer.from(artifacts.weightData));
  write('model.json', {
    modelTopology: artifacts.modelTopology,
    format: artifacts.format,
    generatedBy: artifacts.generatedBy,
    convertedBy: artifacts.convertedBy,
    trainingConfig: artifacts.trainingConfig,
    weightsManifest: [{ paths: ['./weights.bin'], weights: artifacts.weightSpecs }],
  });
  return { modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: 'JSON' } };
});

const fromFolder = {
  load: async () => {
    const { modelTopology, trainingConfig, weightsManifest } = read('model.json');
    const weights = Buffer.concat(weightsManifest.flatMap(group => group.paths).map(p => fs.readFileSync(file(p))));
    return {
      modelTopology,
      trainingConfig,
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
  const outputs = model.predict(read('input.json').map(tensor));
  write('output.json', (Array.isArray(outputs) ? outputs : [outputs]).map(plain));
}

({ make, train, predict })[command]().catch(error => {
  console.error(error);
  process.exit(1);
});
