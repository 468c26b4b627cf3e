import * as tf from '@tensorflow/tfjs';
import { expect, it } from 'vitest';
import { createPreparer } from '../../../src/beats';
import type { EngineInfo } from '../../../src/experiment/engines/types';
import type { TrainingResult } from '../../../src/experiment/run/trainer';
import type { Checkpoint, TrainingEvent } from '../../../src/experiment/run/types';
import { defaultTrainSettings, defaultUnetChoice } from '../../../src/experiment/settings/defaults';
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
const [training, test] = [['106', '208'], ['119']];
const settings: TrainSettings = {
  ...defaultTrainSettings,
  protocol: { kind: 'records', training, test },
  network: { ...defaultUnetChoice, sectionCells: 320, filters: [12, 16, 16] },
  ...{ batchSize: 80, epochs: 2, validationFraction: 0, dropout: 0.1, learningRate: 5e-3 },
  ...{ classWeights: 'own', ownWeights: [1, 3, 3, 1, 1] },
  augmentation: { ...defaultTrainSettings.augmentation, flip: true, noiseMv: 0.02 },
};

describeWithShared('the beat-free network on real records', (shared) => {
  it('finds the beats of another person with their classes, and repeats to the last bit', async () => {
    const preparer = createPreparer({ ...PRESETS.interPatient.prepare, secondLead: false, trace: true });
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
    const run = (
      resume?: Checkpoint,
      onEvent: (event: TrainingEvent) => void = () => {},
    ): Promise<TrainingResult> =>
      runExperiment({
        ...{ beats, settings, classCount: 4, engine, control: new RunControl(), windowSec: 0.25 },
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
    const { found, probabilities, testIndex } = fold!;
    const labels = beats.labels();
    const rows = Array.from(testIndex, (_, row) => [...probabilities.subarray(4 * row, 4 * row + 4)]);
    const isFound = rows.map((row) => row.some(Boolean));
    const all = testIndex.length;
    const hits = isFound.filter(Boolean).length;
    const invented = found!.row.filter((row) => row === -1).length;
    expect(all).toBeGreaterThan(1980);
    expect(hits / all).toBeGreaterThan(0.95);
    expect(invented / all).toBeLessThan(0.05);
    const isVeb = (row: number) => labels[testIndex[row]!] === 2;
    const saysVeb = rows.map((row) => row.indexOf(Math.max(...row)) === 2);
    const vebs = rows.flatMap((_, row) => (isVeb(row) ? [row] : []));
    expect(vebs.length).toBeGreaterThan(440);
    expect(vebs.filter((row) => isFound[row] && saysVeb[row]).length / vebs.length).toBeGreaterThan(0.7);
    // Every found beat that is marked has the probabilities of its row.
    found!.row.forEach((row, i) => {
      if (row >= 0) expect([...found!.probabilities.subarray(4 * i, 4 * i + 4)]).toEqual(rows[row]);
    });

    const [again] = (await run(checkpoint)).folds;
    expect(again!.probabilities).toEqual(probabilities);
    expect(again!.found).toEqual(found);
    expect(new Uint8Array(again!.model.weights)).toEqual(new Uint8Array(fold!.model.weights));
  });
});
