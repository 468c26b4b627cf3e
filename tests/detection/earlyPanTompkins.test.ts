import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/base/random';
import { createPanTompkins, panTompkins } from '../../src/detection';
import { describeWithShared } from '../shared';
import { matchBeats } from './matchBeats';
import { realLead } from './realLead';

/** Samples that had come after each beat when it was told, sample by sample. */
function waits(lead: Float32Array, hz: number, way: 'paper' | 'early'): { sample: number; wait: number }[] {
  const detector = createPanTompkins(hz, way);
  const told: { sample: number; wait: number }[] = [];
  for (let i = 0; i < lead.length; i++) {
    for (const sample of detector.push([lead.subarray(i, i + 1)])) told.push({ sample, wait: i - sample });
  }
  return told;
}

/** Narrow waves at these times, on a flat line. */
function waves(hz: number, durationSec: number, at: readonly (readonly [sec: number, height: number])[]) {
  return Float32Array.from({ length: durationSec * hz }, (_, i) =>
    at.reduce((sum, [sec, height]) => sum + height * Math.exp(-(((i / hz - sec) / 0.012) ** 2)), 0),
  );
}

const regular = Array.from({ length: 12 }, (_, i) => [0.5 + i, 1] as const);

describe('beats reported early', () => {
  const HZ = 250;

  it('are told once the waveform has fallen, a fixed number of samples after the wave, without waiting for a higher one', () => {
    const lead = waves(HZ, 13, regular);
    const early = waits(lead, HZ, 'early').slice(3);
    const paper = waits(lead, HZ, 'paper').slice(3);
    expect(early.map(({ sample }) => sample)).toEqual(paper.map(({ sample }) => sample));
    const [first] = early;
    expect(early.every(({ wait }) => Math.abs(wait - first!.wait) <= 1)).toBe(true);
    expect(first!.wait / HZ).toBeLessThan(0.27);
    // The refractory time of the paper alone is 0.2 s, its filters as much again.
    expect(Math.min(...paper.map(({ wait }) => wait)) / HZ).toBeGreaterThan(0.38);
  });

  it('stay where they were told, and a higher wave within the refractory time is no second one', () => {
    const pair = [
      [12.5, 1],
      [12.692, 1.05],
    ] as const;
    const lead = waves(HZ, 16, [...regular, ...pair, [13.5, 1], [14.5, 1]]);
    const near = (beats: readonly number[]) => beats.filter((sample) => Math.abs(sample / HZ - 12.6) < 0.3);
    // Only the higher one is the greatest on both sides.
    expect(near(panTompkins(lead, HZ)).map((sample) => sample / HZ)).toEqual([12.692]);
    expect(near(panTompkins(lead, HZ, 'early')).map((sample) => sample / HZ)).toEqual([12.5]);
    // The beats after it are found all the same.
    expect(panTompkins(lead, HZ, 'early').filter((sample) => sample / HZ > 13)).toHaveLength(2);
  });
});

describeWithShared('beats of real leads reported early', (shared) => {
  it.each([
    ['mitdb', '108'],
    ['mitdb', '208'],
    ['mitdb', '222'],
    ['svdb', '864'],
  ])('are the same in pieces as in one: %s %s', (database, name) => {
    const { leads, hz } = realLead(shared, database, name);
    const lead = leads[0]!.subarray(0, 300 * hz);
    const random = createRandom(5);
    const detector = createPanTompkins(hz, 'early');
    const beats: number[] = [];
    for (let from = 0; from < lead.length; ) {
      const to = from + 1 + random.below(700);
      beats.push(...detector.push([lead.subarray(from, to)]));
      from = to;
    }
    beats.push(...detector.finish());
    expect(beats).toEqual(panTompkins(lead, hz, 'early'));
    expect(beats).toEqual(beats.toSorted((a, b) => a - b));
    expect(beats.length).toBeGreaterThan(200);
  });

  it.each([
    ['mitdb', '119'],
    ['mitdb', '208'],
    ['svdb', '864'],
  ])('come within 0.32 s, but for one in twenty, and few are missed or invented: %s %s', (database, name) => {
    const { leads, hz, beats } = realLead(shared, database, name);
    const told = waits(leads[0]!, hz, 'early');
    const sorted = told.map(({ wait }) => wait / hz).toSorted((a, b) => a - b);
    expect(sorted[Math.floor(0.5 * sorted.length)]).toBeLessThan(0.28);
    expect(sorted[Math.floor(0.95 * sorted.length)]).toBeLessThan(0.32);
    const { found, missed, invented } = matchBeats(
      beats,
      told.map(({ sample }) => sample),
      Math.floor(0.15 * hz),
    );
    expect(missed / (found + missed)).toBeLessThan(0.03);
    expect(invented / found).toBeLessThan(0.01);
  });
});
