import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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
  ];
}

describe('beatFeatures', () => {
  it('are the logarithms of the ratios that their names say', () => {
    fc.assert(
      fc.property(someTimes, (times) => {
        const features = beatFeatures(times);
        expect(features).toHaveLength(times.length * columns);
        for (let beat = 0; beat < times.length; beat++) {
          const row = features.subarray(beat * columns, (beat + 1) * columns);
          expectedOf([...times], beat).forEach((value, column) => {
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
      (column.of as readonly string[]).includes('causal') ? [i] : [],
    );
    expect(causal.length).toBeGreaterThan(0);
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

  it('do not look at how fast a heart beats', () => {
    fc.assert(
      fc.property(someTimes, (times) => {
        const slower = beatFeatures(times.map((time) => 2 * time));
        beatFeatures(times).forEach((value, i) => {
          expect(slower[i]).toBeCloseTo(value, 5);
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
});
