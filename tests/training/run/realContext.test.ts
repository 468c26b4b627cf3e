import * as tf from '@tensorflow/tfjs';
import { expect, it } from 'vitest';
import { createPreparer } from '../../../src/beats';
import { confusionMatrix } from '../../../src/evaluation';
import type { EngineInfo } from '../../../src/experiment/engines/types';
import type { TrainingResult } from '../../../src/experiment/run/trainer';
import { defaultContextChoice } from '../../../src/experiment/settings/defaults';
import { PRESETS } from '../../../src/experiment/settings/presets';
import type { TrainSettings } from '../../../src/experiment/settings/types';
import { RunControl } from '../../../src/training/run/control';
import { runExperiment } from '../../../src/training/run/runExperiment';
import { parseHeader, readAnnotations, readRecord } from '../../../src/wfdb';
import { withWasmBackend } from '../../kernels/wasmBackend';
import { describeWithShared } from '../../shared';
import { storeOf } from '../syntheticBeats';

withWasmBackend();

const engine: EngineInfo = {
  ...{ backend: 'wasm', where: 'page', renderer: undefined, software: true },
  ...{ passedOver: [], tfjsVersion: tf.version.tfjs },
};
/** Of DS1: many VEB in 106, 119 and 208. */
const [training, test] = [['106', '208', '209'], ['119']];
const { prepare, train } = PRESETS.interPatient;
const settings: TrainSettings = {
  ...train,
  protocol: { kind: 'records', training, test },
  input: { ...train.input, features: 'causal' },
  network: { ...defaultContextChoice, lookAheadBeats: 0 },
  ...{ batchSize: 512, epochs: 2 },
};

describeWithShared('the network over stretches of beats on real records', (shared) => {
  it('learns premature beats of other patients, and repeats to the last bit', async () => {
    const preparer = createPreparer(prepare);
    const beats = storeOf(
      ...[...training, ...test].map((name) => {
        const [hea, dat, atr] = ['hea', 'dat', 'atr'].map((of) =>
          shared.bytes('data', 'mitdb', `${name}.${of}`),
        );
        const header = parseHeader(hea!, `${name}.hea`);
        const record = readRecord({ header, files: new Map([[`${name}.dat`, dat!]]) });
        return preparer.prepare({ record, annotations: readAnnotations(atr!, `${name}.atr`) }).beats;
      }),
    );
    const run = (): Promise<TrainingResult> =>
      runExperiment({
        ...{ beats, settings, classCount: 4, engine, control: new RunControl(), windowSec: 0.25 },
        onEvent: () => {},
      });
    const [fold] = (await run()).folds;
    const labels = beats.labels();
    const truth = Uint8Array.from(fold!.testIndex, (beat) => labels[beat]!);
    const said = Uint8Array.from(truth, (_, row) => {
      const values = [...fold!.probabilities.subarray(4 * row, 4 * row + 4)];
      return values.indexOf(Math.max(...values));
    });
    const { counts } = confusionMatrix(truth, said, 4);
    const [N, S, V, F] = [0, 1, 2, 3].map((to) => counts[2 * 4 + to]!);
    expect(N! + S! + V! + F!).toBe(444);
    expect(V! / 444).toBeGreaterThan(0.8);
    const [again] = (await run()).folds;
    expect(again!.probabilities).toEqual(fold!.probabilities);
    expect(new Uint8Array(again!.model.weights)).toEqual(new Uint8Array(fold!.model.weights));
  });
});
