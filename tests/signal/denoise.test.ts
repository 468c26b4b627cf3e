import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDenoiser, denoise } from '../../src/signal/denoise';
import { type DenoiseSettings, planDenoising } from '../../src/signal/denoisePlan';
import { bridgeGaps } from '../../src/signal/gaps';
import { WAVELET_NAMES } from '../../src/signal/wavelets';
import { describeWithShared } from '../shared';
import { dwt, idwt } from './dwt';
import { largestDifference, probe } from './probe';
import short from './pywavelets-short.json';
import { readFirstChannel } from './readFirstChannel';
import { wavedec, waverec } from './wavedec';

const reference: DenoiseSettings = {
  wavelet: 'db6',
  levels: 9,
  zeroApproximation: true,
  zeroDetails: [1, 2],
};

/** By the book: all coefficients, some set to zero, all the way back. */
function denoiseByTheBook(signal: Float32Array, settings: DenoiseSettings): Float64Array {
  const coefficients = wavedec(signal, settings.wavelet, settings.levels);
  if (settings.zeroApproximation) coefficients.approximation.fill(0);
  for (const level of settings.zeroDetails) coefficients.details[level - 1]?.fill(0);
  return waverec(coefficients, settings.wavelet);
}

/** The part of a signal in the upper half of a detail level, one transform after the other. */
function upperHalf(signal: ArrayLike<number>, wavelet: string, level: number): Float64Array {
  let x: Float64Array = Float64Array.from(signal);
  const lengths: number[] = [];
  for (let j = 1; j < level; j++) {
    lengths.push(x.length);
    x = dwt(x, wavelet).approximation;
  }
  const { detail } = dwt(x, wavelet);
  const { approximation } = dwt(detail, wavelet);
  const half = idwt({ approximation }, wavelet).subarray(0, detail.length);
  let part = idwt({ detail: half }, wavelet).subarray(0, x.length);
  for (const length of lengths.reverse()) {
    part = idwt({ approximation: part }, wavelet).subarray(0, length);
  }
  return part;
}

describe('denoise', () => {
  it('equals transform, zero, inverse for any wavelet, depth, bands and length', () => {
    fc.assert(
      fc.property(
        fc.record({
          wavelet: fc.constantFrom<string>(...WAVELET_NAMES),
          levels: fc.integer({ min: 0, max: 7 }),
          zeroApproximation: fc.boolean(),
          zeroDetails: fc.uniqueArray(fc.integer({ min: 1, max: 8 })),
        }),
        fc.float32Array({
          min: -5,
          max: 5,
          noNaN: true,
          noDefaultInfinity: true,
          minLength: 1,
          maxLength: 200,
        }),
        (settings, signal) => {
          expect(
            largestDifference(denoise(signal, settings), denoiseByTheBook(signal, settings)),
          ).toBeLessThan(2e-6);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('removes the upper half of a level as its wavelet packet, for any wavelet and length', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<string>(...WAVELET_NAMES),
        fc.integer({ min: 2, max: 4 }),
        fc.float32Array({
          min: -5,
          max: 5,
          noNaN: true,
          noDefaultInfinity: true,
          minLength: 1,
          maxLength: 200,
        }),
        (wavelet, level, signal) => {
          const whole = { wavelet, levels: 6, zeroApproximation: true, zeroDetails: [1] };
          const expected = Float64Array.from(denoise(signal, whole));
          const upper = upperHalf(expected, wavelet, level);
          for (let i = 0; i < expected.length; i++) expected[i]! -= upper[i]!;
          const found = denoise(signal, { ...whole, halvedDetail: level });
          expect(largestDifference(found, expected)).toBeLessThan(2e-6);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('keeps a wave in the lower half of a halved level, and removes one in the upper half', () => {
    // Level 2 of 250 Hz: 31.25–62.5 Hz.
    const settings = { ...reference, zeroDetails: [1], halvedDetail: 2 };
    const heightAt = (hz: number) => {
      const wave = Float32Array.from({ length: 5000 }, (_, i) => Math.sin((2 * Math.PI * hz * i) / 250));
      return Math.max(...denoise(wave, settings).subarray(2000, 3000));
    };
    expect(heightAt(39)).toBeGreaterThan(0.9);
    expect(heightAt(55)).toBeLessThan(0.2);
    expect(heightAt(20)).toBeGreaterThan(0.97);
  });

  it('halves a level of a signal with gaps as if they were bridged, and restores them', () => {
    const settings = { ...reference, zeroDetails: [1], halvedDetail: 2 };
    const signal = Float32Array.from(probe(3000));
    signal.fill(Number.NaN, 1000, 1010);
    const found = denoise(signal, settings);
    const bridged = denoise(bridgeGaps(signal), settings);
    bridged.fill(Number.NaN, 1000, 1010);
    expect(found).toEqual(bridged);
  });

  it.each([2047, 2048, 2049, 4095, 6150, 10007])('has no seam between chunks of %i samples', (n) => {
    const signal = Float32Array.from(probe(n));
    for (const zeroDetails of [[1, 2], [2], [1, 3, 4]]) {
      const settings = { ...reference, levels: 5, zeroDetails };
      const expected = denoiseByTheBook(signal, settings);
      expect(largestDifference(denoise(signal, settings), expected)).toBeLessThan(1e-6);
    }
  });

  it('uses one denoiser for signals of changing lengths', () => {
    const denoiser = createDenoiser(reference);
    for (const n of [5000, 3, 12001, 1, 700, 0, 5000]) {
      const signal = Float32Array.from(probe(n));
      const output = new Float32Array(n);
      expect(denoiser.run(signal, output)).toBe(output);
      expect(output).toEqual(denoise(signal, reference));
    }
  });

  it('leaves the signal unchanged with no wavelet, with no level, and with nothing to zero', () => {
    const signal = Float32Array.from([0.5, Number.NaN, -1, 2]);
    for (const settings of [
      { ...reference, wavelet: 'none' },
      { ...reference, levels: 0, zeroApproximation: false },
      { ...reference, zeroApproximation: false, zeroDetails: [] },
    ]) {
      const result = denoise(signal, settings);
      expect(result).toEqual(signal);
      expect(result).not.toBe(signal);
    }
  });

  it('gives zeros where every band is zeroed, and keeps the gaps', () => {
    const settings = { ...reference, levels: 2, zeroDetails: [1, 2] };
    expect(denoise(Float32Array.from([1, Number.NaN, 3]), settings)).toEqual(
      Float32Array.from([0, Number.NaN, 0]),
    );
  });

  it('bridges gaps for filtering and restores them', () => {
    const signal = Float32Array.from(probe(3000));
    signal.fill(Number.NaN, 0, 7);
    signal.fill(Number.NaN, 1000, 1100);
    signal[2999] = Number.NaN;
    const result = denoise(signal, reference);
    const bridged = denoise(bridgeGaps(signal), reference);
    result.forEach((v, i) => {
      expect(v).toBe(Number.isNaN(signal[i]) ? Number.NaN : bridged[i]);
    });
  });

  it('survives a signal without any sample', () => {
    expect(denoise(new Float32Array(50).fill(Number.NaN), reference)).toEqual(
      new Float32Array(50).fill(Number.NaN),
    );
  });

  it('refuses to work in place, and an unknown wavelet', () => {
    const signal = new Float32Array(10);
    expect(() => createDenoiser(reference).run(signal, signal)).toThrow(/in place/);
    expect(() => denoise(signal, { ...reference, wavelet: 'db77' })).toThrow(/no wavelet "db77"/);
  });

  it('tolerates settings out of range', () => {
    const signal = Float32Array.from(probe(100));
    for (const levels of [-3, Number.NaN, 1e12, Number.POSITIVE_INFINITY, 2.5]) {
      const result = denoise(signal, { ...reference, levels });
      expect(result.every(Number.isFinite)).toBe(true);
    }
  });
});

describe('bridgeGaps', () => {
  it('draws straight lines, and repeats the nearest sample at the ends', () => {
    const { NaN: x } = Number;
    expect(bridgeGaps(Float32Array.from([x, x, 1, x, x, x, 5, x]))).toEqual(
      Float32Array.from([1, 1, 1, 2, 3, 4, 5, 5]),
    );
  });
});

describe('planDenoising', () => {
  it('carries up the removed part across kept details, the kept part across zeroed ones', () => {
    const plan = planDenoising({ ...reference, levels: 4 });
    expect(plan).toEqual({ depth: 4, start: 'removed', goesUp: ['kept', 'kept', 'removed', 'removed'] });
  });

  it('does not go deeper than the bands differ', () => {
    expect(planDenoising({ ...reference, zeroApproximation: false }).depth).toBe(2);
    expect(planDenoising({ ...reference, zeroDetails: [1, 8, 9] }).depth).toBe(7);
    expect(planDenoising({ ...reference, zeroDetails: [1, 2, 3, 4, 5, 6, 7, 8, 9] }).depth).toBe(0);
    expect(planDenoising({ ...reference, levels: 1e9 }).depth).toBe(32);
  });
});

describe('short signals beside PyWavelets', () => {
  it.each(short.cases)('$wavelet, $samples samples, $levels levels', (expected) => {
    const result = denoise(Float32Array.from(probe(expected.samples)), {
      wavelet: expected.wavelet,
      levels: expected.levels,
      zeroApproximation: true,
      zeroDetails: [1],
    });
    expect(largestDifference(result, expected.denoised)).toBeLessThan(1e-6);
  });
});

interface DenoisedRecord {
  coefficient_lengths: number[];
  index: number[];
  value: number[];
  sum_of_squares: number;
  first: number[];
  last: number[];
}

describeWithShared('MIT-BIH records beside PyWavelets', (shared) => {
  const { records } = shared.json<{ records: Record<string, DenoisedRecord> }>('reference', 'denoise.json');

  it.each(Object.entries(records))('%s within 1e-5 mV', (title, expected) => {
    const [, record = '', from, to] = /^(\d+)\[(\d+):(\d+)\] channel 0$/.exec(title) ?? [];
    const signal = readFirstChannel(shared, record).subarray(Number(from), Number(to));
    expect(signal.length).toBe(Number(to) - Number(from));

    const result = denoise(signal, reference);
    const at = Array.from(expected.index, (i) => result[i]!);
    expect(largestDifference(at, expected.value)).toBeLessThan(1e-5);
    expect(largestDifference(result.slice(0, expected.first.length), expected.first)).toBeLessThan(1e-5);
    expect(largestDifference(result.slice(-expected.last.length), expected.last)).toBeLessThan(1e-5);
    const energy = result.reduce((sum, v) => sum + v * v, 0);
    expect(Math.abs(energy / expected.sum_of_squares - 1)).toBeLessThan(1e-6);

    const { approximation, details } = wavedec(signal, 'db6', 9);
    expect([approximation, ...details.reverse()].map((row) => row.length)).toEqual(
      expected.coefficient_lengths,
    );
  });
});
