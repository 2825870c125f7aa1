// Records of layers: symbolic application, and calls with tensors as in training and not, with gradients.
import { integers, plain, plainAll, random, specsOf, tf, weightsOf } from './values.mjs';
import { options, wrappers } from './options.mjs';

// TensorFlow.js refuses some of what its documentation offers; a case that throws is none.
function attempt(make) {
  try {
    return make();
  } catch (error) {
    return null;
  }
}

const single = list => (list.length === 1 ? list[0] : list);
const toList = value => (Array.isArray(value) ? value : [value]);
const inputOf = (input, seed) => (Array.isArray(input) ? random(input, seed) : integers(input.shape, input.below, seed));
const squared = outputs => toList(outputs).map(y => y.toFloat().square().sum()).reduce((a, b) => a.add(b));

function fill(layer, seed) {
  layer.weights.forEach((weight, i) => {
    const values = random(weight.shape, seed + i, 0.7);
    weight.val.assign(/variance/.test(weight.originalName) ? values.abs().add(0.1) : values);
  });
}

function gradients(layer, inputs, kwargs) {
  const call = given => squared(layer.apply(single(given), kwargs));
  const trainable = layer.weights.filter(weight => weight.trainable).map(weight => weight.val);
  const ofWeights = trainable.length === 0 ? {}
    : attempt(() => tf.variableGrads(() => call(inputs), trainable).grads);
  const floats = inputs.every(x => x.dtype === 'float32');
  const ofInputs = floats ? attempt(() => tf.grads((...given) => call(given))(inputs)) : inputs.map(() => null);
  if (ofWeights === null || ofInputs === null) return undefined;
  const known = tensor => (tensor ? plain(tensor) : null);
  return { inputs: ofInputs.map(known), weights: layer.weights.map(weight => known(ofWeights[weight.val.name])) };
}

function called(make, inputs, training, seed) {
  const layer = make();
  const shapes = single(inputs.map(x => [...x.shape])), given = single(inputs.map(plain));
  layer.apply(single(inputs.map(x => tf.input({ batchShape: [...x.shape], dtype: x.dtype }))));
  fill(layer, seed);
  const before = weightsOf(layer), config = layer.getConfig(), kwargs = training ? { training } : {};
  // Some layers change the shapes that they are given.
  const outputs = layer.apply(single(inputs.map(x => x.clone())), kwargs);
  const after = weightsOf(layer);
  const changed = after.some((weight, i) => weight.values.some((x, k) => x !== before[i].values[k]));
  const record = {
    kind: 'layer', method: 'apply', className: layer.getClassName(), config, builtBefore: false,
    buildInputShape: shapes, weights: before, inputs: given, kwargs, outputs: plainAll(outputs),
    ...(changed ? { weightsAfter: after } : {}),
  };
  const found = gradients(layer, inputs, kwargs);
  return found ? { ...record, gradients: found } : record;
}

function symbolic(make, inputs) {
  const layer = make();
  const given = inputs.map(x => ({ dtype: x.dtype, shape: [null, ...x.shape.slice(1)] }));
  const outputs = layer.apply(single(given.map(({ dtype, shape }) => tf.input({ batchShape: [...shape], dtype }))));
  const shown = toList(outputs).map(y => ({ dtype: y.dtype, shape: y.shape }));
  return {
    kind: 'symbolic', className: layer.getClassName(), config: layer.getConfig(), builtBefore: false,
    inputs: single(given), kwargs: {}, outputs: single(shown), weightSpecs: specsOf(layer),
  };
}

export function layerCases() {
  let seed = 1;
  const all = [
    ...options.flatMap(([name, inputs, configs]) => configs.map(
      config => [name, inputs, () => tf.layers[name](structuredClone(config))])),
    ...wrappers.flatMap(([name, inputs, configs]) => configs(tf).map(
      (_, i) => [name, inputs, () => tf.layers[name](configs(tf)[i])])),
  ];
  return all.flatMap(([name, inputs, make]) => {
    seed += 100;
    const tensors = inputs.map((input, i) => inputOf(input, seed + 50 + i));
    const test = `${name} ${seed}`;
    return [
      attempt(() => symbolic(make, tensors)),
      ...[false, true].map(training => attempt(() => called(make, tensors, training, seed))),
    ].filter(record => record !== null).map(record => ({ test, ...record }));
  });
}
