import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkKernels } from '../../src/kernels/check/checkKernels';
import type { OpenWasm } from '../../src/kernels/wasm/openWasm';
import { openWasmInNode } from './wasmBackend';

let wasm: OpenWasm;
beforeAll(async () => {
  tf.env().set('PROD', true);
  wasm = await openWasmInNode();
});
afterAll(() => wasm.close());

const counting = (shape: number[], dtype?: 'int32' | 'bool') =>
  tf.tensor(
    Array.from({ length: tf.util.sizeFromShape(shape) }, (_, i) => (i * 37) % 101),
    shape,
    dtype,
  );

async function expectAsOnCpu(compute: () => tf.Tensor[]): Promise<void> {
  const before = tf.memory();
  const [check] = await checkKernels('wasm', [{ name: 'one', compute }]);
  expect(check!.worst).toBeLessThan(2e-6);
  expect(tf.memory().numTensors).toBe(before.numTensors);
  expect(tf.memory().numDataBuffers).toBe(before.numDataBuffers);
}

const shape = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 });

describe('clones on the wasm backend', () => {
  it('share their memory until the last one is disposed', async () => {
    const before = tf.memory();
    const x = tf.tensor1d([1, 2, 3]);
    const clone = x.clone();
    expect(tf.memory().numDataBuffers).toBe(before.numDataBuffers + 1);
    x.dispose();
    expect([...(await clone.data())]).toEqual([1, 2, 3]);
    clone.dispose();
    expect(tf.memory().numDataBuffers).toBe(before.numDataBuffers);
    expect(tf.memory().numTensors).toBe(before.numTensors);
  });

  it('do not see what their variable is assigned later', async () => {
    const variable = tf.variable(tf.tensor1d([1, 2]));
    const clone = variable.clone();
    variable.assign(tf.tensor1d([3, 4]));
    variable.assign(tf.add(variable, 1));
    expect([...(await clone.data())]).toEqual([1, 2]);
    expect([...(await variable.data())]).toEqual([4, 5]);
    tf.dispose([variable, clone]);
  });

  it('of strings are tfjs’s own', () => {
    const words = tf.tensor1d(['a', 'b'], 'string');
    const clone = words.clone();
    words.dispose();
    expect(clone.dataSync<'string'>()).toEqual(['a', 'b']);
    clone.dispose();
  });
});

describe('splitting on the wasm backend', () => {
  it('equals the cpu backend along any axis, in equal and in unequal parts', async () => {
    const split = shape.chain((extents) =>
      fc.record({
        extents: fc.constant(extents),
        axis: fc.integer({ min: -extents.length, max: extents.length - 1 }),
        cut: fc.integer({ min: 0, max: 9 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(split, async ({ extents, axis, cut }) => {
        const extent = extents.at(axis)!;
        const first = Math.min(cut, extent);
        await expectAsOnCpu(() => [
          ...tf.split(counting(extents), [first, extent - first], axis),
          ...tf.split(counting(extents), extent, axis),
        ]);
      }),
      { seed: 11, numRuns: 100 },
    );
  });

  it('handles integers and booleans, and is the gradient of concatenating', async () => {
    await expectAsOnCpu(() => tf.split(counting([4, 6], 'int32'), 3, 1));
    await expectAsOnCpu(() => tf.split(counting([4, 6], 'bool'), [2, 4], 1));
    await expectAsOnCpu(() =>
      tf.grads((a, b) => tf.concat([a, b], 1))(
        [counting([3, 5, 2]), counting([3, 4, 2])],
        counting([3, 9, 2]),
      ),
    );
  });
});

describe('bias on the wasm backend', () => {
  it('is added to any stack of rows, and its gradient is their sum', async () => {
    await fc.assert(
      fc.asyncProperty(shape, fc.integer({ min: 1, max: 40 }), async (outer, columns) => {
        await expectAsOnCpu(() => [
          tf.add(counting([...outer, columns]), counting([columns])),
          ...tf.grads((a, b) => tf.add(a, b))(
            [counting([...outer, columns]), counting([columns])],
            counting([...outer, columns]),
          ),
        ]);
      }),
      { seed: 7, numRuns: 60 },
    );
  });

  it('leaves other additions to tfjs', async () => {
    await expectAsOnCpu(() => [
      tf.add(counting([4]), counting([4])),
      tf.add(counting([3, 4]), counting([3, 4])),
      tf.add(counting([3, 4]), counting([3, 1])),
      tf.add(counting([3, 4]), tf.scalar(2)),
      tf.add(counting([3, 4]), counting([1])),
      tf.add(counting([4]), counting([3, 4])),
      tf.add(counting([3, 4], 'int32'), counting([4], 'int32')),
      tf.add(counting([3, 4]), counting([4], 'int32')),
    ]);
  });
});

describe('sums on the wasm backend', () => {
  it('equal the cpu backend over any axes', async () => {
    const sum = shape.chain((extents) =>
      fc.record({
        extents: fc.constant(extents),
        axes: fc.subarray(extents.map((_, axis) => axis)),
        keepDims: fc.boolean(),
      }),
    );
    await fc.assert(
      fc.asyncProperty(sum, async ({ extents, axes, keepDims }) => {
        await expectAsOnCpu(() => [
          tf.sum(counting(extents), axes, keepDims),
          tf.sum(counting(extents), undefined, keepDims),
          tf.sum(counting(extents, 'int32'), axes, keepDims),
          tf.sum(counting(extents, 'bool'), axes, keepDims),
        ]);
      }),
      { seed: 13, numRuns: 100 },
    );
  });
});
