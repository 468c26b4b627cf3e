import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseNumber } from '../../../src/widgets/fields/parseNumber';
import { words } from '../../words';

const texts = words.en.common.widgets;
const parse = (text: string, bounds = {}) => parseNumber(text, bounds, texts);

describe('parseNumber', () => {
  it.each([
    ['0.4', 0.4],
    [' 0,4 ', 0.4],
    ['1 024', 1024],
    ['−3', -3],
    ['2e-3', 0.002],
    ['.5', 0.5],
    ['+7', 7],
  ])('takes %j', (text, value) => {
    expect(parse(text)).toEqual({ ok: true, value });
  });

  it.each(['', '   ', 'abc', '1.2.3', '0x10', 'Infinity', 'NaN', '1e999', '--1', '12px'])(
    'refuses %j',
    (text) => {
      expect(parse(text)).toEqual({ ok: false, error: texts.notANumber });
    },
  );

  it('names the bounds, with the unit', () => {
    const bounds = { min: 0.05, max: 2, unit: 's' };
    expect(parse('3', bounds)).toEqual({ ok: false, error: 'From 0.05\u202fs to 2\u202fs, please.' });
    expect(parse('0', { min: 1 })).toEqual({ ok: false, error: 'Not below 1, please.' });
    expect(parse('9', { max: 8 })).toEqual({ ok: false, error: 'Not above 8, please.' });
    expect(parse('2', bounds)).toEqual({ ok: true, value: 2 });
  });

  it('rejects fractions if an integer is required', () => {
    expect(parse('2.5', { integer: true })).toEqual({ ok: false, error: texts.notInteger });
    expect(parse('2.0', { integer: true })).toEqual({ ok: true, value: 2 });
  });

  it('reads back every number as JavaScript writes it', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const parsed = parse(String(value));
        expect(parsed.ok && parsed.value === value).toBe(true);
      }),
    );
  });
});
