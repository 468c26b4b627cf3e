import { describe, expect, it } from 'vitest';
import {
  beatsBetween,
  markedAt,
  nextBeat,
  rhythmChanges,
  snapToPeak,
} from '../../../src/state/edits/selectMarks';
import type { ViewData } from '../../../src/state/types';
import { recordMarks } from '../../../src/workers/records/recordMarks';
import { annotationsOf, mark } from '../../edits/marks';

const all = [
  mark(18, '+', { aux: '(N' }),
  mark(100, 'N', { channel: 1, num: -2, subtype: 3 }),
  mark(100, '"', { aux: 'odd' }),
  mark(400, '~'),
  mark(700, '?'),
  mark(1000, 'V'),
];
const marks = recordMarks(annotationsOf(all), 360);

describe('annotations to be edited', () => {
  it('have all their fields', () => {
    expect(markedAt(marks, 360, 100)).toEqual(all[1]);
    expect(markedAt(marks, 360, 18)).toEqual(all[0]);
    expect(markedAt(marks, 360, 19)).toBeUndefined();
    expect(rhythmChanges(marks, 360)).toEqual([all[0]]);
  });

  it('are the beat, whatever else is at its sample, if it has no class either', () => {
    const two = [mark(100, '"', { aux: 'odd' }), mark(100, '?')];
    expect(markedAt(recordMarks(annotationsOf(two), 360), 360, 100)).toEqual(two[1]);
  });

  it('are changes of the rhythm only where they say so: a `+` without a text leaves the rhythm as it is', () => {
    const changes = [mark(18, '+', { aux: '(AFIB' }), mark(100, '+'), mark(400, '+', { aux: '(' })];
    const known = recordMarks(annotationsOf(changes), 360);
    expect(rhythmChanges(known, 360)).toEqual([changes[0], changes[2]]);
  });

  it('are the beats of a range, in either direction, those without a class too', () => {
    expect(beatsBetween(marks, 360, 1000, 100)).toEqual([all[1], all[4], all[5]]);
    expect(beatsBetween(marks, 360, 101, 999)).toEqual([all[4]]);
  });

  it('follow each other beat by beat', () => {
    expect([100, 700, 1000].map((at) => nextBeat(marks, 360, at, 1))).toEqual([700, 1000, undefined]);
    expect([100, 700, 1000].map((at) => nextBeat(marks, 360, at, -1))).toEqual([undefined, 100, 700]);
    expect(nextBeat(marks, 360, 350, -1)).toBe(100);
  });
});

describe('the R wave at a click', () => {
  const at = Array.from({ length: 100 }, (_, i) => i / 100);
  // The zero line is at 1 mV; the highest point away from it is the dip at 0.52 s.
  const value = Float32Array.from(at, (sec) =>
    sec === 0.52 ? -2 : sec === 0.47 ? 3.5 : sec === 0.9 ? 9 : 1,
  );
  const raw = { timeSec: Float64Array.from(at), value };
  const lead = { raw, denoised: undefined, medianValue: 1 } as ViewData['leads'][number];
  const snap = (timeSec: number) => snapToPeak(lead, timeSec, { withinSec: 0.05, samplingHz: 100 });

  it('is farthest from the zero line within 50 ms, up or down', () => {
    expect(snap(0.51)).toBe(52);
    expect(snap(0.45)).toBe(47);
    expect(snapToPeak(undefined, 0.514, { withinSec: 0.05, samplingHz: 100 })).toBe(51);
  });

  it('is looked for on the denoised lead where there is one', () => {
    const denoised = { ...raw, value: value.map((_, i) => (i === 49 ? 1 : 0)) };
    const cleaned = { ...lead, denoised, denoisedMedianValue: 0 };
    expect(snapToPeak(cleaned, 0.51, { withinSec: 0.05, samplingHz: 100 })).toBe(49);
  });
});
