// Records of models: a fit with each optimizer, each loss, each metric; evaluation and prediction; what is saved.
import { number, plain, random, tf, weightsOf, integers } from './values.mjs';

const optimizers = {
  sgd: [[0.1]],
  momentum: [[0.1, 0.9], [0.1, 0.9, true]],
  adagrad: [[0.1], [0.1, 0.3]],
  adadelta: [[], [0.5, 0.9, 1e-5]],
  rmsprop: [[0.01], [0.01, 0.8, 0.5, 1e-5], [0.01, 0.9, 0, 1e-6, true]],
  adam: [[], [0.05, 0.8, 0.9, 1e-5]],
  adamax: [[], [0.05, 0.8, 0.9, 1e-6, 0.2]],
};

const losses = [
  'meanSquaredError', 'meanAbsoluteError', 'meanAbsolutePercentageError', 'meanSquaredLogarithmicError',
  'squaredHinge', 'hinge', 'categoricalHinge', 'logcosh', 'categoricalCrossentropy',
  'sparseCategoricalCrossentropy', 'binaryCrossentropy', 'kullbackLeiblerDivergence', 'poisson', 'cosineProximity',
];

const metrics = [
  'binaryAccuracy', 'categoricalAccuracy', 'precision', 'categoricalCrossentropy',
  'mse', 'MSE', 'mae', 'MAE',
  'mape', 'MAPE', 'cosine', 'accuracy', 'acc', 'crossentropy', 'ce',
];

const epochs = 3;

function model(activation = 'softmax') {
  const made = tf.sequential({ layers: [
    tf.layers.dense({ units: 5, activation: 'tanh', inputShape: [4], kernelRegularizer: 'l1l2' }),
    tf.layers.dense({ units: 3, activation }),
  ] });
  made.weights.forEach((weight, i) => weight.val.assign(random(weight.shape, 900 + i, 0.6)));
  return made;
}

const oneHot = rows => tf.oneHot(integers([rows], 3, 31), 3).toFloat();

// The string of an optimizer or one with its options.
function compiled(made, optimizer, loss, names) {
  made.compile({ optimizer, loss, ...(names ? { metrics: names } : {}) });
  return {
    optimizer: {
      $optimizer: made.optimizer.getClassName(), config: made.optimizer.getConfig(), iterations: 0, hasSlots: false,
      state: {},
    },
    optimizerArg: typeof optimizer === 'string' ? optimizer : null, loss, metrics: names ?? null,
    metricsNames: made.metricsNames, collectedTrainableWeights: made.weights.map(weight => weight.name),
  };
}

const base = (made, method, compile) => ({
  kind: 'model', method, className: made.getClassName(), topology: made.toJSON(null, false), trainable: true, compile,
  weights: weightsOf(made),
});

async function fit(test, optimizer, loss, names, y, args = {}, activation = 'softmax') {
  const made = model(activation), x = random([7, 4], 77);
  const record = base(made, 'fit', compiled(made, optimizer, loss, names));
  const given = { epochs, batchSize: 3, shuffle: false, ...args };
  const history = await made.fit(x, y, { ...given, verbose: 0 });
  return {
    test, ...record, x: plain(x), y: plain(y), args: given, shuffle: false, fullBatch: false,
    history: Object.fromEntries(Object.entries(history.history).map(([key, values]) => [key, values.map(number)])),
    epoch: history.epoch,
    weightsAfter: weightsOf(made),
  };
}

function evaluated(test, loss, names, y) {
  const made = model(), x = random([7, 4], 78);
  const record = base(made, 'evaluate', compiled(made, 'sgd', loss, names));
  const values = made.evaluate(x, y, { batchSize: 4 });
  return {
    test, ...record, x: plain(x), y: plain(y), args: { batchSize: 4 },
    returned: Array.isArray(values) ? values.map(plain) : plain(values),
  };
}

async function saved() {
  const made = model();
  const record = base(made, 'save', null);
  let artifacts;
  await made.save(tf.io.withSaveHandler(async given => {
    artifacts = given;
    return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' } };
  }));
  const { weightData, ...parts } = artifacts;
  return {
    test: 'save', ...record, kind: 'save', config: {},
    artifacts: { ...parts, weightDataBase64: Buffer.from(weightData).toString('base64') },
  };
}

export async function modelCases() {
  const y = oneHot(7), records = [];
  for (const [name, all] of Object.entries(optimizers)) {
    for (const args of all) {
      records.push(await fit(`${name} ${JSON.stringify(args)}`, tf.train[name](...args), 'categoricalCrossentropy', null, y));
    }
  }

  for (const name of ['sgd', 'adam', 'adamax', 'adagrad', 'adadelta', 'rmsprop'])
    records.push(await fit(`"${name}"`, name, 'meanSquaredError', null, y));
  for (const loss of losses) {
    const targets = loss.startsWith('sparse') ? integers([7, 1], 3, 32).toFloat()
      : loss.includes('inge') ? y.mul(2).sub(1) : y;
    records.push(await fit(loss, 'sgd', loss, null, targets, {}, loss === 'binaryCrossentropy' ? 'sigmoid' : 'softmax'));
    records.push(evaluated(loss, loss, null, targets));
  }

  for (const metric of metrics) {
    records.push(evaluated(metric, 'categoricalCrossentropy', [metric], y));
    records.push(evaluated(`${metric} of numbers`, 'meanSquaredError', [metric], y));
  }

  records.push(await fit('validationSplit', 'sgd', 'meanSquaredError', ['mae'], y, { validationSplit: 0.3 }));
  records.push(await fit('classWeight', 'sgd', 'categoricalCrossentropy', null, y, { classWeight: { 0: 0.5, 1: 2, 2: 1 } }));
  records.push(await fit('initialEpoch', 'sgd', 'meanSquaredError', null, y, { initialEpoch: 1 }));
  records.push(await saved());
  return records;
}
