import * as tf from '@tensorflow/tfjs';
import { type KernelCase, valueAndGradients, wave } from './cases';

/** Shapes of the two operands of a function with broadcasting. */
const PAIRS: [number[], number[]][] = [
  [
    [6, 8],
    [6, 8],
  ],
  [[13, 8], [8]],
  [[13, 5], [5]],
  [
    [7, 9],
    [7, 1],
  ],
  [
    [1, 9],
    [7, 1],
  ],
  [
    [3, 1, 4],
    [5, 1],
  ],
  [
    [2, 3, 4],
    [3, 4],
  ],
  [[150], [1]],
  [[40, 70], []],
];

const BINARY: [string, (a: tf.Tensor, b: tf.Tensor) => tf.Tensor][] = [
  ['add', tf.add],
  ['sub', tf.sub],
  ['mul', tf.mul],
  ['div', (a, b) => tf.div(a, tf.add(tf.square(b), 0.5))],
];

const UNARY: [string, (x: tf.Tensor) => tf.Tensor][] = [
  ['neg', tf.neg],
  ['exp', tf.exp],
  ['square', tf.square],
  ['log', (x) => tf.log(tf.add(tf.square(x), 0.1))],
  ['sqrt', (x) => tf.sqrt(tf.add(tf.square(x), 0.1))],
];

/** Shape, and the axes to reduce. */
const REDUCED: [number[], number | number[]][] = [
  [[7, 4], 1],
  [[7, 5], 1],
  [[33, 20], 0],
  [[33, 7], 0],
  [
    [3, 4, 6],
    [1, 2],
  ],
  [
    [3, 4, 6],
    [0, 1],
  ],
  [[3, 4, 6], 1],
  [
    [9, 14],
    [0, 1],
  ],
];

/** Shapes to join, and the axis. */
const JOINED: [number[][], number][] = [
  [
    [
      [2, 6, 16],
      [2, 3, 16],
      [2, 5, 16],
    ],
    1,
  ],
  [
    [
      [3, 5],
      [3, 2],
    ],
    1,
  ],
  [
    [
      [3, 5],
      [1, 5],
    ],
    0,
  ],
];

/** Shape, start and size of a slice. */
const CUT: [number[], number[], number[]][] = [
  [
    [2, 9, 8],
    [0, 3, 0],
    [2, 4, 8],
  ],
  [
    [5, 7],
    [0, 2],
    [5, 3],
  ],
  [
    [5, 7],
    [1, 0],
    [3, 7],
  ],
  [
    [5, 7],
    [1, 2],
    [3, 4],
  ],
];

/**
 * The operations between convolutions and matrix products in a training step: element-wise, sums, concatenating and slicing.
 */
export function elementCases(): KernelCase[] {
  return [
    ...PAIRS.flatMap(([a, b]) =>
      BINARY.map(([name, f]) => ({
        name: `${name} [${a}] [${b}]`,
        compute: () => valueAndGradients([wave(a, 1), wave(b, 2)], (x, y) => f(onDevice(x!), onDevice(y!))),
      })),
    ),
    // tfjs has no gradients of these for operands of different shapes.
    ...PAIRS.map(([a, b]) => ({
      name: `maximum, minimum, equal, greater [${a}] [${b}]`,
      compute: () => {
        const [x, y] = [onDevice(wave(a, 1)), onDevice(wave(b, 2))];
        const compared = [tf.equal(tf.round(x), tf.round(y)), tf.greater(x, y)];
        return [tf.maximum(x, y), tf.minimum(x, y), ...compared.map((each) => tf.cast(each, 'float32'))];
      },
    })),
    ...UNARY.map(([name, f]) => ({
      name,
      compute: () => valueAndGradients([wave([13, 11], 1)], (x) => f(onDevice(x!))),
    })),
    ...REDUCED.flatMap(([shape, axes]) =>
      [false, true].map((keepDims) => ({
        name: `sum [${shape}] over ${axes}${keepDims ? ', kept' : ''}`,
        compute: () => [
          ...valueAndGradients([wave(shape, 1)], (x) => tf.sum(onDevice(x!), axes, keepDims)),
          tf.max(onDevice(wave(shape, 2)), axes, keepDims),
        ],
      })),
    ),
    ...JOINED.map(([shapes, axis]) => ({
      name: `concat ${shapes.map((shape) => `[${shape}]`).join(' ')} on ${axis}`,
      compute: () =>
        valueAndGradients(
          shapes.map((shape, i) => wave(shape, i)),
          (...parts) =>
            tf.concat(
              parts.map((part) => onDevice(part!)),
              axis,
            ),
        ),
    })),
    ...CUT.map(([shape, begin, size]) => ({
      name: `slice [${shape}] from [${begin}] of [${size}]`,
      compute: () => valueAndGradients([wave(shape, 1)], (x) => tf.slice(onDevice(x!), begin, size)),
    })),
    {
      name: 'stack, argMax, equal, and kernels that are not replaced',
      compute: () =>
        tf.tidy(() => {
          const x = onDevice(wave([37, 5], 1));
          const y = onDevice(wave([37, 5], 2));
          const largest = tf.argMax(x, 1);
          return [
            tf.stack([x, y]),
            tf.stack([x, y], 1),
            largest,
            tf.cast(tf.equal(largest, tf.argMax(y, 1)), 'float32'),
            tf.transpose(x),
            tf.softmax(x),
            tf.reverse(tf.add(x, y), 1),
            ...tf.split(tf.add(x, y), 5, 1),
            ...tf.unstack(tf.add(x, y).reshape([5, 37])),
            tf.prod(tf.sub(x, y), 1),
            tf.tile(tf.add(x, y), [2, 1]),
          ];
        }),
    },
    {
      name: 'dropout with a seed',
      compute: () =>
        valueAndGradients([wave([20, 32], 1)], (x) => tf.dropout(onDevice(x!), 0.3, undefined, 7)),
    },
  ];
}

/** The same numbers, made by a kernel: a backend may compute small tensors made from an array on the CPU instead. */
function onDevice(x: tf.Tensor): tf.Tensor {
  return tf.sub(tf.mul(tf.add(tf.relu(x), tf.relu(tf.neg(x))), tf.sign(x)), 0);
}
