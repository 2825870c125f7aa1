// TensorFlow.js, and values in the form of the records.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const warn = console.warn;
console.warn = () => {};
export const tf = require('@tensorflow/tfjs');
await tf.setBackend('cpu');
console.warn = warn;

const special = x => (Number.isNaN(x) ? 'NaN' : x > 0 ? 'Infinity' : '-Infinity');

// The fewest digits that certainly give the same float32 again.
export const number = x => (Number.isFinite(x) ? Number(Math.fround(x).toPrecision(9)) : special(x));

export const plain = tensor => ({
  dtype: tensor.dtype,
  shape: tensor.shape,
  values: Array.from(tensor.dataSync(), number),
});

export const plainAll = tensors => (Array.isArray(tensors) ? tensors.map(plain) : plain(tensors));

export const weightsOf = layer => layer.weights.map(w => ({
  name: w.name,
  originalName: w.originalName,
  trainable: w.trainable,
  ...plain(w.read()),
}));

export const specsOf = layer => layer.weights.map(w => ({
  name: w.name, originalName: w.originalName, trainable: w.trainable, dtype: w.dtype, shape: w.shape,
}));

/** Numbers in (-1, 1) from a seed: the same on every machine (Mulberry32). */
export function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2147483648 - 1;
  };
}

export function random(shape, seed, scale = 1) {
  const next = generator(seed);
  return tf.tensor(Array.from({ length: tf.util.sizeFromShape(shape) }, () => Math.fround(next() * scale)), shape);
}

export function integers(shape, below, seed) {
  const next = generator(seed);
  const values = Array.from({ length: tf.util.sizeFromShape(shape) }, () => Math.floor((next() + 1) / 2 * below));
  return tf.tensor(values, shape, 'int32');
}
