import * as tf from '@tensorflow/tfjs';
import { createYielder } from '../../base/createYielder';
import { compileAhead } from './compileAhead';

/** Largest difference that rounding explains, relative to the largest value of a tensor. */
const TOLERANCE = 1e-3;

/** If a driver has not answered by then, it never will. */
const TIMEOUT_MS = 30_000;

/**
 * Computes the output and gradients of a small network with the kinds of layer that the lab trains (1-D convolution,
 * max-pooling, dense, softmax cross-entropy) on a backend and compares all of it with the cpu backend. The sizes are odd
 * on purpose: faulty drivers mostly fail at the edges.
 *
 * Leaves the tested backend selected.
 *
 * @throws Error with the reason if the backend cannot be trusted
 */
export async function selfTest(backend: string): Promise<void> {
  if (!(await tf.setBackend('cpu'))) throw new Error('there is nothing to compare its answers with');
  const expected = await read(compute());
  if (!(await tf.setBackend(backend))) throw new Error('it could not be started');
  const actual = await withTimeout(computeOn());

  actual.forEach((values, index) => {
    const reference = expected[index]!;
    const scale = reference.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-3);
    const worst = values.reduce((most, value, i) => Math.max(most, Math.abs(value - reference[i]!)), 0);
    if (!(worst <= TOLERANCE * scale)) {
      throw new Error(`it computes wrong numbers (off by ${worst.toPrecision(2)} in a self-test)`);
    }
  });
}

async function computeOn(): Promise<Float32Array[]> {
  const yielder = createYielder();
  try {
    await compileAhead(() => tf.dispose(compute()), yielder);
    return await read(compute());
  } finally {
    yielder.close();
  }
}

/** Loss, logits and the gradients of every weight, for fixed numbers. */
function compute(): tf.Tensor[] {
  const batch = 3;
  const length = 13;
  const [channels, filters, units, classes] = [3, 5, 7, 4];
  return tf.tidy(() => {
    const x = wave([batch, length, 1], 1);
    const weights = [
      wave([4, 1, channels], 2),
      wave([5, channels, filters], 3),
      wave([Math.floor(Math.floor(length / 2) / 2) * filters, units], 4),
      wave([units, classes], 5),
    ];
    const oneHot = tf.oneHot(tf.tensor1d([2, 0, 3], 'int32'), classes);
    let logits: tf.Tensor | undefined;
    const gradients = tf.valueAndGrads((...w: tf.Tensor[]) => {
      const first = pool(tf.relu(tf.conv1d(x as tf.Tensor3D, w[0] as tf.Tensor3D, 1, 'same')));
      const second = pool(tf.relu(tf.conv1d(first, w[1] as tf.Tensor3D, 1, 'same')));
      const dense = tf.relu(tf.matMul(tf.reshape(second, [batch, -1]), w[2]!));
      logits = tf.keep(tf.matMul(dense, w[3]!));
      return tf.neg(tf.mean(tf.sum(tf.mul(oneHot, tf.logSoftmax(logits)), 1)));
    });
    const { value, grads } = gradients(weights);
    return [value, logits!, ...grads];
  });
}

async function read(tensors: tf.Tensor[]): Promise<Float32Array[]> {
  try {
    return (await Promise.all(tensors.map((tensor) => tensor.data()))) as Float32Array[];
  } finally {
    tf.dispose(tensors);
  }
}

/** Max-pooling by two along the time axis, as tf.layers does it: on an image of width 1. */
function pool(x: tf.Tensor): tf.Tensor3D {
  const [batch, length, channels] = x.shape as [number, number, number];
  const image = tf.reshape(x, [batch, length, 1, channels]) as tf.Tensor4D;
  return tf.squeeze(tf.maxPool(image, [2, 1], [2, 1], 'valid'), [2]);
}

/** Numbers without symmetry, always the same. */
function wave(shape: number[], phase: number): tf.Tensor {
  const size = shape.reduce((product, extent) => product * extent, 1);
  return tf.tensor(
    Float32Array.from({ length: size }, (_, i) => Math.sin(1.7 * i + phase) * 0.6),
    shape,
  );
}

function withTimeout<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`it did not answer within ${TIMEOUT_MS / 1000} s`)),
      TIMEOUT_MS,
    );
  });
  return Promise.race([work, limit]).finally(() => clearTimeout(timer));
}
