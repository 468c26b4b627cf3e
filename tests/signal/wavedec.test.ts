import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { getWavelet, WAVELET_NAMES } from '../../src/signal/wavelets';
import { describeWithShared } from '../shared';
import { dwt, idwt } from './dwt';
import { largestDifference, probe } from './probe';
import short from './pywavelets-short.json';
import { maxLevel, wavedec, waverec } from './wavedec';

const samples = (maxLength: number) =>
  fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: 1, maxLength });

describe.each(WAVELET_NAMES)('%s', (name) => {
  it('gives back every signal of any length, also beyond the deepest useful level', () => {
    fc.assert(
      fc.property(samples(130), fc.integer({ min: 0, max: 6 }), (signal, levels) => {
        const back = waverec(wavedec(signal, name, levels), name);
        expect(largestDifference(back, signal)).toBeLessThan(1e-9);
      }),
      { numRuns: 60 },
    );
  });

  it('gives ⌊(n + L − 1)/2⌋ coefficients, and the inverse n samples or one more', () => {
    const { length } = getWavelet(name);
    for (let n = 1; n <= 45; n++) {
      const level = dwt(probe(n), name);
      expect(level.approximation.length).toBe(Math.floor((n + length - 1) / 2));
      expect(level.detail.length).toBe(level.approximation.length);
      expect(idwt(level, name).length).toBe(n + (n % 2));
    }
  });
});

describe('dwt and idwt', () => {
  it('keep the energy of a signal far from the borders', () => {
    const signal = new Float64Array(200);
    for (let i = 90; i < 110; i++) signal[i] = Math.sin(i);
    const energy = (row: Float64Array) => row.reduce((sum, v) => sum + v * v, 0);
    const { approximation, detail } = dwt(signal, 'db6');
    expect(energy(approximation) + energy(detail)).toBeCloseTo(energy(signal), 10);
  });

  it('add up: a level is the sum of its two halves', () => {
    const level = dwt(probe(77), 'sym5');
    const low = idwt({ approximation: level.approximation }, 'sym5');
    const high = idwt({ detail: level.detail }, 'sym5');
    const sum = low.map((v, i) => v + high[i]!);
    expect(largestDifference(sum, idwt(level, 'sym5'))).toBeLessThan(1e-14);
  });

  it('take an empty signal', () => {
    expect(dwt([], 'db6').approximation.length).toBe(0);
    expect(idwt({}, 'db6').length).toBe(0);
    expect(waverec(wavedec([], 'db6', 3), 'db6').length).toBe(0);
  });
});

describe('maxLevel', () => {
  // pywt.dwt_max_level of PyWavelets 1.1.1
  it.each([
    [650000, 'db6', 15],
    [21, 'db6', 0],
    [22, 'db6', 1],
    [43, 'db6', 1],
    [44, 'db6', 2],
    [0, 'db6', 0],
    [1, 'haar', 0],
    [2, 'haar', 1],
    [1000, 'sym8', 6],
  ])('of %i samples and %s is %i', (n, name, level) => {
    expect(maxLevel(n, name)).toBe(level);
  });
});

describe('short signals beside PyWavelets', () => {
  it.each(short.cases)('$wavelet, $samples samples, $levels levels', (reference) => {
    const { approximation, details } = wavedec(probe(reference.samples), reference.wavelet, reference.levels);
    const rows = [approximation, ...details.reverse()];
    expect(rows.length).toBe(reference.coefficients.length);
    rows.forEach((row, i) => {
      expect(largestDifference(row, reference.coefficients[i]!)).toBeLessThan(1e-10);
    });
  });
});

interface Probe {
  other_wavelets: Record<
    string,
    { lengths: number[]; approximation_head: number[]; detail1_head: number[]; energy: number[] }
  >;
}

describeWithShared('1000 samples beside PyWavelets', (shared) => {
  const { other_wavelets } = shared.json<{ probe: Probe }>('reference', 'denoise.json').probe;

  it.each(Object.entries(other_wavelets))('%s', (title, reference) => {
    const [name, level] = title.split(' level ') as [string, string];
    const { approximation, details } = wavedec(probe(1000), name, Number(level));
    const rows = [approximation, ...details.slice().reverse()];
    expect(rows.map((row) => row.length)).toEqual(reference.lengths);
    expect(largestDifference(approximation.slice(0, 6), reference.approximation_head)).toBeLessThan(1e-7);
    expect(largestDifference(details[0]!.slice(0, 6), reference.detail1_head)).toBeLessThan(1e-9);
    rows.forEach((row, i) => {
      const energy = row.reduce((sum, v) => sum + v * v, 0);
      expect(Math.abs(energy / reference.energy[i]! - 1)).toBeLessThan(1e-7);
    });
  });
});
