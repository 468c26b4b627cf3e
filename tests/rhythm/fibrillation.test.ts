import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/base/random';
import { createRhythm, RHYTHM_LIMITS, type RhythmBeat, rhythmEpisodes } from '../../src/rhythm';
import { createDeviationSymbols, createRateSymbols } from '../../src/rhythm/rrSymbols';
import { createWordEntropy } from '../../src/rhythm/wordEntropy';
import { beatsEvery } from './beats';
import reference from './zhou.json';

describe('the entropy of words', () => {
  it('is that of NumPy', () => {
    const entropy = createWordEntropy(reference.words);
    const values = reference.symbols.map((symbol) => entropy.push(symbol));
    expect(values.findIndex((value) => value !== undefined)).toBe(reference.words + 1);
    const defined = values.filter((value) => value !== undefined);
    expect(defined).toHaveLength(reference.entropy.length);
    for (const [i, value] of defined.entries()) expect(value).toBeCloseTo(reference.entropy[i]!, 12);
  });

  it('is 0 of one word and 1 of different ones', () => {
    const entropy = createWordEntropy(8);
    const feed = (symbols: number[]) => symbols.map((symbol) => entropy.push(symbol)).at(-1);
    expect(feed(Array(20).fill(5))).toBeCloseTo(0, 12);
    expect(feed([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])).toBeCloseTo(1, 12);
  });
});

describe('symbols of intervals', () => {
  it('are the rate in steps of 5 bpm', () => {
    const symbols = createRateSymbols();
    expect([1, 0.5, 0.1, 60 / 104.9].flatMap(symbols.push)).toEqual([12, 24, 63, 20]);
  });

  it('are the deviation from slow means, as NumPy has them', () => {
    const symbols = createDeviationSymbols();
    const all = [...reference.intervals.flatMap((rr) => symbols.push(rr)), ...symbols.finish()];
    expect(all).toEqual(reference.deviationSymbols);
  });

  it('are one an interval also of few', () => {
    const symbols = createDeviationSymbols();
    expect([...[0.8, 0.8, 1].flatMap((rr) => symbols.push(rr)), ...symbols.finish()]).toHaveLength(3);
    expect(createDeviationSymbols().finish()).toEqual([]);
  });
});

const random = createRandom(7);
/** Intervals of a regular rhythm, and of fibrillation. */
const regular = (count: number) => Array.from({ length: count }, () => 0.8 + 0.02 * random.normal());
const irregular = (count: number) => Array.from({ length: count }, () => 0.4 + 0.6 * random.uniform());
/** By the published thresholds. */
const fibrillation = (beats: Iterable<RhythmBeat | undefined>, symbols: 'rate' | 'deviation') => {
  const threshold = symbols === 'rate' ? 0.639 : 0.353;
  const fibrillation = { ...RHYTHM_LIMITS.fibrillation, symbols, threshold };
  const limits = { ...RHYTHM_LIMITS, fibrillation };
  return rhythmEpisodes(beats, limits).filter(({ kind }) => kind === 'fibrillation');
};

describe.each(['rate', 'deviation'] as const)('fibrillation by %s', (symbols) => {
  it('is found where intervals are irregular', () => {
    const before = regular(400);
    const within = irregular(400);
    const beats = beatsEvery([...before, ...within, ...regular(400)]);
    const episodes = fibrillation(beats, symbols);
    expect(episodes).toHaveLength(1);
    const [{ startSec, endSec, beats: count }] = episodes as [(typeof episodes)[0]];
    const near = 64;
    expect(Math.abs(startSec - beats[400]!.timeSec)).toBeLessThan(near);
    expect(Math.abs(endSec - beats[800]!.timeSec)).toBeLessThan(near);
    expect(count).toBe(beats.filter(({ timeSec }) => timeSec >= startSec && timeSec <= endSec).length);
  });

  it('is known 64 beats late, by deviations 127', () => {
    const limits = RHYTHM_LIMITS.fibrillation;
    const rhythm = createRhythm({
      ...RHYTHM_LIMITS,
      fibrillation: { ...limits, symbols, threshold: 0.3, shortestSec: 0 },
    });
    const beats = beatsEvery(irregular(300));
    const said = beats.findIndex((beat) =>
      rhythm.push(beat).some(({ episode }) => episode.kind === 'fibrillation'),
    );
    // The 65th interval is in the middle of the first words.
    expect(said - 65).toBe(symbols === 'rate' ? 64 : 127);
  });

  it('is all of a record that has nothing else, and nothing of a regular or a short one', () => {
    const beats = beatsEvery(irregular(300));
    expect(fibrillation(beats, symbols)).toMatchObject([
      { startSec: 0, endSec: beats.at(-1)!.timeSec, beats: 301 },
    ]);
    expect(fibrillation(beatsEvery(regular(300)), symbols)).toEqual([]);
    expect(fibrillation(beatsEvery(irregular(100)), symbols)).toEqual([]);
    expect(fibrillation([...beatsEvery(irregular(100)), undefined], symbols)).toEqual([]);
  });

  it('is not made by ectopic beats that have their class', () => {
    const beats: RhythmBeat[] = [];
    let timeSec = 0;
    for (let i = 0; i < 900; i++) {
      const isEctopic = i % 4 === 3 || (i % 4 === 1 && random.uniform() < 0.5);
      timeSec +=
        (isEctopic ? 0.3 : 0.8) + (beats.at(-1)?.classIndex || isEctopic ? 0.5 * random.uniform() : 0);
      beats.push({ timeSec, classIndex: isEctopic ? 2 : 0 });
    }
    expect(fibrillation(beats, symbols)).toEqual([]);
    expect(
      fibrillation(
        beats.map(({ timeSec }) => ({ timeSec, classIndex: 255 })),
        symbols,
      ),
    ).not.toEqual([]);
  });
});
