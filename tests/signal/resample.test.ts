import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDenoiser } from '../../src/signal/denoise';
import { createResampler } from '../../src/signal/resample';
import { describeWithShared } from '../shared';
import { largestDifference, probe } from './probe';
import { readFirstChannel } from './readFirstChannel';
import scipy from './scipy-resample.json';

/** Each output as the sum over the inputs times the periodic sinc (Dirichlet) kernel: the definition, O(n·m). */
function resampleByTheBook(x: ArrayLike<number>, toSamples: number): Float64Array {
  const n = x.length;
  const shorter = Math.min(n, toSamples);
  return Float64Array.from({ length: toSamples }, (_, j) => {
    let sum = 0;
    for (let i = 0; i < n; i++) {
      const phase = 2 * Math.PI * (j / toSamples - i / n);
      let kernel = 1;
      for (let k = 1; 2 * k < shorter; k++) kernel += 2 * Math.cos(k * phase);
      if (shorter % 2 === 0) {
        // SciPy's unpaired bin: going down ±N/2 fall together on one cosine that the new rate only sees at its peaks.
        const nyquist = Math.PI * shorter;
        if (toSamples < n) kernel += 2 * Math.cos(nyquist * (j / toSamples)) * Math.cos((nyquist * i) / n);
        else kernel += Math.cos(nyquist * (j / toSamples)) * Math.cos((nyquist * i) / n);
      }
      sum += x[i]! * kernel;
    }
    return sum / n;
  });
}

function resampleOne(x: ArrayLike<number>, toSamples: number): Float32Array {
  const out = new Float32Array(toSamples);
  createResampler(x.length, toSamples).run(Float32Array.from(x), [0], out);
  return out;
}

describe('createResampler', () => {
  it.each(scipy.cases)('equals SciPy from $from to $to samples', ({ from, to, values }) => {
    expect(largestDifference(resampleOne(probe(from), to), values)).toBeLessThan(3e-7);
  });

  it('equals the definition for all pairs of short lengths', () => {
    for (let from = 1; from <= 20; from++) {
      for (let to = 1; to <= 20; to++) {
        if (from === to) continue;
        const expected = resampleByTheBook(probe(from), to);
        const difference = largestDifference(resampleOne(probe(from), to), expected);
        expect(difference, `${from} to ${to}`).toBeLessThan(1e-6);
      }
    }
  });

  it.each([
    [324, 251],
    [324, 256],
    [324, 263],
    [251, 324],
    [225, 251],
    [322, 14],
  ])('equals the definition from %i to %i samples', (from, to) => {
    const expected = resampleByTheBook(probe(from), to);
    expect(largestDifference(resampleOne(probe(from), to), expected)).toBeLessThan(1e-6);
  });

  it('is exact for sinusoids below both Nyquist frequencies', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 400 }),
        fc.integer({ min: 3, max: 400 }),
        fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        fc.double({ min: 0, max: 6, noNaN: true }),
        (from, to, fraction, phase) => {
          const cycles = Math.floor((fraction * (Math.min(from, to) - 1)) / 2);
          const wave = (n: number) =>
            Float64Array.from({ length: n }, (_, i) => Math.cos((2 * Math.PI * cycles * i) / n + phase));
          expect(largestDifference(resampleOne(wave(from), to), wave(to))).toBeLessThan(1e-6);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('cuts windows anywhere, in any order, and writes rows at an offset, one by one or many at once', () => {
    const source = Float32Array.from(probe(5000));
    const starts = Int32Array.from([0, 4676, 100, 101, 100, 3333, 2500]);
    const resampler = createResampler(324, 251);
    const out = new Float32Array(10 + starts.length * 251 + 5).fill(7);
    resampler.run(source, starts, out, 10);
    starts.forEach((start, row) => {
      const expected = resampleByTheBook(source.subarray(start, start + 324), 251);
      const at = 10 + row * 251;
      expect(largestDifference(out.subarray(at, at + 251), expected)).toBeLessThan(1e-6);
    });
    expect(out.subarray(0, 10)).toEqual(new Float32Array(10).fill(7));
    expect(out.subarray(-5)).toEqual(new Float32Array(5).fill(7));
  });

  it('copies where the lengths are equal', () => {
    const source = Float32Array.from(probe(50));
    const out = new Float32Array(20);
    createResampler(10, 10).run(source, [40, 3], out);
    expect(out).toEqual(Float32Array.from([...source.slice(40, 50), ...source.slice(3, 13)]));
  });

  it.each([0, 1])('keeps a missing sample to its own row (row %i of the pair)', (missing) => {
    const source = Float32Array.from(probe(700));
    const clean = new Float32Array(2 * 251);
    const resampler = createResampler(324, 251);
    resampler.run(source, [0, 350], clean);
    source[missing * 350 + 17] = Number.NaN;
    const out = new Float32Array(2 * 251);
    resampler.run(source, [0, 350], out);
    const [bad, good] = [missing * 251, (1 - missing) * 251];
    expect(out.subarray(bad, bad + 251).every(Number.isNaN)).toBe(true);
    expect(largestDifference(out.subarray(good, good + 251), clean.subarray(good, good + 251))).toBeLessThan(
      1e-6,
    );
  });

  it('reports a window outside the signal and an output that is too short', () => {
    const source = new Float32Array(400);
    const resampler = createResampler(324, 251);
    expect(() => resampler.run(source, [0, 77], new Float32Array(502))).toThrow(/324 samples at 77/);
    expect(() => resampler.run(source, [-1], new Float32Array(251))).toThrow(/at -1/);
    expect(() => resampler.run(source, [0, 1], new Float32Array(501))).toThrow(/fits in the output/);
  });
});

interface ResampleReference {
  beats: { record: string; sample: number; symbol: string; value: number[] }[];
  odd_even: Record<string, number[]>;
}

describeWithShared('reference values of SciPy', (shared) => {
  const reference = shared.json<ResampleReference>('reference', 'resample.json');

  it.each(Object.entries(reference.odd_even))('%s samples', (title, values) => {
    const [from, to] = title.split('->').map(Number) as [number, number];
    expect(largestDifference(resampleOne(probe(from), to), values)).toBeLessThan(1e-6);
  });

  it('beats of real records, denoised, cut and resampled, within 1e-5', () => {
    const denoiser = createDenoiser({
      wavelet: 'db6',
      levels: 9,
      zeroApproximation: true,
      zeroDetails: [1, 2],
    });
    const resampler = createResampler(324, 251);
    for (const record of new Set(reference.beats.map((beat) => beat.record))) {
      const beats = reference.beats.filter((beat) => beat.record === record);
      const denoised = denoiser.run(readFirstChannel(shared, record));
      const out = new Float32Array(beats.length * 251);
      resampler.run(
        denoised,
        beats.map((beat) => beat.sample - 144),
        out,
      );
      beats.forEach((beat, row) => {
        const difference = largestDifference(out.subarray(row * 251, (row + 1) * 251), beat.value);
        expect(difference, `beat of ${record} at ${beat.sample}`).toBeLessThan(1e-5);
      });
    }
    expect(reference.beats.length).toBeGreaterThan(0);
  });
});
