import { expect, it } from 'vitest';
import { createRandom } from '../../src/base/random';
import { type BeatSet, beatsNpz, concatBeats } from '../../src/beats';
import { defaultScalogramChoice, defaultTrainSettings } from '../../src/experiment/settings/defaults';
import type { AugmentationSettings, TrainSettings } from '../../src/experiment/settings/types';
import { createAugment } from '../../src/training/input/augment';
import { epochOrder } from '../../src/training/input/epochOrder';
import { imagesOf } from '../../src/training/input/images';
import { type InputLayout, inputLayout } from '../../src/training/input/inputLayout';
import { storeOf } from '../training/syntheticBeats';
import { madeParts, madePrepare, madeRecords } from './madeRecords';
import { describeWithPython } from './python';

/** How far apart an input of a network may be. */
const CLOSE = 1e-6;

const { beforeSec, afterSec } = madePrepare.window;
const windowSec = beforeSec + afterSec;
const settings = (change: Partial<TrainSettings>): TrainSettings => ({ ...defaultTrainSettings, ...change });
const farthest = (one: ArrayLike<number>, other: ArrayLike<number>) => {
  expect(one.length).toBe(other.length);
  let most = 0;
  for (let i = 0; i < one.length; i++) most = Math.max(most, Math.abs(one[i]! - other[i]!));
  return most;
};

/** Channels and features of all beats. */
function inputsOf(parts: readonly BeatSet[], layout: InputLayout) {
  const store = storeOf(...parts);
  const rows = {
    waveform: new Float32Array(store.count * store.lengthSamples * layout.channels.length),
    features: new Float32Array(store.count * layout.columns.length),
  };
  for (let beat = 0; beat < store.count; beat++) store.copyInput(beat, layout, rows, beat);
  return rows;
}

describeWithPython('what a network is fed in Python', (python) => {
  const parts = madeParts();
  const set = concatBeats(parts);

  it('has the lab’s channels, features and scalograms', async () => {
    const beats = python.file('beats.npz', beatsNpz(set));
    const { input: plain } = defaultTrainSettings;
    const inputs: TrainSettings['input'][] = [
      plain,
      { ...plain, difference: true, neighbours: true, features: 'all', shape: true },
      { ...plain, beat: false, difference: true, features: 'causal' },
      { ...plain, features: 'references', absolute: true, longDifference: true },
      { ...plain, features: 'runningCausal', shape: true },
      { ...plain, beat: false, past: true, features: 'runningCausal', absolute: true },
    ];
    const layouts = inputs.map((input) => ({ prepare: madePrepare, train: settings({ input }) }));
    const images = [24, 251].map((lengthSamples) => {
      const prepare = { ...madePrepare, lengthSamples };
      const some = madeParts(prepare, madeRecords(15)).slice(0, 1);
      const path = python.file(`${lengthSamples}.npz`, beatsNpz(concatBeats(some)));
      return { some, path, prepare, train: settings({ network: defaultScalogramChoice }) };
    });
    const { found } = await python.probe('inputs', {
      cases: [
        ...layouts.map((experiment) => [beats, experiment]),
        ...images.map(({ path, prepare, train }) => [path, { prepare, train }]),
      ],
    });

    for (const [i, { train }] of layouts.entries()) {
      const { waveform, features } = inputsOf(parts, inputLayout(train, true));
      expect(farthest(found[`x${i}`]!.numbers, waveform)).toBeLessThan(CLOSE);
      expect(farthest(found[`features${i}`]!.numbers, features)).toBeLessThan(CLOSE);
    }
    for (const [i, { some, prepare, train }] of images.entries()) {
      const { lengthSamples } = prepare;
      const { waveform } = inputsOf(some, inputLayout(train, true));
      const image = imagesOf(waveform, some[0]!.count, lengthSamples, lengthSamples / windowSec);
      expect(Math.max(...image.subarray(0, 128 * 128 * 3))).toBe(1);
      expect(farthest(found[`x${layouts.length + i}`]!.numbers, image)).toBeLessThan(CLOSE);
    }
  });

  it('shows the beats of every epoch in the lab’s order', async () => {
    const labels = set.label;
    const training = Int32Array.from({ length: 200 }, (_, i) => 2 * i);
    const samplings: TrainSettings['sampling'][] = [
      { kind: 'none', ratio: 1, when: 'training' },
      { kind: 'oversample', ratio: 0.7, when: 'training' },
      { kind: 'undersample', ratio: 0.4, when: 'training' },
      { kind: 'oversample', ratio: 0.7, when: 'beforeSplit' },
    ];
    const epochs = samplings.map((sampling, i) => [settings({ sampling, seed: 5 + i }), i, i + 1] as const);
    const given = { training, y: Int32Array.from(labels) };
    const { answer } = await python.probe<number[][]>('orders', { epochs }, given);
    const plan = { train: training };
    expect(answer).toEqual(
      epochs.map(([each, fold, epoch]) => [...epochOrder({ plan, labels, settings: each, fold, epoch })]),
    );
  });

  it('changes beats as the lab does, draw for draw', async () => {
    const none: AugmentationSettings = {
      ...{ noiseMv: 0, scale: 0, shiftMs: 0, baselineMv: 0, flip: false, swapLeads: false, references: 0 },
    };
    const changes: AugmentationSettings[] = [
      { ...none, shiftMs: 90 },
      { ...none, flip: true, swapLeads: true },
      { ...none, scale: 0.2, noiseMv: 0.05 },
      { noiseMv: 0.02, scale: 0.1, shiftMs: 60, baselineMv: 0.3, flip: true, swapLeads: true, references: 0 },
    ];
    const layouts = [
      { input: { ...defaultTrainSettings.input, difference: true, neighbours: true }, secondLead: true },
      { input: { ...defaultTrainSettings.input, neighbours: true }, secondLead: false },
    ].map(({ input, secondLead }) => inputLayout(settings({ input }), secondLead));
    const random = createRandom(9);
    const seeds = Array.from({ length: 40 }, () => 1 + random.below(0x7fffffff));
    const cases = layouts.flatMap((layout) =>
      changes.map((augmentation) => {
        const x = inputsOf(parts, layout).waveform.slice(0, seeds.length * 24 * layout.channels.length);
        return { layout, augmentation, x };
      }),
    );
    const names = (layout: InputLayout) => layout.channels.map(({ lead, name }) => [lead, name]);
    const { found } = await python.probe(
      'augment',
      { seeds, windowSec, changes: cases.map((each) => [each.augmentation, names(each.layout)]) },
      Object.fromEntries(cases.map(({ x }, i) => [`x${i}`, x])),
      Object.fromEntries(cases.map(({ layout }, i) => [`x${i}`, [seeds.length, 24, layout.channels.length]])),
    );
    cases.forEach(({ layout, augmentation, x }, i) => {
      const augment = createAugment({ augmentation, layout, lengthSamples: 24, windowSec })!;
      const before = x.slice();
      seeds.forEach((seed, row) => {
        augment(x, row, seed);
      });
      expect(farthest(x, before)).toBeGreaterThan(0.01);
      expect(farthest(found[`x${i}`]!.numbers, x), JSON.stringify(augmentation)).toBeLessThan(CLOSE);
    });
  });
});
