import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/base/random';
import { hrv, type RhythmBeat, rhythmEpisodes } from '../../../src/rhythm';
import { beatsEvery } from '../beats';
import reference from './hrv.json';

const ventricular = new Set(reference.ventricular);
const beats = reference.timesSec.map(
  (timeSec, i): RhythmBeat => ({ timeSec, classIndex: ventricular.has(i) ? 2 : 0 }),
);
const random = createRandom(5);

describe('heart rate variability', () => {
  it('is that of NumPy, to 1e-9 of each figure', () => {
    const { timeDomain, frequencyDomain, ectopicShare, reason } = hrv(beats, rhythmEpisodes(beats));
    expect(reason).toBeUndefined();
    expect(ectopicShare).toBeCloseTo(reference.ventricular.length / beats.length, 12);
    expect(Object.keys(timeDomain).sort()).toEqual(Object.keys(reference.timeDomain).sort());
    for (const [name, value] of Object.entries(reference.timeDomain)) {
      const own = timeDomain[name as keyof typeof timeDomain]!;
      expect(Math.abs(own / value - 1), name).toBeLessThan(1e-9);
    }
    for (const [name, value] of Object.entries(reference.frequencyDomain)) {
      const own = (frequencyDomain as unknown as Record<string, number>)[name]!;
      expect(Math.abs(own / value - 1), name).toBeLessThan(1e-9);
    }
    expect(frequencyDomain).toMatchObject({ method: 'lomb' });
  });

  it('gives a sine its power', () => {
    const intervals: number[] = [];
    for (let at = 0; at < 700; at += intervals.at(-1)!)
      intervals.push(0.8 + 0.05 * Math.sin(2 * Math.PI * 0.1 * at));
    const { frequencyDomain } = hrv(beatsEvery(intervals), []);
    expect((frequencyDomain as { lfMs2: number }).lfMs2).toBeCloseTo(50 ** 2 / 2, -2);
  });

  it('has reasons instead of numbers', () => {
    const regular = Array.from({ length: 1000 }, () => 0.8 + 0.02 * random.normal());
    const irregular = Array.from({ length: 1000 }, () => 0.4 + 0.7 * random.uniform());
    const mixed = beatsEvery([...regular, ...irregular]);
    expect(hrv(mixed, rhythmEpisodes(mixed))).toMatchObject({
      reason: 'fibrillation',
      frequencyDomain: { reason: 'fibrillation' },
    });
    const ectopic = beatsEvery(regular).map((beat, i) => ({ ...beat, classIndex: i % 4 === 3 ? 2 : 0 }));
    expect(hrv(ectopic, [])).toMatchObject({ reason: 'ectopics', frequencyDomain: { reason: 'ectopics' } });
    expect(hrv(beatsEvery(regular.slice(0, 200)), [])).toMatchObject({
      frequencyDomain: { reason: 'short' },
    });
    expect(hrv([], []).timeDomain).toMatchObject({
      intervals: 0,
      sdnnMs: undefined,
      triangularIndex: undefined,
    });
  });

  it('leaves out fibrillation, and does not join intervals over gaps', () => {
    const all = beatsEvery(Array(100).fill(0.75));
    const episode = { kind: 'fibrillation' as const, startSec: 0, endSec: 7.5, beats: 11, bpm: 80 };
    expect(hrv(all, [episode]).timeDomain.intervals).toBe(90);
    // Slower after the third beat: only over the gap are two intervals different.
    const slower = beatsEvery([...Array(3).fill(0.75), ...Array(97).fill(1)]);
    expect(hrv(slower, []).timeDomain.rmssdMs).toBeGreaterThan(20);
    const apart = [...slower.slice(0, 3), undefined, ...slower.slice(3)];
    expect(hrv(apart, []).timeDomain).toMatchObject({ intervals: 99, rmssdMs: 0, sd1Ms: 0 });
  });

  it('takes two beats at one time for the first of them, and has no quotient without power', () => {
    const all = beatsEvery(Array(900).fill(0.75));
    const doubled = all.flatMap((beat, i) => (i === 400 ? [beat, { ...beat, classIndex: 2 }] : [beat]));
    expect(hrv(doubled, [])).toEqual(hrv(all, []));
    expect(hrv(all, [])).toMatchObject({
      ectopicShare: 0,
      timeDomain: { intervals: 900 },
      frequencyDomain: { hfMs2: 0, lfMs2: 0, lfByHf: undefined },
    });
  });

  it('leaves out intervals next to beats of class Q or without one, which are not counted', () => {
    const all = beatsEvery(Array(99).fill(0.75));
    const others = all.map((beat, i) => ({
      ...beat,
      classIndex: i === 20 ? 4 : i === 40 ? 255 : i === 60 ? 1 : 0,
    }));
    expect(hrv(others, [])).toMatchObject({ ectopicShare: 1 / 98, timeDomain: { intervals: 93 } });
  });
});
