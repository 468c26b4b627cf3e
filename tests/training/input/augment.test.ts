import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultTrainSettings } from '../../../src/experiment/settings/defaults';
import type { AugmentationSettings } from '../../../src/experiment/settings/types';
import { createAugment } from '../../../src/training/input/augment';
import { BEAT_ALONE, type InputLayout, inputLayout } from '../../../src/training/input/inputLayout';

const none: AugmentationSettings = {
  noiseMv: 0,
  scale: 0,
  shiftMs: 0,
  baselineMv: 0,
  flip: false,
  swapLeads: false,
  references: 0,
};
/** beat, difference, previous, next of two leads. */
const wide = inputLayout(
  {
    ...defaultTrainSettings,
    input: {
      ...defaultTrainSettings.input,
      beat: true,
      difference: true,
      neighbours: true,
      features: 'whole',
      shape: false,
    },
  },
  true,
);
const LENGTH = 50;
/** 100 samples a second. */
const windowSec = 0.5;

/** One beat, changed; row 1 of a batch of three rows of equal content. */
function changed(
  change: Partial<AugmentationSettings>,
  { seed = 1, layout = BEAT_ALONE as InputLayout, beat = (i: number) => 1 + i } = {},
) {
  const size = LENGTH * layout.channels.length;
  const waveform = Float32Array.from({ length: 3 * size }, (_, i) => beat(i % size));
  const before = waveform.slice(size, 2 * size);
  const others = [waveform.slice(0, size), waveform.slice(2 * size)];
  const augmentation = { ...none, ...change };
  createAugment({ augmentation, layout, lengthSamples: LENGTH, windowSec })!(waveform, 1, seed);
  expect([waveform.slice(0, size), waveform.slice(2 * size)]).toEqual(others);
  return { before, after: waveform.slice(size, 2 * size) };
}
const channelOf = (beat: Float32Array, channel: number, channels: number) =>
  beat.filter((_, i) => i % channels === channel);
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const sd = (values: number[]) => {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
};
const seeds = Array.from({ length: 300 }, (_, i) => i + 1);
const all: AugmentationSettings = {
  noiseMv: 0.1,
  scale: 0.2,
  shiftMs: 60,
  baselineMv: 0.3,
  flip: false,
  swapLeads: false,
  references: 0,
};

describe('augmentation', () => {
  it('is nothing where all of it is zero', () => {
    const options = { layout: BEAT_ALONE, lengthSamples: LENGTH, windowSec: undefined };
    expect(createAugment({ augmentation: none, ...options })).toBeUndefined();
  });

  it('gives the same change for the same seed and another for another, whatever is in the batch besides', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 31 }), fc.boolean(), (seed, alone) => {
        const layout = alone ? BEAT_ALONE : wide;
        const first = changed(all, { seed, layout });
        expect(changed(all, { seed, layout }).after).toEqual(first.after);
        expect(changed(all, { seed: seed + 1, layout }).after).not.toEqual(first.after);
      }),
      { numRuns: 20 },
    );
  });

  it('adds white noise of the SD asked for', () => {
    const added = seeds.flatMap((seed) => {
      const { before, after } = changed({ noiseMv: 0.2 }, { seed, beat: () => 1 });
      return [...after].map((value, i) => value - before[i]!);
    });
    // 15 000 values: the SD of the mean is 0.0016, that of the SD 0.0012.
    expect(mean(added)).toBeCloseTo(0, 2);
    expect(Math.abs(sd(added) - 0.2)).toBeLessThan(0.006);
    const neighbours = added.slice(1).map((value, i) => value * added[i]!);
    expect(Math.abs(mean(neighbours)) / 0.04).toBeLessThan(0.05);
  });

  it('scales all channels of a beat by one factor around 1', () => {
    const factors = seeds.map((seed) => {
      const { before, after } = changed({ scale: 0.1 }, { seed, layout: wide });
      const ratios = [...after].map((value, i) => value / before[i]!);
      expect(Math.max(...ratios) - Math.min(...ratios)).toBeLessThan(1e-6);
      return ratios[0]!;
    });
    expect(Math.abs(mean(factors) - 1)).toBeLessThan(0.03);
    expect(Math.abs(sd(factors) - 0.1)).toBeLessThan(0.02);
  });

  it('turns about every second lead upside down, all of its channels and no other', () => {
    const half = wide.channels.length / 2;
    const signs = seeds.map((seed) => {
      const { before, after } = changed({ flip: true }, { seed, layout: wide });
      const signOf = (lead: number) => {
        const its = [...after.keys()].filter((i) => Math.floor((i % (2 * half)) / half) === lead);
        const [sign] = [...new Set(its.map((i) => after[i]! / before[i]!))];
        for (const i of its) expect(after[i]).toBe(sign! * before[i]!);
        return sign!;
      };
      return [signOf(0), signOf(1)] as const;
    });
    expect(new Set(signs.map(String))).toEqual(new Set(['1,1', '1,-1', '-1,1', '-1,-1']));
    // 300 tosses: the SD of their mean is 0.06.
    for (const lead of [0, 1] as const) {
      expect(Math.abs(mean(signs.map((pair) => pair[lead])))).toBeLessThan(0.25);
    }
  });

  it('exchanges the leads of about every second beat', () => {
    const width = wide.channels.length;
    const swapped = seeds.map((seed) => {
      const { before, after } = changed({ swapLeads: true }, { seed, layout: wide });
      const other = before.map((_, i) => before[i - (i % width) + ((i + width / 2) % width)]!);
      const isSwapped = after[0] !== before[0];
      expect(after).toEqual(isSwapped ? other : before);
      return isSwapped ? 1 : 0;
    });
    expect(Math.abs(mean(swapped) - 0.5)).toBeLessThan(0.13);
  });

  it('shifts all channels together by whole samples, the sample at the edge repeated', () => {
    const channels = wide.channels.length;
    const shifts = seeds.map((seed) => {
      const { before, after } = changed({ shiftMs: 60 }, { seed, layout: wide });
      const shift = Array.from({ length: 13 }, (_, i) => i - 6).filter((by) =>
        after.every((value, i) => {
          const from = Math.min(LENGTH - 1, Math.max(0, Math.floor(i / channels) - by));
          return value === before[from * channels + (i % channels)];
        }),
      );
      expect(shift).toHaveLength(1);
      return shift[0]!;
    });
    // ±60 ms are ±6 samples, all of them met.
    expect(new Set(shifts).size).toBe(13);
    expect(Math.abs(mean(shifts))).toBeLessThan(0.7);
  });

  it('shifts a window at most by its length', () => {
    for (const seed of seeds.slice(0, 20)) {
      const { before, after } = changed({ shiftMs: 5000 }, { seed });
      expect([...after].every((value) => before.includes(value))).toBe(true);
    }
  });

  it('adds a slow wave: a sine of one period a window at most, no higher than asked for', () => {
    const highest = seeds.map((seed) => {
      const { before, after } = changed(
        { baselineMv: 0.5, flip: false, swapLeads: false },
        { seed, beat: () => 2 },
      );
      const wave = [...after].map((value, i) => value - before[i]!);
      // A sampled sine obeys w[i−1] + w[i+1] = 2 cos(ω) w[i] with one ω, here of at most a period a window.
      const [top] = wave.map((_, i) => i).sort((a, b) => Math.abs(wave[b]!) - Math.abs(wave[a]!));
      const at = Math.min(LENGTH - 2, Math.max(1, top!));
      const twice = (wave[at - 1]! + wave[at + 1]!) / wave[at]!;
      expect(twice).toBeGreaterThan(2 * Math.cos((2 * Math.PI) / LENGTH) - 0.01);
      for (let i = 1; i < LENGTH - 1; i++) {
        expect(Math.abs(wave[i - 1]! + wave[i + 1]! - twice * wave[i]!)).toBeLessThan(1e-5);
      }
      return Math.max(...wave.map(Math.abs));
    });
    expect(Math.max(...highest)).toBeLessThanOrEqual(0.5 + 1e-6);
    expect(Math.max(...highest)).toBeGreaterThan(0.4);
    expect(Math.min(...highest)).toBeLessThan(0.1);
  });

  it('lies in the recording: the difference has the noise and wave of its beat, other windows have their own', () => {
    const { before, after } = changed(
      { noiseMv: 0.1, baselineMv: 0.2, flip: false, swapLeads: false, references: 0 },
      { layout: wide },
    );
    const channels = wide.channels.length;
    const added = wide.channels.map((_, channel) => {
      const [from, to] = [before, after].map((beat) => channelOf(beat, channel, channels));
      return [...to!].map((value, i) => value - from![i]!);
    });
    const largest = (a: number[], b: number[]) => Math.max(...a.map((value, i) => Math.abs(value - b[i]!)));
    wide.channels.forEach((one, i) => {
      wide.channels.forEach((other, j) => {
        const window = ({ lead, name }: typeof one) => [lead, name === 'difference' ? 'beat' : name].join();
        const apart = largest(added[i]!, added[j]!);
        if (window(one) === window(other)) expect(apart).toBeLessThan(1e-4);
        else expect(apart).toBeGreaterThan(0.05);
      });
    });
  });

  it('gives beats of one stretch the same scale, polarity and order of leads, and each its own noise', () => {
    const turned = { ...all, noiseMv: 0, baselineMv: 0, shiftMs: 0 };
    const augment = (augmentation: typeof all) =>
      createAugment({ augmentation, layout: wide, lengthSamples: LENGTH, windowSec: 1 })!;
    const ofSeeds = (augmentation: typeof all, seed: number, recording: number) => {
      const beat = Float32Array.from({ length: LENGTH * wide.channels.length }, (_, i) => 1 + i);
      augment(augmentation)(beat, 0, seed, recording);
      return beat;
    };
    expect(ofSeeds(turned, 1, 7)).toEqual(ofSeeds(turned, 2, 7));
    expect(new Set([1, 2, 3, 4, 5].map((recording) => ofSeeds(turned, 1, recording)[0])).size).toBe(5);
    const noisy = { ...turned, noiseMv: 0.1 };
    expect(ofSeeds(noisy, 1, 7)).not.toEqual(ofSeeds(noisy, 2, 7));
  });

  it('leaves a window that is not there as it is', () => {
    const channels = wide.channels.length;
    const absent = wide.channels.findIndex(({ name }) => name === 'next');
    const { after } = changed(all, { layout: wide, beat: (i) => (i % channels === absent ? 0 : 1 + i) });
    expect(channelOf(after, absent, channels).every((value) => value === 0)).toBe(true);
    expect(channelOf(after, 0, channels).every((value) => value !== 0)).toBe(true);
  });
});
