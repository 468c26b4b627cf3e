import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kernelCases } from '../../src/kernels/check/cases';
import { checkKernels } from '../../src/kernels/check/checkKernels';
import type { OpenWasm } from '../../src/kernels/wasm/openWasm';
import { openWasmInNode } from './wasmBackend';

let wasm: OpenWasm;
beforeAll(async () => {
  tf.env().set('PROD', true);
  wasm = await openWasmInNode();
});
afterAll(() => wasm.close());

describe('the kernels on the wasm backend', () => {
  it.each(kernelCases())('$name: values and gradients equal those of the cpu backend', async (one) => {
    const before = tf.memory().numTensors;
    const [check] = await checkKernels('wasm', [one]);
    expect(check!.worst).toBeLessThan(2e-5);
    expect(tf.memory().numTensors).toBe(before);
  });
});
