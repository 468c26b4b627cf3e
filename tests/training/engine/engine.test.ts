import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { allocateBeats } from '../../../src/beats/beatSets';
import { quickTrainSettings } from '../../../src/experiment/settings/defaults';
import { openEngine } from '../../../src/training/engine/engine';
import { selfTest } from '../../../src/training/engine/selfTest';
import { LocalTrainer } from '../../../src/training/run/trainer';
import { openTrainer } from '../../../src/workers/bridgeTraining';
import { transferablesOf } from '../../../src/workers/trainingTransfer';
import { syntheticBeats } from '../syntheticBeats';

tf.env().set('PROD', true);

describe('an engine', () => {
  it('on the cpu says what it is and what was passed over', async () => {
    const passedOver = [{ engine: 'worker-webgl' as const, reason: 'There is no WebGL 2 in this worker.' }];
    const { info, guard, close } = await openEngine({ backend: 'cpu', where: 'worker', passedOver });
    expect(info).toEqual({
      backend: 'cpu',
      where: 'worker',
      renderer: undefined,
      software: true,
      threads: 1,
      kernels: 'stock',
      passedOver,
      tfjsVersion: tf.version.tfjs,
    });
    expect(tf.getBackend()).toBe('cpu');
    expect(await guard(Promise.resolve(3))).toBe(3);
    close();
  });

  it('of WebGL is refused with a sentence where there is none', async () => {
    const open = openEngine({ backend: 'webgl', where: 'worker', passedOver: [] });
    await expect(open).rejects.toThrow(
      'This browser has no OffscreenCanvas, which a worker needs for WebGL.',
    );
  });
});

describe('the self-test of an engine', () => {
  it('passes a backend that computes as the cpu does and leaves nothing behind', async () => {
    await tf.setBackend('cpu');
    const before = tf.memory().numTensors;
    await selfTest('cpu');
    expect(tf.memory().numTensors).toBe(before);
  });

  it('fails one that computes wrong, at the edge of one kernel', async () => {
    tf.registerBackend('wrong', () => {
      const backend = new tf.MathBackendCPU();
      for (const kernel of tf.getKernelsForBackend('cpu')) {
        tf.registerKernel({
          ...kernel,
          backendName: 'wrong',
          kernelFunc(params) {
            const out = kernel.kernelFunc(params);
            if (kernel.kernelName === 'MaxPoolGrad' && !Array.isArray(out)) {
              const values = backend.readSync(out.dataId) as Float32Array;
              values[values.length - 1]! += 0.1;
            }
            return out;
          },
        });
      }
      return backend;
    });
    await expect(selfTest('wrong')).rejects.toThrow(/computes wrong numbers/);
    await tf.setBackend('cpu');
    tf.removeBackend('wrong');
  });
});

describe('the trainer of a thread', () => {
  const settings = { ...quickTrainSettings, epochs: 1, batchSize: 32 };

  it('trains the beats that were added, one run at a time', async () => {
    const trainer = new LocalTrainer();
    await expect(trainer.run(settings, 3, () => {})).rejects.toThrow(/No engine is open/);
    await trainer.open({ backend: 'cpu', where: 'page', passedOver: [] });
    trainer.addBeats(syntheticBeats([20, 15], 12, 1));
    trainer.addBeats(syntheticBeats([0, 5, 20], 12, 2));
    const running = trainer.run(settings, 3, () => {});
    await expect(trainer.run(settings, 3, () => {})).rejects.toThrow(/already running/);
    const result = await running;
    expect(result.folds[0]!.testIndex.length).toBe(12);
    trainer.clearBeats();
    await expect(trainer.run(settings, 3, () => {})).rejects.toThrow(/no beats/);
    trainer.close();
  });

  it('pauses, goes on and stops', async () => {
    const trainer = new LocalTrainer();
    await trainer.open({ backend: 'cpu', where: 'page', passedOver: [] });
    trainer.addBeats(syntheticBeats([30, 30], 12));
    const seen: string[] = [];
    const result = await trainer.run({ ...settings, epochs: 100, batchSize: 8 }, 2, ({ kind }) => {
      if (kind === 'step' && !seen.includes('paused')) trainer.pause();
      if (kind === 'paused') setTimeout(() => trainer.resume(), 5);
      if (kind === 'resumed') trainer.stop();
      seen.push(kind);
    });
    expect(seen.filter((kind) => kind === 'paused' || kind === 'resumed')).toEqual(['paused', 'resumed']);
    expect(result.state).toBe('stopped');
    trainer.close();
  });
});

describe('the bridge to the trainer', () => {
  // Node has neither web workers nor a page: what is left is the last engine, here in the same thread.
  it('falls back engine by engine and says why', async () => {
    const trainer = await openTrainer();
    const { backend, where, passedOver } = await trainer.engine();
    expect([backend, where]).toEqual(['cpu', 'page']);
    expect(passedOver.map(({ engine }) => engine)).toEqual(['worker-webgl', 'page-webgl', 'wasm']);
    for (const { reason } of passedOver) expect(reason.length).toBeGreaterThan(5);

    await trainer.addBeats({
      ...allocateBeats(40, 12, ['synthetic'], { window: { beforeSec: 0.4, afterSec: 0.5 } }),
      ...syntheticBeats([20, 20], 12),
      record: new Uint16Array(40),
      sample: new Int32Array(40),
      recordHz: [360],
      symbol: new Array<string>(40).fill('N'),
      rr: new Float32Array(80),
    });
    const result = await trainer.run({ ...quickTrainSettings, epochs: 1 }, 2, () => {});
    expect(result.engine.passedOver).toEqual(passedOver);
    expect(transferablesOf(result).length).toBe(3);
    trainer.dispose();
  });

  it('takes the engine that is asked for or none', async () => {
    const trainer = await openTrainer({ only: 'cpu' });
    expect((await trainer.engine()).passedOver[0]!.reason).toBe('The engine cpu was requested.');
    trainer.dispose();
    await expect(openTrainer({ only: 'worker-webgl' })).rejects.toThrow(
      /^WebGL in a worker does not work here: /,
    );
  });
});
