import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { narrowColumns } from '../../src/signal/narrowColumns';
import type { NarrowedColumns } from '../../src/signal/types';
import { openSignalModule } from '../../src/signal/wasm/signalModule';

/** The same as in a browser whose WebAssembly has no SIMD. */
async function plainly(): Promise<typeof narrowColumns> {
  vi.resetModules();
  const validate = vi.spyOn(WebAssembly, 'validate').mockReturnValue(false);
  const fresh = await import('../../src/signal/wasm/signalModule');
  expect(fresh.openSignalModule()).toBeUndefined();
  validate.mockRestore();
  return (await import('../../src/signal/narrowColumns')).narrowColumns;
}

/** No zeros, and many equal to a bound. */
const someValue = fc.oneof(
  fc.integer({ min: -40, max: 40 }).map((k) => (k + 0.5) / 8),
  fc.constantFrom(1e-40, -1e-40, 3e38, -3e38, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
);

const someMatrices = fc.record({
  width: fc.integer({ min: 1, max: 23 }),
  rows: fc.tuple(fc.nat(70), fc.nat(9)),
  values: fc.array(someValue, { minLength: 1, maxLength: 60 }),
  step: fc.integer({ min: 1, max: 1000 }),
  cut: fc.tuple(fc.nat(22), fc.nat(22)),
});

function held({ held, stride, counts }: NarrowedColumns, column: number): number[] {
  return [...held.subarray(column * stride, column * stride + counts[column]!)].sort((a, b) => a - b);
}

it.each(['WebAssembly', 'TypeScript'])(
  '%s holds what lies between the bounds and counts what is below',
  async (way) => {
    expect(openSignalModule()).toBeDefined();
    const narrow = way === 'TypeScript' ? await plainly() : narrowColumns;
    fc.assert(
      fc.property(someMatrices, ({ width, rows, values, step, cut }) => {
        const matrices = rows.map((count, which) =>
          Float32Array.from({ length: count * width }, (_, i) => values[(i * step + which) % values.length]!),
        );
        const [from, last] = cut.map((column) => column % width).sort((a, b) => a - b) as [number, number];
        const to = last + 1;
        const bounds = Array.from({ length: to - from }, (_, c) =>
          [values[c % values.length]!, values[(3 * c + step) % values.length]!]
            .map(Math.fround)
            .sort((a, b) => a - b),
        ) as [number, number][];
        const narrowed = narrow({
          matrices,
          lengthSamples: width,
          rows: rows[0] + rows[1],
          from,
          to,
          lows: Float32Array.from(bounds, ([low]) => low),
          highs: Float32Array.from(bounds, ([, high]) => high),
        });
        bounds.forEach(([low, high], c) => {
          const column = matrices.flatMap((matrix) => [...matrix.filter((_, i) => i % width === from + c)]);
          const expected = column.filter((value) => value >= low && value <= high).sort((a, b) => a - b);
          expect(held(narrowed, c)).toEqual(expected);
          expect(narrowed.belows[c]).toBe(column.filter((value) => value < low).length);
        });
      }),
      { numRuns: 300 },
    );
  },
);

it('takes matrices of any number of rows in pieces', () => {
  const width = 251;
  const matrices = [1000, 1, 523].map((rows, which) =>
    Float32Array.from({ length: rows * width }, (_, i) => Math.sin(i * (which + 1) + i * i)),
  );
  const bounds = (value: number) => new Float32Array(width).fill(value);
  const narrowed = narrowColumns({
    matrices,
    lengthSamples: width,
    rows: 1524,
    from: 0,
    to: width,
    lows: bounds(-0.5),
    highs: bounds(0.25),
  });
  for (let column = 0; column < width; column++) {
    const values = matrices.flatMap((matrix) => [...matrix.filter((_, i) => i % width === column)]);
    expect(held(narrowed, column)).toEqual(
      values.filter((value) => value >= -0.5 && value <= 0.25).sort((a, b) => a - b),
    );
    expect(narrowed.belows[column]).toBe(values.filter((value) => value < -0.5).length);
  }
});
