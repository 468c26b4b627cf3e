import { describe, expect, it, vi } from 'vitest';
import { oncePer, rememberLast } from '../../src/base/remember';

describe('oncePer', () => {
  const sumOf = vi.fn(({ values }: { values: number[]; title?: string }) => {
    if (values.length === 0) throw new Error('nothing to add');
    return { sum: values.reduce((sum, value) => sum + value, 0) };
  });
  const once = oncePer(({ values }: { values: number[]; title?: string }) => values, sumOf);

  it('computes once for a key, whatever comes with it', () => {
    const values = [1, 2];
    expect(once.known({ values })).toBeUndefined();
    const first = once({ values });
    expect(first).toEqual({ sum: 3 });
    expect(once({ values, title: 'renamed' })).toBe(first);
    expect(once.known({ values })).toBe(first);
    expect(sumOf).toHaveBeenCalledTimes(1);
    expect(once({ values: [1, 2] })).not.toBe(first);
  });

  it('tries again after a throw', () => {
    const values: number[] = [];
    expect(() => once({ values })).toThrow('nothing to add');
    values.push(4);
    expect(once({ values })).toEqual({ sum: 4 });
  });
});

describe('rememberLast', () => {
  it('computes again when a part of the key has changed, and holds one value only', () => {
    const pair = vi.fn((a: object, b: number) => ({ a, b }));
    const remembered = rememberLast(pair);
    const [one, other] = [{}, {}];
    const first = remembered(one, Number.NaN);
    expect(remembered(one, Number.NaN)).toBe(first);
    expect(remembered(other, Number.NaN)).not.toBe(first);
    expect(remembered(one, Number.NaN)).not.toBe(first);
    expect(pair).toHaveBeenCalledTimes(3);
  });

  it('goes by a key where one is given', () => {
    const double = vi.fn((settings: { rate: number; name: string }) => 2 * settings.rate);
    const remembered = rememberLast(double, ({ rate }) => [rate]);
    expect(remembered({ rate: 1, name: 'a' })).toBe(2);
    expect(remembered({ rate: 1, name: 'b' })).toBe(2);
    expect(remembered({ rate: 2, name: 'b' })).toBe(4);
    expect(double).toHaveBeenCalledTimes(2);
  });
});
