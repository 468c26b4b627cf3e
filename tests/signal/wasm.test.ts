import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createRandom } from '../../src/base/random';
import { createDenoiser } from '../../src/signal/denoise';
import { createFftPlan } from '../../src/signal/fft/plan';
import { createResampler } from '../../src/signal/resample';
import { openSignalModule, VALUE_BYTES } from '../../src/signal/wasm/signalModule';
import { createTwinTransform } from '../../src/signal/wasm/twinTransform';
import { describeWithShared } from '../shared';
import { probe } from './probe';
import { readFirstChannel } from './readFirstChannel';
import { expectSameBits } from './sameBits';

const randomRow = (seed: number, length: number) => {
  const random = createRandom(seed);
  return Float64Array.from({ length }, () => 2 * random.uniform() - 1);
};

const REFERENCE = { wavelet: 'db6', levels: 9, zeroApproximation: true, zeroDetails: [1, 2] };

/** Two complex rows through the transform of both lanes. */
function transformTwins(a: Float64Array, b: Float64Array): [a: Float64Array, b: Float64Array] {
  const module = openSignalModule()!;
  const length = a.length / 2;
  const transform = createTwinTransform(module, length);
  const lanes = new Float64Array(4 * length);
  for (let i = 0; i < 2 * length; i++) lanes.set([a[i]!, b[i]!], 2 * i);
  const input = module.place(lanes);
  const output = module.allocate(length * VALUE_BYTES);
  // Twice: what the first leaves in scratch memory must not matter.
  transform(input, output);
  transform(input, output);
  const result = new Float64Array(module.floats(output, 8 * length).slice().buffer);
  const lane = (which: number) => result.filter((_, i) => i % 2 === which);
  return [lane(0), lane(1)];
}

/** Rows one pair after the other, which never go through WebAssembly. */
function resampleByPairs(
  source: Float32Array,
  starts: readonly number[],
  [from, to]: readonly [number, number],
): Float32Array {
  const resampler = createResampler(from, to);
  const out = new Float32Array(starts.length * to);
  for (let row = 0; row < starts.length; row += 2)
    resampler.run(source, starts.slice(row, row + 2), out, row * to);
  return out;
}

function resampleAtOnce(
  source: Float32Array,
  starts: readonly number[],
  [from, to]: readonly [number, number],
): Float32Array {
  const out = new Float32Array(starts.length * to);
  createResampler(from, to).run(source, starts, out);
  return out;
}

/** Mixed radix of every kind, Rader (251, 7, 11), Bluestein (115, 232, 263). */
const lengths = [
  ...Array.from({ length: 33 }, (_, i) => i + 1),
  ...[115, 225, 232, 250, 251, 256, 263, 324, 360, 450],
];

describe('transforms in WebAssembly', () => {
  it.each(lengths)('of length %i equal those in TypeScript to the last bit, both of them', (length) => {
    const rows = [randomRow(length, 2 * length), randomRow(1000 + length, 2 * length)] as const;
    const { forward } = createFftPlan(length);
    const results = transformTwins(...rows);
    rows.forEach((row, i) => {
      const expected = new Float64Array(2 * length);
      forward(row, expected);
      expectSameBits(results[i]!, expected, `row ${i}`);
    });
  });

  it.each([251, 263, 324])(
    'of length %i keep the signs of zeros and the size of tiny and huge values',
    (n) => {
      const random = createRandom(n);
      const kinds = [() => 0, () => -0, () => 1e-310, () => 1e300, () => random.uniform() - 0.5];
      const row = () =>
        Float64Array.from({ length: 2 * n }, () => kinds[Math.floor(5 * random.uniform())]!());
      for (const [a, b] of [
        [row(), row()],
        [new Float64Array(2 * n), new Float64Array(2 * n).fill(-0)],
      ] as const) {
        const results = transformTwins(a, b);
        [a, b].forEach((input, i) => {
          const expected = new Float64Array(2 * n);
          createFftPlan(n).forward(input, expected);
          expectSameBits(results[i]!, expected, `row ${i}`);
        });
      }
    },
  );
});

describe('many windows at once', () => {
  it('equal window pairs one by one to the last bit, for any lengths and any number', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 1, max: 13 }),
        fc.integer(),
        (from, to, rows, seed) => {
          const source = Float32Array.from(randomRow(seed, from + 50));
          const starts = Array.from({ length: rows }, (_, row) => (row * 17) % 51);
          const expected = resampleByPairs(source, starts, [from, to]);
          expectSameBits(resampleAtOnce(source, starts, [from, to]), expected, `${from} to ${to}`);
        },
      ),
      { numRuns: 150 },
    );
  });

  it.each([0, 1, 2, 3, 4])('keep a missing sample of window %i to its own row', (missing) => {
    const source = Float32Array.from(probe(5 * 324));
    source[missing * 324 + 17] = Number.NaN;
    const starts = [0, 324, 648, 972, 1296];
    const rows = resampleAtOnce(source, starts, [324, 251]);
    expectSameBits(rows, resampleByPairs(source, starts, [324, 251]));
    starts.forEach((_, row) => {
      const isBroken = rows.subarray(row * 251, (row + 1) * 251).every(Number.isNaN);
      expect(isBroken, `row ${row}`).toBe(row === missing);
    });
  });

  it('stay what they were when the next ones come', () => {
    const source = Float32Array.from(randomRow(2, 3000));
    const resampler = createResampler(324, 251);
    const first = new Float32Array(4 * 251);
    resampler.run(source, [0, 300, 600, 900], first);
    const before = first.slice();
    resampler.run(source, [1000, 1300, 1600, 2000], new Float32Array(4 * 251));
    expectSameBits(first, before);
  });
});

/** The room as it is in a browser whose WebAssembly has no SIMD. */
async function withoutSimd(): Promise<{
  createResampler: typeof createResampler;
  createDenoiser: typeof createDenoiser;
}> {
  vi.resetModules();
  const validate = vi.spyOn(WebAssembly, 'validate').mockReturnValue(false);
  const { openSignalModule: open } = await import('../../src/signal/wasm/signalModule');
  expect(open()).toBeUndefined();
  validate.mockRestore();
  expect(openSignalModule()).toBeDefined();
  return {
    ...(await import('../../src/signal/resample')),
    ...(await import('../../src/signal/denoise')),
  };
}

afterEach(() => {
  vi.resetModules();
});

describe('without SIMD', () => {
  it('nor where compiling is refused, there is no module', async () => {
    vi.resetModules();
    const compile = vi.spyOn(WebAssembly, 'validate').mockImplementation(() => {
      throw new WebAssembly.CompileError('refused by a policy');
    });
    const { openSignalModule: open } = await import('../../src/signal/wasm/signalModule');
    expect(open()).toBeUndefined();
    compile.mockRestore();
    // It is asked for once.
    expect(open()).toBeUndefined();
  });

  it('windows are resampled in TypeScript, with the same result', async () => {
    const source = Float32Array.from(randomRow(3, 3000));
    const starts = Array.from({ length: 9 }, (_, row) => row * 280);
    const plain = await withoutSimd();
    const out = new Float32Array(9 * 251);
    plain.createResampler(324, 251).run(source, starts, out);
    expectSameBits(out, resampleAtOnce(source, starts, [324, 251]));
  });

  it('signals are denoised in TypeScript, with the same result, whatever bands, depth and length', async () => {
    const plain = await withoutSimd();
    fc.assert(
      fc.property(
        fc.record({
          wavelet: fc.constantFrom('db6', 'sym6', 'coif2', 'db4'),
          levels: fc.integer({ min: 0, max: 9 }),
          zeroApproximation: fc.boolean(),
          zeroDetails: fc.uniqueArray(fc.integer({ min: 1, max: 8 })),
        }),
        fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 2000, max: 6200 })),
        fc.boolean(),
        (settings, length, isBroken) => {
          const signal = Float32Array.from(randomRow(length, length));
          if (isBroken) signal.fill(Number.NaN, length >> 1, (length >> 1) + 3);
          const expected = plain.createDenoiser(settings).run(signal);
          expectSameBits(createDenoiser(settings).run(signal), expected, `${length} samples`);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('one denoiser gives signals of changing lengths the same result', async () => {
    const plain = (await withoutSimd()).createDenoiser(REFERENCE);
    const denoiser = createDenoiser(REFERENCE);
    for (const length of [5000, 3, 12001, 1, 700, 4096, 30000]) {
      const signal = Float32Array.from(randomRow(length, length));
      expectSameBits(denoiser.run(signal), plain.run(signal), `${length} samples`);
    }
  });
});

describeWithShared('windows of real records', (shared) => {
  const denoiser = createDenoiser({
    wavelet: 'db6',
    levels: 9,
    zeroApproximation: true,
    zeroDetails: [1, 2],
  });

  it.each([
    ['100', [324, 251]],
    ['208', [324, 251]],
    ['208', [324, 256]],
    ['231', [233, 251]],
    ['231', [180, 324]],
  ] as const)('windows of %s, from and to %o samples, are equal to the last bit', (record, sizes) => {
    const signal = denoiser.run(readFirstChannel(shared, record));
    const starts = Array.from({ length: 1001 }, (_, row) => 600 * row + (row % 7));
    const expected = resampleByPairs(signal, starts, sizes);
    expect(expected.some((value) => value !== 0)).toBe(true);
    expectSameBits(resampleAtOnce(signal, starts, sizes), expected);
  });
});
