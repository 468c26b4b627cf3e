import { describe, expect, it } from 'vitest';
import {
  findMarks,
  type MarkQuery,
  markAt,
  markChoices,
  nextPosition,
} from '../../../../src/state/records/marks/searchMarks';
import { leadQualities, rhythmCode, rhythmSpans } from '../../../../src/state/records/marks/spans';
import { marksOf } from './marks';

const marks = marksOf([
  { at: 0.1, symbol: '+', aux: '(N' },
  { at: 1, symbol: 'N' },
  { at: 2, symbol: 'V' },
  { at: 3, symbol: '+', aux: '(AFIB\0' },
  { at: 3, symbol: 'L' },
  { at: 4, symbol: '"', aux: 'Tape slippage' },
  { at: 5, symbol: 'E' },
  { at: 6, symbol: '~', subtype: 1 },
  { at: 7, symbol: '+', aux: '(N' },
  { at: 8, symbol: 'A' },
  { at: 9, symbol: '+' },
]);

describe('annotations are found', () => {
  it.each<[MarkQuery, number[]]>([
    [{ by: 'class', value: 2 }, [2, 6]],
    [{ by: 'class', value: 0 }, [1, 4]],
    [{ by: 'class', value: 'other' }, [2, 6, 9]],
    [{ by: 'symbol', value: 'V' }, [2]],
    [{ by: 'symbol', value: 'v' }, []],
    [{ by: 'rhythm', value: 'N' }, [0, 8]],
    [{ by: 'rhythm', value: 'AFIB' }, [3]],
    [{ by: 'text', value: 'tape' }, [5]],
    [{ by: 'text', value: 'afib' }, [3]],
    [{ by: 'text', value: 'noisy' }, [7]],
    [{ by: 'text', value: ' ' }, []],
  ])('by %o', (query, expected) => {
    expect(findMarks(marks, query, (i) => (i === 7 ? 'Noisy: MLII' : ''))).toEqual(expected);
  });

  it('among what the record has, with counts', () => {
    const { classes, symbols, rhythms } = markChoices(marks);
    expect(classes).toEqual([
      { value: 0, count: 2 },
      { value: 1, count: 1 },
      { value: 2, count: 2 },
    ]);
    expect(symbols[0]).toEqual({ value: '+', count: 4 });
    expect(rhythms).toEqual([
      { value: 'N', count: 2 },
      { value: 'AFIB', count: 1 },
    ]);
  });

  it('one after the other, in both directions', () => {
    const times = [1, 2, 2, 5];
    expect(nextPosition(times, 0, 1)).toBe(0);
    expect(nextPosition(times, 2, 1)).toBe(3);
    expect(nextPosition(times, 5, 1)).toBeUndefined();
    expect(nextPosition(times, 5, -1)).toBe(2);
    expect(nextPosition(times, 1, -1)).toBeUndefined();
  });

  it('at a sample, the beat before what else is there', () => {
    expect(markAt(marks, 360, 1080)).toBe(4);
    expect(markAt(marks, 360, 36)).toBe(0);
    expect(markAt(marks, 360, 37)).toBeUndefined();
    expect(markAt(marksOf([]), 360, 0)).toBeUndefined();
  });
});

describe('rhythms', () => {
  it('last until the next one, the last until the end', () => {
    expect(rhythmSpans(marks, 10)).toEqual([
      { startSec: 0.1, endSec: 3, code: 'N' },
      { startSec: 3, endSec: 7, code: 'AFIB' },
      { startSec: 7, endSec: 10, code: 'N' },
    ]);
    expect(rhythmSpans(marksOf([]), 10)).toEqual([]);
  });

  it('end at one without a name, not at a note that says nothing', () => {
    const change = (at: number, aux: string) => ({ at, symbol: '+', aux });
    const changes = [change(1, '(AFIB'), change(2, ''), change(4, '('), change(6, '(N')];
    expect(rhythmSpans(marksOf(changes), 10)).toEqual([
      { startSec: 1, endSec: 4, code: 'AFIB' },
      { startSec: 6, endSec: 10, code: 'N' },
    ]);
  });

  it.each([
    ['+', '(SVTA', 'SVTA'],
    ['+', 'AFIB', 'AFIB'],
    ['+', '(AB ', 'AB'],
    ['+', '', undefined],
    ['+', '(', undefined],
    ['"', '(AFIB', undefined],
  ])('%s %s is %s', (symbol, aux, code) => {
    expect(rhythmCode(symbol, aux)).toBe(code);
  });
});

it.each([
  [0, ['clean', 'clean']],
  [1, ['noisy', 'clean']],
  [2, ['clean', 'noisy']],
  [3, ['noisy', 'noisy']],
  [0x11, ['unreadable', 'clean']],
  [0x33, ['unreadable', 'unreadable']],
  [-1, ['unreadable', 'unreadable']],
])('a change of signal quality %i says %o', (subtype, expected) => {
  expect(leadQualities(subtype, 2)).toEqual(expected);
});
