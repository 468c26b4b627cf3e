import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alignWindows } from '../../../src/beats/alignWindows';
import { beatFeatures } from '../../../src/beats/beatFeatures';
import { NO_CLASS, RHYTHM_COLUMNS } from '../../../src/beats/types';
import { networkOf } from '../../../src/experiment/network/networkOf';
import { defaultContextChoice } from '../../../src/experiment/settings/defaults';
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
const overBeats = {
  prepare: { ...prepare, align: 'deflection' as const, lengthSamples: 40 },
  train: {
    ...train,
    input: {
      ...train.input,
      ...{ beat: false, past: true, features: 'runningCausal' as const, absolute: true },
    },
    network: { ...defaultContextChoice, dense: [8, 6], units: 8, dilations: [1, 2, 4], lookAheadBeats: 0 },
  },
};

let wasm: OpenWasm;
beforeAll(async () => {
  wasm = await openWasmInNode();
});
afterAll(() => wasm.close());

describe('classes of beats as they come', () => {
  it.each([
    { name: 'single beats', experiment: { prepare, train: settings }, count: 10, aheadSec: 0.5 },
    { name: 'stretches of beats', experiment: overBeats, count: 40, aheadSec: 0.55 },
  ])('are those that the same networks say of the same beats together: $name', async (given) => {
    const { experiment, count, aheadSec } = given;
    const { beforeSec, afterSec } = experiment.prepare.window;
    const { lengthSamples } = experiment.prepare;
    const windowSec = beforeSec + afterSec;
    const shape = { lengthSamples, classCount: 5, secondLead: false, windowSec };
    const models = [];
    for (const seed of [1, 2]) {
      const model = createModel(networkOf(experiment.train, shape, seed));
      models.push(await artifactsOf(model));
      model.dispose();
    }
    const live = createLiveClassifier({ experiment, classCount: 5, models, by: 'test' }, HZ);
    expect(live.lookAheadSec).toBeCloseTo(aheadSec, 9);

    const lead = ecg(HZ, Array<number>(count + 2).fill(0.8)).map((value, i) => value * Math.sin(i / 700));
    // Marks are a little beside the peaks.
    const samples = Array.from({ length: count }, (_, i) => Math.round((i + 1) * 0.8 * HZ) - (i % 5));
    const rhythm = beatFeatures(Float64Array.from(samples, (sample, i) => sample / HZ + (i % 7) / 30));
    const columns = RHYTHM_COLUMNS.length;
    const upTo = (end: number) => (from: number, length: number) =>
      Float32Array.from({ length }, (_, i) => (from + i < end ? (lead[from + i] ?? Number.NaN) : Number.NaN));
    const classOf = (i: number) => {
      const sample = samples[i]!;
      const end = live.endOf({ sample, strip: upTo(lead.length) })!;
      expect(end - sample).toBeLessThanOrEqual(Math.ceil(live.lookAheadSec * HZ));
      // No more is needed than that, and it is known where it ends by then.
      const strip = upTo(end);
      expect(live.endOf({ sample, strip })).toBe(end);
      const features = Object.fromEntries(
        RHYTHM_COLUMNS.map(({ name }, column) => [name, rhythm[i * columns + column]!]),
      );
      return live.classify({ sample, features, strip, isFirst: i === 0 });
    };
    const own = samples.map((_, i) => classOf(i));

    const before = Math.round(beforeSec * HZ);
    const placed =
      experiment.prepare.align === 'mark'
        ? samples
        : alignWindows({
            ...{ positions: { sample: Float64Array.from(samples) }, first: 0, end: count, samplingHz: HZ },
            ...{ leads: [{ signal: lead, unit: 'mV' }], firstSample: 0 },
          });
    const waveform = new Float32Array(count * lengthSamples);
    createResampler(before + Math.round(afterSec * HZ), lengthSamples).run(
      lead,
      Array.from(placed, (sample) => sample - before),
      waveform,
    );
    const together = await classifyBeats({
      beats: {
        ...{ count, lengthSamples, waveform, label: new Uint8Array(count), rhythm },
        ...{ record: new Uint16Array(count), recordNames: ['r'], sample: Int32Array.from(samples) },
        ...{ recordHz: [HZ], window: experiment.prepare.window, extra: new Float32Array() },
      },
      ...{ settings: experiment.train, classCount: 5, windowSec, models },
      ...{ control: { stopped: false }, team: undefined, onProgress: () => {} },
      guard: (work) => work,
    });
    const batch = samples.map((_, i) => {
      const row = together!.subarray(5 * i, 5 * i + 5);
      return row.indexOf(Math.max(...row));
    });
    expect(own).toEqual(batch);
    expect(new Set(own).size).toBeGreaterThan(1);
    // After a gap nothing of before is there: as at the beginning.
    expect(samples.slice(0, 5).map((_, i) => classOf(i))).toEqual(own.slice(0, 5));
    live.dispose();
  });

  it('are asked for before the most that a window may be moved has come, but not before it can be placed', async () => {
    const { lengthSamples, window } = overBeats.prepare;
    const windowSec = window.beforeSec + window.afterSec;
    const model = createModel(
      networkOf(overBeats.train, { lengthSamples, classCount: 5, secondLead: false, windowSec }),
    );
    const models = [await artifactsOf(model)];
    const live = createLiveClassifier({ experiment: overBeats, classCount: 5, models, by: 't' }, HZ);
    const lead = ecg(HZ, Array<number>(5).fill(0.8));
    const upTo = (end: number) => (from: number, length: number) =>
      Float32Array.from({ length }, (_, i) => (from + i < end ? lead[from + i]! : Number.NaN));
    const sample = Math.round(1.6 * HZ);
    const after = Math.round(window.afterSec * HZ);
    // A mark five samples beside the wave: the window is where the wave is.
    for (const mark of [sample, sample - 5, sample + 5]) {
      expect(live.endOf({ sample: mark, strip: upTo(lead.length) })).toBe(sample + after);
      expect(live.endOf({ sample: mark, strip: upTo(mark + Math.round(0.15 * HZ)) })).toBeUndefined();
    }
    expect(after).toBeLessThan(live.lookAheadSec * HZ);
    live.dispose();
    model.dispose();
  });

  it('are none where a part of the window is missing', async () => {
    const { lengthSamples } = prepare;
    const model = createModel(networkOf(settings, { lengthSamples, classCount: 5, secondLead: false }));
    const models = [await artifactsOf(model)];
    const live = createLiveClassifier(
      { experiment: { prepare, train: settings }, classCount: 5, models, by: 't' },
      HZ,
    );
    const strip = (_: number, length: number) => new Float32Array(length).fill(Number.NaN, length - 1);
    expect(live.classify({ sample: 500, features: {}, strip, isFirst: true })).toBe(NO_CLASS);
    live.dispose();
    model.dispose();
  });
});
