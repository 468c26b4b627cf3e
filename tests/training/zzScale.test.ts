import * as tf from '@tensorflow/tfjs';
import { beforeAll, it } from 'vitest';
import { appendFileSync } from 'node:fs';
import { type BeatSet, createPreparer } from '../../src/beats';
import { DE_CHAZAL } from '../../src/beats/recordSets';
import { PRESETS } from '../../src/experiment/settings/presets';
import { defaultContextChoice } from '../../src/experiment/settings/defaults';
import { parseHeader, readAnnotations, readRecord } from '../../src/wfdb';
import { openWasmInNode } from '../kernels/wasmBackend';
import { describeWithShared } from '../shared';
import { storeOf } from './syntheticBeats';
import { RunControl } from '../../src/training/run/control';
import { runExperiment } from '../../src/training/run/runExperiment';
beforeAll(async () => void (await openWasmInNode()));
const log = (line: string) => appendFileSync('/tmp/ctx-scale.log', `${line}\n`);
describeWithShared('x', (shared) => {
  it('x', async () => {
    const prepare = PRESETS.interPatient.prepare;
    const preparer = createPreparer(prepare);
    const parts: BeatSet[] = DE_CHAZAL.training.map((name) => {
      const b = (e: string) => shared.bytes('data', 'mitdb', `${name}.${e}`);
      const record = readRecord({ header: parseHeader(b('hea'), `${name}.hea`), files: new Map([[`${name}.dat`, b('dat')]]) });
      return preparer.prepare({ record, annotations: readAnnotations(b('atr'), `${name}.atr`) }).beats;
    });
    log(`prepared ${parts.reduce((s, p) => s + p.count, 0)} ${process.cpuUsage().user / 1e6}`);
    for (const seed of [1, 2]) for (const scale of [1, 4]) {
      const given = parts.map((part) => ({ ...part, rhythm: part.rhythm.map((v) => v * scale) }));
      const store = storeOf(...given);
      const cpu = process.cpuUsage();
      const result = await runExperiment({
        beats: store,
        settings: { ...PRESETS.interPatient.train, protocol: { kind: 'groupkfold', folds: 2 }, seed,
          input: { beat: true, difference: true, neighbours: false, features: 'all', shape: true },
          ownWeights: [1, 1.5, 1, 0.3, 1], network: defaultContextChoice, batchSize: 1024, epochs: 6, dropout: 0.3, learningRate: 2e-3 },
        classCount: 4, engine: { backend: 'wasm', where: 'page', renderer: undefined, software: true, passedOver: [], tfjsVersion: tf.version.tfjs } as never,
        control: new RunControl(), windowSec: 0.25, onEvent: (e) => { if (e.kind === 'epoch') log(`  fold ${e.fold} ${JSON.stringify(e.point)}`); },
      });
      const m = Array.from({ length: 4 }, () => [0, 0, 0, 0]);
      const labels = store.labels();
      for (const { testIndex, probabilities } of result.folds) testIndex.forEach((beat, row) => {
        const p = [...probabilities.subarray(4 * row, 4 * row + 4)];
        m[labels[beat]!]![p.indexOf(Math.max(...p))]!++;
      });
      const f1 = (k: number) => (2 * m[k]![k]!) / (m[k]!.reduce((a, b) => a + b, 0) + m.reduce((a, r) => a + r[k]!, 0));
      const used = process.cpuUsage(cpu);
      log(`seed ${seed} scale ${scale}: N ${f1(0).toFixed(4)} S ${f1(1).toFixed(4)} V ${f1(2).toFixed(4)} F ${f1(3).toFixed(4)} cpu ${((used.user + used.system) / 1e6).toFixed(0)} s, ${result.beatsPerSec.toFixed(0)} beats/s ${JSON.stringify(m)}`);
    }
  }, 3600000);
});
