import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkKernels } from '../../src/kernels/check/checkKernels';
import type { OpenWasm } from '../../src/kernels/wasm/openWasm';
import { pattern, valueAndGradients } from './patterns';
import { openWasmInNode } from './wasmBackend';

let wasm: OpenWasm;
beforeAll(async () => {
  tf.env().set('PROD', true);
  wasm = await openWasmInNode();
});
afterAll(() => wasm.close());

/** Largest relative difference between the wasm and the cpu backend. */
async function worst(compute: () => tf.Tensor[]): Promise<number> {
  const [check] = await checkKernels('wasm', [{ name: 'one', compute }]);
  return check!.worst;
}

const sizes = fc.record({
  batch: fc.integer({ min: 1, max: 3 }),
  height: fc.integer({ min: 1, max: 9 }),
  width: fc.integer({ min: 1, max: 14 }),
  inChannels: fc.integer({ min: 1, max: 9 }),
  outChannels: fc.integer({ min: 1, max: 18 }),
  filterHeight: fc.integer({ min: 1, max: 5 }),
  filterWidth: fc.integer({ min: 1, max: 6 }),
  strideHeight: fc.integer({ min: 1, max: 3 }),
  strideWidth: fc.integer({ min: 1, max: 3 }),
  pad: fc.constantFrom('same' as const, 'valid' as const, 'explicit' as const),
  before: fc.integer({ min: 0, max: 3 }),
  after: fc.integer({ min: 0, max: 3 }),
});

describe('convolution on the wasm backend', () => {
  it('equals that of the cpu backend, values and gradients, for any size, stride and padding', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, async (size) => {
        const { batch, height, width, inChannels, outChannels, filterHeight, filterWidth } = size;
        const fits = (extent: number, filter: number) =>
          size.pad === 'same' || extent + (size.pad === 'explicit' ? size.before + size.after : 0) >= filter;
        fc.pre(fits(height, filterHeight) && fits(width, filterWidth));
        const both = [size.before, size.after] as [number, number];
        const pad =
          size.pad === 'explicit'
            ? ([[0, 0], both, both, [0, 0]] as tf.backend_util.ExplicitPadding)
            : size.pad;
        const difference = await worst(() =>
          valueAndGradients(
            [
              pattern([batch, height, width, inChannels], 1),
              pattern([filterHeight, filterWidth, inChannels, outChannels], 2),
            ],
            (x, filter) =>
              tf.conv2d(
                x as tf.Tensor4D,
                filter as tf.Tensor4D,
                [size.strideHeight, size.strideWidth],
                pad,
                'NHWC',
                [1, 1],
                size.pad === 'explicit' ? 'floor' : undefined,
              ),
          ),
        );
        expect(difference).toBeLessThan(1e-5);
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    ['3 → 32, 5 × 5', [2, 17, 17, 3], [5, 5, 3, 32]],
    ['32 → 64, 3 × 3', [1, 9, 9, 32], [3, 3, 32, 64]],
    ['8 → 16, 10 wide, a batch', [7, 1, 125, 8], [1, 10, 8, 16]],
  ])('%s', async (_name, image, filter) => {
    const difference = await worst(() =>
      valueAndGradients([pattern(image, 1), pattern(filter, 2)], (x, w) =>
        tf.conv2d(x as tf.Tensor4D, w as tf.Tensor4D, 1, 'same'),
      ),
    );
    expect(difference).toBeLessThan(1e-5);
  });

  it.each(['linear', 'relu', 'sigmoid'] as const)('fused with a bias and %s', async (activation) => {
    const fused = (channels: number) => [
      tf.fused.conv2d({
        x: pattern([2, 9, 7, 3], 1) as tf.Tensor4D,
        filter: pattern([4, 3, 3, channels], 2) as tf.Tensor4D,
        strides: 1,
        pad: 'same',
        bias: pattern([channels], 3),
        activation,
      }),
    ];
    for (const channels of [6, 8, 1]) expect(await worst(() => fused(channels))).toBeLessThan(1e-5);
  });

  it('leaves dilation to the stock kernel', async () => {
    const difference = await worst(() => [
      tf.conv1d(
        pattern([2, 30, 4], 1) as tf.Tensor3D,
        pattern([3, 4, 8], 2) as tf.Tensor3D,
        1,
        'same',
        'NWC',
        2,
      ),
    ]);
    expect(difference).toBeLessThan(1e-5);
  });

  it('spreads a NaN only as far as the filter reaches', async () => {
    const x = tf.tidy(() => {
      const values = pattern([1, 20, 1], 1).dataSync();
      values[10] = Number.NaN;
      return tf.tensor3d(values, [1, 20, 1]);
    });
    const y = tf.tidy(() => tf.conv1d(x, tf.ones([3, 1, 8]), 1, 'same'));
    const hit = Array.from(await y.data()).flatMap((value, i) => (Number.isNaN(value) ? [i >> 3] : []));
    expect([...new Set(hit)]).toEqual([9, 10, 11]);
    expect(hit).toHaveLength(24);
    tf.dispose([x, y]);
  });

  it('reuses its scratch memory: larger, smaller and larger shapes in turn', async () => {
    for (const width of [8, 200, 8, 31]) {
      const difference = await worst(() =>
        valueAndGradients([pattern([2, width, 8], width), pattern([5, 8, 16], 2)], (x, filter) =>
          tf.conv1d(x as tf.Tensor3D, filter as tf.Tensor3D, 1, 'same'),
        ),
      );
      expect(difference).toBeLessThan(1e-5);
    }
  });

  it('leaks no memory', async () => {
    await tf.setBackend('wasm');
    const heap = () => (tf.backend() as unknown as { wasm: { HEAPU8: Uint8Array } }).wasm.HEAPU8.length;
    const step = () =>
      tf.tidy(() => {
        valueAndGradients([pattern([16, 125, 8], 1), pattern([8, 8, 16], 2)], (x, filter) =>
          tf.conv1d(x as tf.Tensor3D, filter as tf.Tensor3D, 1, 'same'),
        );
      });
    step();
    const before = { tensors: tf.memory().numTensors, heap: heap() };
    for (let i = 0; i < 100; i++) step();
    expect({ tensors: tf.memory().numTensors, heap: heap() }).toEqual(before);
  });
});
