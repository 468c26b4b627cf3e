import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { traceColumns } from '../../../src/widgets/ecg/ecgColumns';

const trace = (values: number[], perSec = 1) => ({
  timeSec: Float64Array.from(values, (_, i) => i / perSec),
  value: Float32Array.from(values),
});
const points = (found: ReturnType<typeof traceColumns>) =>
  Array.from({ length: found.count }, (_, i) => [found.column[i], found.value[i]]);

describe('traceColumns', () => {
  it('gives every sample at its own place while there are few', () => {
    const found = traceColumns(trace([0, 1, 2, 3]), { startSec: 1, endSec: 2 }, 10);
    expect(points(found)).toEqual([
      [0, 0],
      [10, 1],
      [20, 2],
      [30, 3],
    ]);
  });

  it('gives the first, the extremes and the last of a column, in order of time', () => {
    const found = traceColumns(trace([2, 5, 1, 3, 3, 3, 3, 3, 4, 9, 0, 6], 4), { startSec: 0, endSec: 3 }, 1);
    expect(points(found)).toEqual([
      ...[2, 5, 1, 3].map((value) => [0.5, value]),
      ...[3, 3].map((value) => [1.5, value]),
      ...[4, 9, 0, 6].map((value) => [2.5, value]),
    ]);
  });

  it('interrupts the line at gaps of a column or more', () => {
    const gap = Array<number>(8).fill(Number.NaN);
    const found = traceColumns(trace([1, 2, 3, 4, ...gap, 5, 6, 7, 8], 4), { startSec: 0, endSec: 4 }, 1);
    const values = points(found).map(([, value]) => value);
    expect(values.filter((value) => !Number.isNaN(value))).toEqual([1, 4, 5, 8]);
    expect(Number.isNaN(values[values.indexOf(5) - 1])).toBe(true);
  });

  it('never loses a peak, and has at most six points per column', () => {
    const values = fc.array(fc.oneof(fc.integer({ min: -99, max: 99 }), fc.constant(Number.NaN)), {
      minLength: 1,
      maxLength: 300,
    });
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 40 }), (samples, columnsPerSec) => {
        const endSec = samples.length / 100;
        const found = traceColumns(trace(samples, 100), { startSec: 0, endSec }, columnsPerSec);
        const drawn = points(found).map(([, value]) => value!);
        const real = samples.filter((value) => !Number.isNaN(value));
        expect(Math.max(...drawn.filter((value) => !Number.isNaN(value)), -100)).toBe(
          Math.max(...real, -100),
        );
        expect(Math.min(...drawn.filter((value) => !Number.isNaN(value)), 100)).toBe(Math.min(...real, 100));
        expect(found.column.slice(0, found.count).every((at, i, all) => i === 0 || at >= all[i - 1]!)).toBe(
          true,
        );
        const perColumn = new Map<number, number>();
        for (const [at] of points(found)) perColumn.set(at!, (perColumn.get(at!) ?? 0) + 1);
        expect(Math.max(0, ...perColumn.values())).toBeLessThanOrEqual(6);
      }),
    );
  });

  it('has the same columns wherever the window begins', () => {
    const samples = Array.from({ length: 2000 }, (_, i) => Math.round(50 * Math.sin(i / 7)));
    const at = (startSec: number) =>
      new Map(
        points(traceColumns(trace(samples, 100), { startSec, endSec: startSec + 10 }, 10)).map(([x, y]) => [
          x,
          y,
        ]),
      );
    const [here, there] = [at(2), at(3.037)];
    for (const [x, y] of there) if (x! > 32 && x! < 118) expect(here.get(x)).toBe(y);
  });
});
