import * as tf from '@tensorflow/tfjs';
import { expect, it } from 'vitest';
import { createPreparer } from '../../../src/beats';
import type { EngineInfo } from '../../../src/experiment/engines/types';
import type { Checkpoint, TrainingEvent } from '../../../src/experiment/run/types';
import { defaultEncoderChoice } from '../../../src/experiment/settings/defaults';
import { PRESETS } from '../../../src/experiment/settings/presets';
import type { TrainSettings } from '../../../src/experiment/settings/types';
import { RunControl } from '../../../src/training/run/control';
import { runExperiment } from '../../../src/training/run/runExperiment';
import { readReal } from '../../beats/realRecord';
import { withWasmBackend } from '../../kernels/wasmBackend';
import { describeWithShared } from '../../shared';
import { storeOf } from '../syntheticBeats';

withWasmBackend();

const engine: EngineInfo = {
  ...{ backend: 'wasm', where: 'page', renderer: undefined, software: true },
  ...{ passedOver: [], tfjsVersion: tf.version.tfjs },
};
/** Of DS1: N, AF and T in 201, AF in 203, N in 101. */
const records = ['201', '203', '101'];
const { prepare, train } = PRESETS.rhythmPieces;
const settings: TrainSettings = {
  ...train,
  // Of the same persons: two persons with fibrillation are too few to learn it for a third.
  protocol: { kind: 'holdout', testFraction: 0.3, stratified: true },
  network: { ...defaultEncoderChoice, filters: [12, 16, 16, 16] },
  ...{ epochs: 4, dropout: 0.1, learningRate: 5e-3 },
};

describeWithShared('the network over pieces on real records', (shared) => {
  it('tells the rhythms of further pieces of these persons, and repeats to the last bit', async () => {
    const preparer = createPreparer({ ...prepare, lengthSamples: 640, secondLead: false });
    const beats = storeOf(...records.map((name) => preparer.prepare(readReal(shared, name)).beats));
    const run = (resume?: Checkpoint, onEvent: (event: TrainingEvent) => void = () => {}) =>
      runExperiment({
        ...{ beats, settings, classCount: 4, engine, control: new RunControl(), windowSec: 10 },
        ...{ onEvent, resume, checkpointShare: 1 },
      });
    let checkpoint: Checkpoint | undefined;
    const [fold] = (
      await run(undefined, (event) => {
        if (event.kind === 'checkpoint' && event.checkpoint.activeFold?.history.length === 1) {
          checkpoint = structuredClone({ ...event.checkpoint, folds: [] });
        }
      })
    ).folds;
    const { probabilities, testIndex, found } = fold!;
    expect(found).toBeUndefined();
    const labels = beats.labels();
    const answers = Array.from(testIndex, (_, row) => {
      const chances = [...probabilities.subarray(4 * row, 4 * row + 4)];
      return chances.indexOf(Math.max(...chances));
    });
    const rightOf = (truth: number) => {
      const rows = answers.filter((_, row) => labels[testIndex[row]!] === truth);
      return rows.filter((answer) => answer === truth).length / rows.length;
    };
    expect(testIndex.length).toBeGreaterThan(120);
    for (const rhythm of [0, 1]) expect(rightOf(rhythm), String(rhythm)).toBeGreaterThan(0.8);

    const [again] = (await run(checkpoint)).folds;
    expect(again!.probabilities).toEqual(probabilities);
    expect(new Uint8Array(again!.model.weights)).toEqual(new Uint8Array(fold!.model.weights));
  });
});
