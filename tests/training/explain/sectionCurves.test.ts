import { beforeAll, expect, it } from 'vitest';
import { createTrace } from '../../../src/curves/createTrace';
import { coveringSections } from '../../../src/curves/sections';
import type { StoredNetwork } from '../../../src/experiment/run/requests';
import { defaultTrainSettings, defaultUnetChoice } from '../../../src/experiment/settings/defaults';
import { artifactsOf } from '../../../src/model/artifacts';
import { createModel } from '../../../src/model/createModel';
import { sectionCurves } from '../../../src/training/explain/sectionCurves';
import { useCpuBackend } from '../../model/cpuBackend';
import { syntheticRecord } from '../syntheticBeats';

beforeAll(useCpuBackend);

const RUNNING = { stopped: false };
const network = { ...defaultUnetChoice, sectionCells: 64, filters: [4, 5] };
const record = () => {
  const beats = syntheticRecord('100', [10, 10]);
  const signal = Float32Array.from({ length: 360 * 12 }, (_, i) => Math.sin(i / 9) + Math.sin(i / 41));
  const trace = createTrace([signal], 360);
  const marks = { beatSec: new Float64Array(0), beatLabel: new Uint8Array(0), beatRow: new Int32Array(0) };
  return { ...beats, trace: { ...trace, ...marks, unmarked: [] } };
};

async function stored(): Promise<StoredNetwork> {
  const { threshold: _threshold, ...shape } = network;
  const model = createModel({
    ...shape,
    ...{ lengthSamples: 4, channels: 1, classCount: 3, dropout: 0, seed: 2 },
  });
  const artifacts = await artifactsOf(model);
  model.dispose();
  return {
    settings: { ...defaultTrainSettings, network },
    ...{ classCount: 2, windowSec: 0.9, model: artifacts },
  };
}

it('gives the same curves of a place, whatever stretch is asked for', async () => {
  const asked = await stored();
  const beats = record();
  const all = (await sectionCurves(beats, asked, { fromSec: 0, toSec: 12 }, RUNNING))!;
  expect(all.values).toHaveLength((beats.trace.samples / 4) * 3);
  expect(coveringSections(beats.trace.samples / 4, 64).length).toBeGreaterThan(5);
  const part = (await sectionCurves(beats, asked, { fromSec: 3.2, toSec: 7.7 }, RUNNING))!;
  const first = Math.round((part.fromSec - all.fromSec) / all.stepSec);
  expect(part.fromSec).toBeLessThanOrEqual(3.2);
  expect(part.fromSec + (part.values.length / 3) * part.stepSec).toBeGreaterThanOrEqual(7.7);
  expect(part.values).toEqual(all.values.slice(first * 3, first * 3 + part.values.length));
  for (let row = 0; row < part.values.length; row += 3) {
    expect(part.values[row]! + part.values[row + 1]! + part.values[row + 2]!).toBeCloseTo(1, 5);
  }
});

it('says so where the record was prepared without its trace', async () => {
  const { trace: _trace, ...beats } = record();
  await expect(sectionCurves(beats, await stored(), { fromSec: 0, toSec: 1 }, RUNNING)).rejects.toThrow(
    'without the whole record',
  );
});

it('needs no marked beats, and ends when it is stopped', async () => {
  const asked = await stored();
  const beats = record();
  const none = { ...beats, count: 0, waveform: new Float32Array(0), label: new Uint8Array(0) };
  const span = { fromSec: 0, toSec: 12 };
  expect(await sectionCurves(none, asked, span, RUNNING)).toEqual(
    await sectionCurves(beats, asked, span, RUNNING),
  );
  expect(await sectionCurves(beats, asked, span, { stopped: true })).toBeUndefined();
});
