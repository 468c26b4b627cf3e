import { describe, expect, it } from 'vitest';
import { getWavelet, isWaveletName, WAVELET_NAMES } from '../../src/signal/wavelets';
import { describeWithShared } from '../shared';
import { largestDifference } from './probe';

const dot = (a: Float64Array, b: Float64Array, shift = 0) => {
  let sum = 0;
  for (let k = Math.max(0, shift); k < Math.min(a.length, b.length + shift); k++)
    sum += a[k]! * b[k - shift]!;
  return sum;
};

// The published tables of the sym family are good to about 12 digits.
describe.each(WAVELET_NAMES)('wavelet %s', (name) => {
  const wavelet = getWavelet(name);

  it('has low-pass filters that sum to √2 and high-pass filters that sum to 0', () => {
    const sum = (filter: Float64Array) => filter.reduce((total, tap) => total + tap, 0);
    expect(sum(wavelet.analysisLow)).toBeCloseTo(Math.SQRT2, 10);
    expect(sum(wavelet.synthesisLow)).toBeCloseTo(Math.SQRT2, 10);
    expect(sum(wavelet.analysisHigh)).toBeCloseTo(0, 10);
    expect(sum(wavelet.synthesisHigh)).toBeCloseTo(0, 10);
  });

  it('has analysis and synthesis filters that are biorthogonal at even shifts', () => {
    const low = wavelet.analysisLow.slice().reverse();
    const high = wavelet.analysisHigh.slice().reverse();
    for (let shift = 2 - wavelet.length; shift < wavelet.length; shift += 2) {
      const identity = shift === 0 ? 1 : 0;
      expect(dot(low, wavelet.synthesisLow, shift)).toBeCloseTo(identity, 10);
      expect(dot(high, wavelet.synthesisHigh, shift)).toBeCloseTo(identity, 10);
      expect(dot(low, wavelet.synthesisHigh, shift)).toBeCloseTo(0, 10);
    }
  });
});

describe('getWavelet', () => {
  it('lists the known names for an unknown one', () => {
    expect(isWaveletName('db99')).toBe(false);
    expect(() => getWavelet('db99')).toThrow(/no wavelet "db99".*db6/);
    expect(() => getWavelet('toString')).toThrow(/no wavelet/);
  });

  it('treats haar and db1 as the same wavelet', () => {
    expect(getWavelet('db1').analysisLow).toEqual(getWavelet('haar').analysisLow);
  });
});

describeWithShared('db6 beside PyWavelets', (shared) => {
  it('has the same four filters', () => {
    const { filters } = shared.json<{ filters: Record<'dec_lo' | 'dec_hi' | 'rec_lo' | 'rec_hi', number[]> }>(
      'reference',
      'denoise.json',
    );
    const wavelet = getWavelet('db6');
    expect(largestDifference(wavelet.analysisLow, filters.dec_lo)).toBeLessThan(1e-9);
    expect(largestDifference(wavelet.analysisHigh, filters.dec_hi)).toBeLessThan(1e-9);
    expect(largestDifference(wavelet.synthesisLow, filters.rec_lo)).toBeLessThan(1e-9);
    expect(largestDifference(wavelet.synthesisHigh, filters.rec_hi)).toBeLessThan(1e-9);
  });
});
