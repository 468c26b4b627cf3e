import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adamStep } from '../../src/kernels/adamStep';
import { checkKernels } from '../../src/kernels/check/checkKernels';
import { ADAM_STEP, RMSPROP_STEP } from '../../src/kernels/kernelNames';
import { rmspropStep } from '../../src/kernels/rmspropStep';
import type { OpenWasm } from '../../src/kernels/wasm/openWasm';
import { allowRelaxedSimd } from './relaxedSimd';
import { openWasmInNode } from './wasmBackend';

/** 0, or large enough not to count as 0. */
const value = fc.integer({ min: -4000, max: 4000 }).map((thousandths) => thousandths / 1000);
const column = fc.array(fc.tuple(value, value, value, value), { minLength: 1, maxLength: 23 });
const decay = fc.constantFrom(0, 2e-4, 0.3);

describe.each(['simd', 'relaxed-simd'] as const)(
  'the optimisers’ steps on the wasm backend with %s',
  (features) => {
    let wasm: OpenWasm;
    beforeAll(async () => {
      tf.env().set('PROD', true);
      allowRelaxedSimd(features === 'relaxed-simd');
      wasm = await openWasmInNode();
    });
    afterAll(() => {
      wasm.close();
      allowRelaxedSimd(false);
    });

    it('have kernels of their own', () => {
      expect(tf.getKernel(ADAM_STEP, 'wasm')).toBeDefined();
      expect(tf.getKernel(RMSPROP_STEP, 'wasm')).toBeDefined();
      expect(tf.getKernel(ADAM_STEP, 'cpu')).toBeUndefined();
    });

    it('equal the composition of stock kernels on the cpu backend, and leak nothing', async () => {
      await fc.assert(
        fc.asyncProperty(column, decay, async (rows, twiceL2) => {
          const before = tf.memory();
          const tensors = () => {
            const [weight, first, gradient, root] = [0, 1, 2, 3].map((i) =>
              tf.tensor1d(rows.map((row) => row[i]!)),
            ) as [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor];
            return { weight, first, gradient, second: tf.square(root) };
          };
          const checks = await checkKernels('wasm', [
            {
              name: 'adam',
              compute: () =>
                adamStep(tensors(), { beta1: 0.9, beta2: 0.999, rate: 0.01, floor: 1e-3, decay: twiceL2 }),
            },
            {
              name: 'rmsprop',
              compute: () => {
                const { weight, second, gradient } = tensors();
                return rmspropStep(
                  { weight, second, gradient },
                  { rho: 0.9, rate: 0.01, floor: 1e-3, decay: twiceL2 },
                );
              },
            },
          ]);
          for (const { worst } of checks) expect(worst).toBeLessThan(2e-5);
          expect(tf.memory().numTensors).toBe(before.numTensors);
          expect(tf.memory().numBytes).toBe(before.numBytes);
        }),
        { seed: 5, numRuns: 100 },
      );
    });

    it('let a moment without gradient end at 0 instead of in the subnormal numbers', async () => {
      // Five weights: four go through a vector, one does not.
      const still = { weight: tf.ones([5]), gradient: tf.zeros([5]) };
      const tiny = () => tf.fill([5], 1e-39);
      const [weight, m, v] = tf.tidy(() => adamStep({ ...still, first: tiny(), second: tiny() }, halfStep));
      const [, moment] = tf.tidy(() =>
        rmspropStep({ ...still, second: tiny() }, { rho: 0.9, rate: 0.5, floor: 1, decay: 0 }),
      );
      for (const tensor of [m, v, moment]) expect(await tensor.data()).toEqual(new Float32Array(5));
      expect((await weight.data()).every(Number.isNaN)).toBe(true); // 0 / 0: this step has no floor
      tf.dispose([still, weight, m, v]);
      tf.dispose(moment);
    });

    it('propagate a NaN in the gradient to every result', async () => {
      const [weight, m, v] = tf.tidy(() =>
        adamStep(
          {
            weight: tf.ones([5]),
            first: tf.zeros([5]),
            second: tf.zeros([5]),
            gradient: tf.fill([5], Number.NaN),
          },
          { ...halfStep, floor: 1 },
        ),
      );
      for (const tensor of [weight, m, v])
        expect([...(await tensor.data())]).toEqual(new Array(5).fill(Number.NaN));
      tf.dispose([weight, m, v]);
    });

    it('return new tensors and do not change the old ones', async () => {
      const given = {
        weight: tf.ones([5]),
        first: tf.zeros([5]),
        second: tf.zeros([5]),
        gradient: tf.ones([5]),
      };
      const [weight, first, second] = adamStep(given, halfStep);
      expect(await given.weight.data()).toEqual(new Float32Array(5).fill(1));
      expect(await given.first.data()).toEqual(new Float32Array(5));
      expect(await weight.data()).toEqual(new Float32Array(5).fill(0.5));
      expect(await first.data()).toEqual(new Float32Array(5).fill(1));
      expect(await second.data()).toEqual(new Float32Array(5).fill(1));
      tf.dispose([...Object.values(given), weight, first, second]);
    });

    it('overwrite what they may consume, but never what a clone shares', async () => {
      const before = tf.memory();
      const variable = tf.tidy(() => tf.variable(tf.ones([5])));
      const kept = variable.clone();
      const first = tf.zeros([5]);
      const second = tf.zeros([5]);
      const gradient = tf.ones([5]);
      const [weight, m, v] = adamStep(
        { weight: variable, first, second, gradient },
        { ...halfStep, consume: true },
      );
      expect(await kept.data()).toEqual(new Float32Array(5).fill(1));
      expect(m.dataId).toBe(first.dataId);
      variable.assign(weight);
      tf.dispose([weight, first, second, kept]);
      expect(await variable.data()).toEqual(new Float32Array(5).fill(0.5));
      expect(await m.data()).toEqual(new Float32Array(5).fill(1));
      expect(await v.data()).toEqual(new Float32Array(5).fill(1));
      tf.dispose([variable, m, v, gradient]);
      expect(tf.memory().numTensors).toBe(before.numTensors);
      expect(tf.memory().numDataBuffers).toBe(before.numDataBuffers);
    });

    it('do not leak when consuming: twenty steps over one variable take no more memory than one', async () => {
      const [variable, other] = [0, 1].map(() => tf.tidy(() => tf.variable(tf.ones([9])))) as [
        tf.Variable,
        tf.Variable,
      ];
      const walk = async (weight: tf.Variable, consume: boolean) => {
        let moment: tf.Tensor = tf.zeros([9]);
        const gradient = tf.linspace(-1, 1, 9);
        const buffers: number[] = [];
        for (let step = 0; step < 20; step++) {
          const [next, nextMoment] = rmspropStep(
            { weight, second: moment, gradient },
            { rho: 0.9, rate: 0.1, floor: 1e-3, decay: 0.01, consume },
          );
          weight.assign(next);
          tf.dispose([next, moment]);
          moment = nextMoment;
          buffers.push(tf.memory().numDataBuffers);
        }
        tf.dispose([moment, gradient]);
        expect(new Set(buffers.slice(1)).size).toBe(1);
        return weight.data();
      };
      expect(await walk(variable, true)).toEqual(await walk(other, false));
      tf.dispose([variable, other]);
    });
  },
);

/** Moves a weight by 0.5 at the first step, whatever its gradient. */
const halfStep = { beta1: 0.9, beta2: 0.999, rate: 0.5, floor: 0, decay: 0 };
