import { describe, expect, it } from 'vitest';
import { clusterBeats } from '../../../src/beats/templates/clusterBeats';
import { pickRows } from '../../../src/beats/templates/pickRows';
import { splitRows } from '../../../src/beats/templates/splitRows';
import { mergedTemplate, splitTemplate, templateOf } from '../../../src/beats/templates/templates';
import { type MadeBeat, shapedBeats } from './shapes';

const mixed = Array.from(
  { length: 30 },
  (_, i): MadeBeat => ({
    shape: i % 3 === 0 ? 'wide' : 'narrow',
    early: i % 5 === 0,
  }),
);
const wide = mixed.flatMap(({ shape }, i) => (shape === 'wide' ? [i] : []));
const all = mixed.map((_, i) => i);

/** Rows of length 1 in two dimensions, by their angles. */
const atAngles = (...degrees: number[]) => ({
  width: 2,
  rows: Float32Array.from(
    degrees.flatMap((angle) => [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)]),
  ),
});

describe('a template', () => {
  it('has mean and standard deviation of its beats, and counts the early ones', () => {
    const { beats } = clusterBeats(shapedBeats(mixed, { noise: 0.2 }));
    const { mean, sd, early } = templateOf(beats, wide);
    const at = 32;
    const values = wide.map((beat) => beats.waveform[beat * 90 + at]!);
    const average = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - average) ** 2, 0) / (values.length - 1);
    expect(mean[at]).toBeCloseTo(average, 6);
    expect(sd[at]).toBeCloseTo(Math.sqrt(variance), 6);
    expect(early).toBe(wide.filter((beat) => beat % 5 === 0).length);
  });

  it('of two shapes is split into these, and merging both gives it back to the last bit', () => {
    const { beats } = clusterBeats(shapedBeats(mixed));
    const whole = templateOf(beats, all);
    const side = splitRows({
      width: beats.qrs.width,
      rows: pickRows(beats.qrs.rows, beats.qrs.width, whole.beats),
    })!;
    const [one, other] = splitTemplate(beats, whole, side);
    expect([[...one.beats], [...other.beats]]).toEqual([wide, all.filter((i) => !wide.includes(i))]);
    expect(mergedTemplate(beats, one, other)).toEqual(whole);
    expect(mergedTemplate(beats, other, one)).toEqual(whole);
  });
});

describe('rows split in two', () => {
  it('go to the nearer of two groups, in any order', () => {
    expect([...splitRows(atAngles(0, 3, 90, 6, 93))!]).toEqual([0, 0, 1, 0, 1]);
    expect([...splitRows(atAngles(93, 6, 90, 3, 0))!]).toEqual([0, 1, 0, 1, 1]);
    expect([...splitRows(atAngles(0, 20))!]).toEqual([0, 1]);
  });

  it('lie on the two sides of their first principal component, in more than two dimensions', () => {
    // Two groups along (1, 2, 2) / 3, with less spread across; the groups part where the component's scores change sign.
    const axis = [1 / 3, 2 / 3, 2 / 3];
    const across = [2 / 3, 1 / 3, -2 / 3];
    const scores = [-1, 0.8, -0.9, 1.1, -1.2, 0.9, 1.3, -1];
    const rows = scores.flatMap((score, i) =>
      axis.map((value, j) => score * value + 0.3 * Math.cos(2.4 * i) * across[j]!),
    );
    expect([...splitRows({ width: 3, rows: Float32Array.from(rows) })!]).toEqual(
      scores.map((score) => (score < 0 ? 0 : 1)),
    );
  });

  it('are refused where all are equal', () => {
    expect(splitRows(atAngles(10, 10, 10))).toBeUndefined();
    expect(splitRows(atAngles(10))).toBeUndefined();
    expect(splitRows(atAngles())).toBeUndefined();
  });
});
