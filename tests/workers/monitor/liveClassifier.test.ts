import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_CLASS } from '../../../src/beats/types';
import { networkOf } from '../../../src/experiment/network/networkOf';
import { PRESETS } from '../../../src/experiment/settings/presets';
import type { OpenWasm } from '../../../src/kernels/wasm/openWasm';
import { artifactsOf } from '../../../src/model/artifacts';
import { createModel } from '../../../src/model/createModel';
import { createResampler } from '../../../src/signal';
import { classifyBeats } from '../../../src/training/run/classifyBeats';
import { createLiveClassifier } from '../../../src/workers/monitor/liveClassifier';
import { openWasmInNode } from '../../kernels/wasmBackend';
import { ecg } from '../../live/ecg';

const HZ = 360;
const { prepare, train } = PRESETS.lab;
const settings = { ...train, input: { ...train.input, features: 'causal' as const } };
const { beforeSec, afterSec } = prepare.window;
const { lengthSamples } = prepare;

let wasm: OpenWasm;
beforeAll(async () => {
  wasm = await openWasmInNode();
});
afterAll(() => wasm.close());

describe('classes of beats as they come', () => {
  it('are those that the same networks say of the same beats together', async () => {
    const shape = { lengthSamples, classCount: 5, secondLead: false, windowSec: beforeSec + afterSec };
    const models = [];
    for (const seed of [1, 2]) {
      const model = createModel(networkOf(settings, shape, seed));
      models.push(await artifactsOf(model));
      model.dispose();
    }
    const experiment = { prepare, train: settings };
    const live = createLiveClassifier({ experiment, classCount: 5, models, by: 'test' }, HZ);
    expect(live.lookAheadSec).toBeCloseTo(0.5, 9);

    const lead = ecg(HZ, Array<number>(12).fill(0.8)).map((value, i) => value * Math.sin(i / 700));
    const samples = Array.from({ length: 10 }, (_, i) => Math.round((i + 1) * 0.8 * HZ));
    const features = samples.map((_, i) => ({ previousToPast: i / 5 - 1, previousToBefore: 1 - i / 5 }));
    const strip = (from: number, length: number) => lead.slice(from, from + length);
    const own = samples.map((sample, i) => live.classify({ sample, features: features[i]!, strip }));

    const before = Math.round(beforeSec * HZ);
    const waveform = new Float32Array(10 * lengthSamples);
    createResampler(before + Math.round(afterSec * HZ), lengthSamples).run(
      lead,
      samples.map((sample) => sample - before),
      waveform,
    );
    const { RHYTHM_COLUMNS } = await import('../../../src/beats/types');
    const rhythm = Float32Array.from(
      features.flatMap((row) => RHYTHM_COLUMNS.map(({ name }) => (row as Record<string, number>)[name] ?? 0)),
    );
    const together = await classifyBeats({
      beats: {
        ...{ count: 10, lengthSamples, waveform, label: new Uint8Array(10), rhythm },
        ...{
          record: new Uint16Array(10),
          recordNames: ['r'],
          sample: Int32Array.from(samples),
          recordHz: [HZ],
        },
        window: prepare.window,
      },
      ...{ settings, classCount: 5, windowSec: beforeSec + afterSec, models },
      ...{ control: { stopped: false }, team: undefined, onProgress: () => {} },
      guard: (work) => work,
    });
    const batch = samples.map((_, i) => {
      const row = together!.subarray(5 * i, 5 * i + 5);
      return row.indexOf(Math.max(...row));
    });
    expect(own).toEqual(batch);
    expect(new Set(own).size).toBeGreaterThan(1);
    live.dispose();
  });

  it('are none where a part of the window is missing', async () => {
    const model = createModel(networkOf(settings, { lengthSamples, classCount: 5, secondLead: false }));
    const models = [await artifactsOf(model)];
    const live = createLiveClassifier(
      { experiment: { prepare, train: settings }, classCount: 5, models, by: 't' },
      HZ,
    );
    const strip = (_: number, length: number) => new Float32Array(length).fill(Number.NaN, length - 1);
    expect(live.classify({ sample: 500, features: {}, strip })).toBe(NO_CLASS);
    live.dispose();
    model.dispose();
  });
});
