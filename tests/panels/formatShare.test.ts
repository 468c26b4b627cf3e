import { describe, expect, it } from 'vitest';
import { formatShare } from '../../src/panels/formatShare';

describe('formatShare', () => {
  it('gives one decimal and the unit', () => {
    expect([0, 0.25, 0.123_45, 1].map(formatShare)).toEqual([
      '0.0\u202f%',
      '25.0\u202f%',
      '12.3\u202f%',
      '100.0\u202f%',
    ]);
  });

  it('never rounds to 0 % or 100 %', () => {
    expect(formatShare(1 / 90081)).toBe('<0.1\u202f%');
    expect(formatShare(90080 / 90081)).toBe('>99.9\u202f%');
    expect(formatShare(0.0005)).toBe('0.1\u202f%');
    expect(formatShare(0.9994)).toBe('99.9\u202f%');
  });
});
