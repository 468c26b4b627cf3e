import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { networkOf } from '../../../src/experiment/network/networkOf';
import type { StoredNetwork } from '../../../src/experiment/run/requests';
import { defaultScalogramChoice, defaultTrainSettings } from '../../../src/experiment/settings/defaults';
import type { TrainSettings } from '../../../src/experiment/settings/types';
import { attributionsOf, seedAgreement } from '../../../src/explain';
import type { Attribution } from '../../../src/explain/types';
import type { OpenWasm } from '../../../src/kernels/wasm/openWasm';
import { artifactsOf } from '../../../src/model/artifacts';
import { createModel } from '../../../src/model/createModel';
import { compareSeeds } from '../../../src/training/explain/compareSeeds';
import { askStored } from '../../../src/training/explain/explainStored';
import { openWasmInNode } from '../../kernels/wasmBackend';
import { smallNetwork, syntheticRecord } from '../syntheticBeats';

// In Node messages of one channel are all delivered before other tasks have their turn, in a browser they are not.
vi.mock('../../../src/base/createYielder', () => ({
  createYielder: () => ({ yield: () => new Promise((resolve) => setImmediate(resolve)), close() {} }),
}));

let wasm: OpenWasm;
beforeAll(async () => {
  wasm = await openWasmInNode();
});
afterAll(() => wasm.close());

const LENGTH = 40;
const records = syntheticRecord('100', [30, 20, 20], { lengthSamples: LENGTH });
const shape = { lengthSamples: LENGTH, classCount: 3, secondLead: false, windowSec: 0.9 };
const going = { stopped: false };
const asked = { row: 33, classIndex: 1 };

/** A network with fresh weights, which follow from its seed, as it is stored. */
async function stored(seed: number, change: Partial<TrainSettings> = {}): Promise<StoredNetwork> {
  const settings = { ...defaultTrainSettings, network: smallNetwork, seed, ...change };
  const model = createModel({ ...networkOf(settings, shape), seed });
  const artifacts = await artifactsOf(model);
  model.dispose();
  return { settings, classCount: 3, windowSec: 0.9, model: artifacts };
}

const attributionsBy = async (network: StoredNetwork, member?: number): Promise<Attribution[]> =>
  (await askStored(records, { ...network, ...asked }, going, ({ probeOf, input }) =>
    attributionsOf(probeOf(member), input),
  ))!;

it('compares a network with what another one gave, method by method, and with itself finds no difference', async () => {
  const [one, other] = [await stored(1), await stored(2)];
  const against = await attributionsBy(one);
  const before = tf.memory().numTensors;
  const itself = (await compareSeeds(records, { ...one, ...asked, against }, going))!;
  expect(itself.map(({ method }) => method)).toEqual(['occlusion', 'gradient', 'integrated', 'gradCam']);
  for (const { correlation } of itself) expect(correlation).toBeCloseTo(1, 6);
  const found = await compareSeeds(records, { ...other, ...asked, against }, going);
  expect(found).toEqual(seedAgreement([against, await attributionsBy(other)]));
  for (const { correlation } of found!) expect(Math.abs(correlation)).toBeLessThan(0.99);
  expect(tf.memory().numTensors).toBe(before);
});

it('compares networks that answer together two by two, each asked alone', async () => {
  const together = await stored(1, { networks: 3 });
  const members = await Promise.all([0, 1, 2].map((member) => attributionsBy(together, member)));
  expect(await compareSeeds(records, { ...together, ...asked }, going)).toEqual(seedAgreement(members));
  // What they say together is the mean of their logits, and so is what occlusion takes from it.
  const [occlusion] = await attributionsBy(together);
  occlusion!.samples.forEach((value, i) => {
    const mean = members.reduce((sum, [own]) => sum + own!.samples[i]!, 0) / 3;
    expect(value).toBeCloseTo(mean, 5);
  });
  // Grad-CAM looks at the heads of the one that is asked.
  const headsOf = (all: Attribution[]) => all.find(({ method }) => method === 'gradCam')!.heads!.length;
  expect(members.map(headsOf)).toEqual(new Array(3).fill(headsOf(await attributionsBy(await stored(1)))));
});

it('asks each of several networks of images alone', async () => {
  const images = await stored(1, { network: { ...defaultScalogramChoice, filters: 4 }, networks: 2 });
  const found = (await compareSeeds(records, { ...images, ...asked }, going))!;
  expect(found.map(({ method }) => method)).toEqual(['occlusion', 'gradCam']);
});

it('says nothing of a single network, and ends at once after Stop', async () => {
  const one = await stored(1);
  expect(await compareSeeds(records, { ...one, ...asked }, going)).toEqual([]);
  expect(await compareSeeds(records, { ...one, ...asked }, { stopped: true })).toBeUndefined();
});
