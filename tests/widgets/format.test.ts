import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatClock,
  formatCount,
  formatDuration,
  formatHz,
  formatNumber,
  formatPercent,
  formatQuantity,
} from '../../src/widgets/format';

/** Replaces thin spaces, so that expectations are readable. */
const plain = (text: string) => text.replaceAll('\u202f', ' ');

describe('formatNumber and formatCount', () => {
  it('groups by three with thin spaces', () => {
    expect(formatCount(100687)).toBe('100\u202f687');
    expect(plain(formatCount(999))).toBe('999');
    expect(plain(formatCount(1000))).toBe('1 000');
    expect(plain(formatCount(12345678))).toBe('12 345 678');
    expect(plain(formatNumber(1234567.891, 2))).toBe('1 234 567.89');
  });

  it('uses a minus sign, never a negative zero', () => {
    expect(formatNumber(-0.4, 1)).toBe('\u22120.4');
    expect(formatNumber(-0.004, 2)).toBe('0.00');
    expect(formatNumber(-0, 0)).toBe('0');
  });

  it('shows a dash if there is no value', () => {
    for (const value of [undefined, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(formatNumber(value, 2)).toBe('–');
      expect(formatPercent(value)).toBe('–');
      expect(formatDuration(value)).toBe('–');
      expect(formatBytes(value)).toBe('–');
      expect(formatHz(value)).toBe('–');
      expect(formatClock(value)).toBe('–');
      expect(formatQuantity(value, 's')).toBe('–');
    }
  });

  it('keeps every digit', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (value) => {
        const text = formatCount(value);
        expect(Number(text.replaceAll('\u202f', '').replace('\u2212', '-'))).toBe(value === 0 ? 0 : value);
        expect(text).not.toMatch(/\d{4}/);
      }),
    );
  });
});

describe('formatPercent', () => {
  it.each([
    [0.9904, 2, '99.04 %'],
    [0, 1, '0.0 %'],
    [1, 0, '100 %'],
    [0.12345, 1, '12.3 %'],
  ])('%f with %i digits is %s', (part, digits, expected) => {
    expect(plain(formatPercent(part, digits))).toBe(expected);
  });
});

describe('formatDuration', () => {
  it.each([
    [0, '0 ms'],
    [0.0124, '12 ms'],
    [0.9994, '999 ms'],
    [0.9996, '1.0 s'],
    [4.21, '4.2 s'],
    [9.94, '9.9 s'],
    [9.96, '10 s'],
    [59.4, '59 s'],
    [59.6, '1 min 00 s'],
    [125, '2 min 05 s'],
    [3599.4, '59 min 59 s'],
    [3599.6, '1 h 00 min'],
    [79444, '22 h 04 min'],
  ])('%f s is %s', (seconds, expected) => {
    expect(plain(formatDuration(seconds))).toBe(expected);
  });
});

describe('formatClock', () => {
  it.each([
    [0, 0, '0:00'],
    [59.99, 0, '0:59'],
    [650000 / 360, 0, '30:05'],
    [3600, 0, '1:00:00'],
    [0.3, 1, '0:00.3'],
    [75.25, 2, '1:15.25'],
    [-1.5, 1, '\u22120:01.5'],
  ])('%f s with %i digits is %s', (seconds, digits, expected) => {
    expect(formatClock(seconds, digits)).toBe(expected);
  });
});

describe('formatBytes', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.00 kB'],
    [43300, '43.3 kB'],
    [999_499, '999 kB'],
    [999_500, '1.00 MB'],
    [77_098_000, '77.1 MB'],
    [1_250_000_000, '1.25 GB'],
    [2.5e15, '2 500 TB'],
  ])('%i is %s', (bytes, expected) => {
    expect(plain(formatBytes(bytes))).toBe(expected);
  });
});

describe('formatHz and formatQuantity', () => {
  it('shows as many decimals as needed', () => {
    expect(plain(formatHz(360))).toBe('360 Hz');
    expect(plain(formatHz(22.5))).toBe('22.5 Hz');
    expect(plain(formatHz(0.3515625))).toBe('0.352 Hz');
    expect(plain(formatQuantity(0.4, 's'))).toBe('0.4 s');
    expect(plain(formatQuantity(0.1 + 0.2, 's'))).toBe('0.3 s');
    expect(plain(formatQuantity(2, 'mV', 2))).toBe('2.00 mV');
  });
});
