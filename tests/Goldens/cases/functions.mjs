// Records of metrics as functions, and of constraints, regularizers and initializers.
import { integers, plain, random, tf } from './values.mjs';

const dense = ['binaryAccuracy', 'binaryCrossentropy', 'categoricalAccuracy', 'categoricalCrossentropy',
  'cosineProximity', 'meanAbsoluteError', 'meanAbsolutePercentageError', 'meanSquaredError', 'precision', 'recall',
  'r2Score'];
const sparse = ['sparseCategoricalAccuracy'];

const positive = (shape, seed) => random(shape, seed).abs().add(0.05).clipByValue(0, 0.95);

export function functionCases() {
  const targets = tf.oneHot(integers([5], 3, 41), 3).toFloat(), classes = integers([5, 1], 3, 42).toFloat();
  const outputs = positive([5, 3], 43), hits = outputs.round();
  const record = (name, t, p) => ({
    kind: 'fn', test: name, fn: `exports_metrics.${name}`, args: [plain(t), plain(p)], result: plain(tf.metrics[name](t, p)),
  });
  return [
    ...dense.map(name => record(name, targets, /precision|recall/.test(name) ? hits : outputs)),
    ...sparse.map(name => record(name, classes, outputs)),
  ];
}

const object = (family, item, args, output) => ({
  kind: 'object', test: item.getClassName(), family, className: item.getClassName(), config: item.getConfig(), args, output,
});

function drawn(tensor) {
  const values = Array.from(tensor.dataSync());
  const mean = values.reduce((a, b) => a + b) / values.length;
  const std = Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length);
  return {
    dtype: tensor.dtype, shape: tensor.shape, $random: true, min: Math.min(...values), max: Math.max(...values), mean, std,
  };
}

export function objectCases() {
  const w = random([3, 4], 51, 3), shape = [20, 30];
  const constraints = [
    tf.constraints.maxNorm({}), tf.constraints.maxNorm({ maxValue: 0.5, axis: 1 }), tf.constraints.minMaxNorm({}),
    tf.constraints.minMaxNorm({ minValue: 1, maxValue: 1.5, axis: 1, rate: 0.5 }), tf.constraints.nonNeg(),
    tf.constraints.unitNorm({}), tf.constraints.unitNorm({ axis: 1 }),
  ];
  const regularizers = [
    tf.regularizers.l1l2(), tf.regularizers.l1l2({ l1: 0.1, l2: 0.2 }), tf.regularizers.l1({ l1: 0.3 }),
    tf.regularizers.l2({ l2: 0.4 }),
  ];
  const fixed = [tf.initializers.zeros(), tf.initializers.ones(), tf.initializers.constant({ value: 3 })];
  const random_ = [
    tf.initializers.randomUniform({ minval: -2, maxval: 3 }), tf.initializers.randomNormal({ mean: 1, stddev: 2 }),
    tf.initializers.truncatedNormal({ mean: -1, stddev: 0.5 }),
    ...['fanIn', 'fanOut', 'fanAvg'].flatMap(mode => ['normal', 'uniform'].map(
      distribution => tf.initializers.varianceScaling({ scale: 2, mode, distribution }))),
    tf.initializers.glorotUniform({}), tf.initializers.glorotNormal({}), tf.initializers.heUniform({}),
    tf.initializers.heNormal({}), tf.initializers.leCunUniform({}), tf.initializers.leCunNormal({}),
  ];
  return [
    ...constraints.map(item => object('constraint', item, [plain(w)], plain(item.apply(w)))),
    ...regularizers.map(item => object('regularizer', item, [plain(w)], plain(item.apply(w)))),
    ...fixed.map(item => object('initializer', item, [[3, 2]], plain(item.apply([3, 2])))),
    object('initializer', tf.initializers.identity({ gain: 2 }), [[3, 3]], plain(tf.initializers.identity({ gain: 2 }).apply([3, 3]))),
    ...random_.map(item => object('initializer', item, [shape], drawn(item.apply(shape)))),
  ];
}
