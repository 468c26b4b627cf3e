import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/base/random';
import { beatFeatures } from '../../src/beats/beatFeatures';
import { RHYTHM_COLUMNS } from '../../src/beats/types';

const columns = RHYTHM_COLUMNS.length;
const columnOf = (name: (typeof RHYTHM_COLUMNS)[number]['name']) =>
  RHYTHM_COLUMNS.findIndex((column) => column.name === name);

/** Times in order, RR from 0 (two annotations at one place) to far beyond a pause. */
const someTimes = fc
  .array(fc.oneof(fc.double({ min: 0.2, max: 2, noNaN: true }), fc.constantFrom(0, 0.8, 30)), {
    maxLength: 40,
  })
  .map((intervals) => {
    let time = 0.3;
    return Float64Array.from(intervals, (interval) => (time += interval));
  });

function medianOf(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return undefined;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** What the columns say, spelled out for one beat. */
function expectedOf(times: readonly number[], beat: number): number[] {
  const rr = times.map((time, i) => (i === 0 ? undefined : time - times[i - 1]!));
  const all = rr.slice(1) as number[];
  const median = medianOf(all);
  const mean = (from: number, to: number) => {
    const some = rr.slice(Math.max(0, from), Math.max(0, to + 1)).filter((value) => value !== undefined);
    return some.length === 0 ? undefined : some.reduce((sum, value) => sum + value, 0) / some.length;
  };
  const ratio = (a: number | undefined, b: number | undefined) => {
    if (a === undefined || b === undefined || (a === 0 && b === 0)) return 0;
    return Math.min(2, Math.max(-2, Math.log(a) - Math.log(b)));
  };
  const changes = all
    .slice(1)
    .map((interval, i) => Math.abs(Math.log(interval) - Math.log(all[i]!)))
    .filter(Number.isFinite);
  const irregularity = medianOf(changes);
  const byIrregularity = (a: number | undefined, b: number | undefined) => {
    const figure = Math.log(a ?? Number.NaN) - Math.log(b ?? Number.NaN);
    const value = figure / (2 * (0.03 + (irregularity ?? Number.NaN)));
    return Number.isNaN(value) ? 0 : Math.min(5, Math.max(-5, value));
  };
  const previous = rr[beat];
  const next = rr[beat + 1];
  const quantile = (values: readonly number[], share: number) => {
    const sorted = values.toSorted((a, b) => a - b);
    const place = share * (sorted.length - 1);
    const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
    return low === undefined ? undefined : low + (high! - low) * (place % 1);
  };
  const percentile = (percent: number) => quantile(all, percent / 100);
  const past = (at: number) => mean(at - 31, at);
  const minute = rr.findIndex((_, i) => i > 0 && times[beat]! - times[i]! < 60 - 1e-6);
  const patternless = [1, 2, 3].flatMap((step) => {
    const some = rr.flatMap((interval, i) => {
      const before = rr[i - step];
      const isThere = i > beat - 32 && i <= beat && interval !== undefined && before !== undefined;
      return isThere ? [Math.abs(Math.log(interval) - Math.log(before))] : [];
    });
    const changes = some.filter(Number.isFinite);
    return changes.length < 8 ? [] : [medianOf(changes)!];
  });
  const pasts = times.slice(1).map((_, i) => past(i + 1)!);
  const meanOfAll = mean(1, times.length);
  const both = (reference: number | undefined) => [ratio(previous, reference), ratio(next, reference)];
  return [
    ratio(previous, median),
    ratio(rr[beat + 1], median),
    ratio(previous, rr[beat + 1]),
    ratio(previous, mean(beat - 4, beat + 5)),
    ratio(previous, mean(beat - 10, beat - 1)),
    ratio(previous, rr[beat - 1]),
    byIrregularity(previous, median),
    byIrregularity(rr[beat + 1], median),
    byIrregularity(previous, rr[beat + 1]),
    ...both(mean(beat - 9, beat)),
    ...both(past(beat)),
    ...both(beat === 0 ? undefined : mean(minute, beat)),
    ...both(mean(0, beat)),
    ...both(mean(beat - 16, beat + 16)),
    ...both(meanOfAll),
    ...both(percentile(75)),
    ...both(percentile(90)),
    ratio(percentile(75), percentile(25)),
    ratio(percentile(90), percentile(50)),
    ratio(meanOfAll, percentile(50)),
    ratio(previous, 0.8),
    ratio(past(beat), 0.8),
    patternless.length === 0 ? 0 : ratio(0.02 + Math.min(...patternless), 0.1),
    ratio(past(beat), quantile(pasts, 0.9)),
  ];
}

/** Choices that use nothing after a beat. */
const CAUSAL = ['causal', 'runningCausal', 'absolute'];

describe('beatFeatures', () => {
  it('are the logarithms of the ratios that their names say', () => {
    fc.assert(
      fc.property(someTimes, (times) => {
        const features = beatFeatures(times);
        expect(features).toHaveLength(times.length * columns);
        for (let beat = 0; beat < times.length; beat++) {
          const row = features.subarray(beat * columns, (beat + 1) * columns);
          const expected = expectedOf([...times], beat);
          expect(expected).toHaveLength(columns);
          expected.forEach((value, column) => {
            expect(row[column], RHYTHM_COLUMNS[column]!.name).toBeCloseTo(value, 5);
          });
        }
      }),
    );
  });

  it('are finite and within ±2 (by irregularity: ±5) whatever the times, and 0 for a beat alone', () => {
    fc.assert(
      fc.property(someTimes, (times) => {
        beatFeatures(times).forEach((value, i) => {
          const limit = RHYTHM_COLUMNS[i % columns]!.name.endsWith('ByIrregularity') ? 5 : 2;
          expect(Math.abs(value)).toBeLessThanOrEqual(limit);
        });
      }),
    );
    expect([...beatFeatures(Float64Array.of(3))]).toEqual(new Array(columns).fill(0));
    expect(beatFeatures(new Float64Array(0))).toHaveLength(0);
  });

  it('called causal depend on the past alone: another future changes nothing', () => {
    const causal = RHYTHM_COLUMNS.flatMap((column, i) =>
      (column.of as readonly string[]).some((choice) => CAUSAL.includes(choice)) ? [i] : [],
    );
    expect(causal.length).toBeGreaterThan(8);
    fc.assert(
      fc.property(someTimes, someTimes, fc.nat(40), (times, others, cut) => {
        const past = times.subarray(0, cut);
        const future = others.map((time) => time + (past.at(-1) ?? 0));
        const changed = beatFeatures(Float64Array.from([...past, ...future]));
        const features = beatFeatures(times);
        for (let beat = 0; beat < past.length; beat++) {
          for (const column of causal) {
            expect(changed[beat * columns + column]).toBe(features[beat * columns + column]);
          }
        }
      }),
    );
  });

  it('do not look at how fast a heart beats, apart from absolute intervals and the last minute', () => {
    const isRelative = (column: number) => !/Absolute|Minute/.test(RHYTHM_COLUMNS[column]!.name);
    fc.assert(
      fc.property(someTimes, (times) => {
        const slower = beatFeatures(times.map((time) => 2 * time));
        beatFeatures(times).forEach((value, i) => {
          if (isRelative(i % columns)) expect(slower[i]).toBeCloseTo(value, 5);
        });
      }),
    );
  });

  it('show a premature beat and its pause', () => {
    const times = Float64Array.of(0, 1, 2, 3, 4, 4.5, 6, 7, 8);
    const features = beatFeatures(times);
    const at = (beat: number, name: Parameters<typeof columnOf>[0]) =>
      features[beat * columns + columnOf(name)];
    expect(at(5, 'previousToMedian')).toBeCloseTo(Math.log(0.5), 6);
    expect(at(5, 'nextToMedian')).toBeCloseTo(Math.log(1.5), 6);
    expect(at(5, 'previousToNext')).toBeCloseTo(Math.log(1 / 3), 6);
    expect(at(5, 'previousToPast')).toBeCloseTo(Math.log(0.5), 6);
    expect(at(6, 'previousToBefore')).toBeCloseTo(Math.log(3), 6);
  });

  const timesOf = (intervals: readonly number[]) => {
    let time = 0;
    return Float64Array.from([0, ...intervals], (interval) => (time += interval));
  };
  const meanFeature = (intervals: readonly number[], name: Parameters<typeof columnOf>[0], from: number) => {
    const features = beatFeatures(timesOf(intervals));
    let sum = 0;
    for (let beat = from; beat <= intervals.length; beat++) sum += features[beat * columns + columnOf(name)]!;
    return sum / (intervals.length - from + 1);
  };

  it('tell an ectopic rhythm from the usual one where most of the record is ectopic', () => {
    // 40 sinus beats, then 160 of a tachycardia: the median of the record is the tachycardia.
    const intervals = [...new Array(40).fill(1), ...new Array(160).fill(0.42)];
    expect(meanFeature(intervals, 'previousToMedian', 100)).toBeCloseTo(0, 6);
    expect(meanFeature(intervals, 'pastToSlowest', 100)).toBeLessThan(-0.8);
    // The beat that begins it is early against the past, whatever comes.
    const features = beatFeatures(timesOf(intervals));
    expect(features[41 * columns + columnOf('previousToLast32')]).toBeLessThan(-0.8);
  });

  it('tell fibrillation from a bigeminy and a trigeminy', () => {
    const repeated = (pattern: readonly number[]) =>
      Array.from({ length: 200 }, (_, i) => pattern[i % pattern.length]!);
    const random = createRandom(3);
    const fibrillation = Array.from({ length: 200 }, () => 0.7 * Math.exp(0.25 * random.normal()));
    const regular = meanFeature(repeated([0.8]), 'pastIrregularity', 40);
    for (const pattern of [
      [0.6, 1],
      [0.6, 1, 0.8],
    ]) {
      expect(meanFeature(repeated(pattern), 'pastIrregularity', 40)).toBeCloseTo(regular, 4);
    }
    expect(meanFeature(fibrillation, 'pastIrregularity', 40)).toBeGreaterThan(regular + 2);
  });
});
