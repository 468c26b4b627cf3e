import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createRhythm,
  RHYTHM_LIMITS,
  type RhythmBeat,
  type RhythmEvent,
  rhythmEpisodes,
} from '../../src/rhythm';
import { beatsEvery, beatsOf } from './beats';

/** Kinds of the episodes of beats 0.8 s apart, with their beats: `run ventricular 3`. */
const found = (text: string, rrSec?: number) =>
  rhythmEpisodes(beatsOf(text, rrSec)).map(({ kind, origin, beats }) =>
    [kind, origin, beats].filter(Boolean).join(' '),
  );

describe('ectopic beats in a row', () => {
  it('are couplets and runs, of one origin, whatever ends them', () => {
    expect(found('NVNVVNSSSN')).toEqual(['couplet ventricular 2', 'run supraventricular 3']);
    expect(found('VVVV')).toEqual(['run ventricular 4']);
    expect(found('NVVSSFN')).toEqual(['couplet ventricular 2', 'couplet supraventricular 2']);
    expect(found('VVFVV|V.VV')).toEqual(Array(3).fill('couplet ventricular 2'));
  });

  it('have times and a rate', () => {
    expect(rhythmEpisodes(beatsOf('NVVVN', 0.5))).toEqual([
      { kind: 'run', origin: 'ventricular', startSec: 1, endSec: 2, beats: 3, bpm: 120 },
    ]);
  });
});

describe('bigeminy and trigeminy', () => {
  it('need three cycles', () => {
    expect(found('NNVNVN')).toEqual([]);
    expect(found('NVNVNVN')).toEqual(['bigeminy ventricular 6']);
    expect(found('NNVNNVNN')).toEqual([]);
    expect(found('NNVNNVNNVNNN')).toEqual(['trigeminy ventricular 9']);
    expect(found('NSNSNSNS')).toEqual(['bigeminy supraventricular 8']);
  });

  it('end where the pattern breaks', () => {
    expect(found('NVNVNVNNVNVNV')).toEqual(['bigeminy ventricular 6', 'bigeminy ventricular 6']);
    expect(found('NVNV|NV')).toEqual([]);
    expect(found('NVNV.NVNV')).toEqual([]);
    expect(found('NVNVNSNVNV')).toEqual([]);
    const [bigeminy] = rhythmEpisodes(beatsOf('NNVNVNVNN', 1));
    expect(bigeminy).toMatchObject({ startSec: 2, endSec: 7 });
  });
});

describe('pauses', () => {
  it('are intervals over two seconds and up to five', () => {
    const pauses = rhythmEpisodes(beatsOf('N N  N   N    N     N', 1)).filter(({ kind }) => kind === 'pause');
    expect(pauses.map(({ startSec, endSec }) => endSec - startSec)).toEqual([3, 4, 5]);
  });

  it('begin before a beat ends them, where gaps are told', () => {
    const rhythm = createRhythm({ ...RHYTHM_LIMITS, longestRrSec: Number.POSITIVE_INFINITY });
    rhythm.push({ timeSec: 10, classIndex: 0 });
    expect(rhythm.advance(12)).toEqual([]);
    expect(rhythm.advance(12.1)).toMatchObject([
      { phase: 'begin', episode: { kind: 'pause', startSec: 10, endSec: 12 } },
    ]);
    expect(rhythm.advance(15)).toEqual([]);
    expect(rhythm.push({ timeSec: 17, classIndex: 0 })).toMatchObject([
      { phase: 'end', episode: { startSec: 10, endSec: 17, beats: 2 } },
    ]);
    rhythm.advance(30);
    expect(rhythm.gap()).toMatchObject([
      { phase: 'end', episode: { startSec: 17, endSec: 30, bpm: Number.NaN } },
    ]);
  });
});

describe('slow and fast rhythms', () => {
  it('are the mean of eight intervals', () => {
    const intervals = [
      ...Array(8).fill(0.8),
      ...Array(12).fill(0.5),
      ...Array(8).fill(0.8),
      ...Array(8).fill(1.3),
    ];
    const episodes = rhythmEpisodes(beatsEvery(intervals));
    expect(episodes.map(({ kind }) => kind)).toEqual(['tachycardia', 'bradycardia']);
    // 60 s / 100: five of eight intervals have 0.5 s, so three of the slower ones are in the first eight.
    expect(episodes[0]!.startSec).toBeCloseTo(6 * 0.8, 9);
  });

  it('say nothing of fewer beats, and nothing over a gap', () => {
    expect(found('NNNNNNNN', 0.4)).toEqual([]);
    expect(found('NNNNNNN|NNNNNNN', 0.4)).toEqual([]);
    expect(found('NNNNNNNNN', 0.4)).toEqual(['tachycardia 9']);
  });
});

it('rejects beats that go back in time, and takes two at one time for one', () => {
  const rhythm = createRhythm();
  rhythm.push({ timeSec: 2, classIndex: 2 });
  expect(() => rhythm.push({ timeSec: 1, classIndex: 0 })).toThrow('A beat at 1 s cannot follow one at 2 s.');
  rhythm.push({ timeSec: 2, classIndex: 2 });
  expect(rhythm.gap()).toEqual([]);
});

const beatsLike = fc
  .array(fc.tuple(fc.double({ min: 0.3, max: 7, noNaN: true }), fc.constantFrom(0, 0, 0, 1, 2, 2, 3, 255)), {
    maxLength: 80,
  })
  .map((steps) => {
    let timeSec = 0;
    return steps.map(([rr, classIndex]): RhythmBeat => {
      timeSec += rr;
      return { timeSec, classIndex };
    });
  });

it('every episode begins once, ends once, and is the same however often it is asked in between', () => {
  const limits = { ...RHYTHM_LIMITS, longestRrSec: Number.POSITIVE_INFINITY };
  const eventsOf = (beats: RhythmBeat[], asks: number) => {
    const rhythm = createRhythm(limits);
    const events: RhythmEvent[] = [];
    let last = 0;
    for (const beat of beats) {
      for (let i = 1; i <= asks; i++)
        events.push(...rhythm.advance(last + ((beat.timeSec - last) * i) / (asks + 1)));
      events.push(...rhythm.push(beat));
      last = beat.timeSec;
    }
    return [...events, ...rhythm.gap()];
  };
  fc.assert(
    fc.property(beatsLike, fc.integer({ min: 1, max: 5 }), (beats, asks) => {
      const events = eventsOf(beats, 0);
      expect(eventsOf(beats, asks)).toEqual(events);
      const open = new Map<string, number>();
      for (const { phase, episode } of events) {
        const key = `${episode.kind} ${episode.origin} ${episode.startSec}`;
        expect(open.get(key)).toBe(phase === 'begin' ? undefined : 1);
        open.set(key, (open.get(key) ?? 0) + 1);
        expect(episode.endSec).toBeGreaterThan(episode.startSec);
      }
      expect([...open.values()].every((count) => count === 2)).toBe(true);
    }),
  );
});
