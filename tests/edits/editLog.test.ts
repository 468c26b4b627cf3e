import { describe, expect, it } from 'vitest';
import { readEditLog, writeEditLog } from '../../src/edits/editLog';
import type { EditRow } from '../../src/edits/types';
import { base, edit, kept, made, mark, turned } from './marks';

const bounds = { lengthSamples: 1000 };
const rows: EditRow[] = [
  made('a', 1, edit('relabel', [{ before: mark(5, 'N', { num: 2 }), after: mark(5, 'V', { num: 2 }) }])),
  made('b', 2, {
    ...edit('comment', [{ after: mark(7, '"', { aux: 'früh\n心' }) }]),
    by: 'Li',
    why: 'see lead II',
  }),
  turned('undo', 'a', 3),
];
const text = writeEditLog(base, rows, 360);
const edited = (change: (lines: string[]) => void) => {
  const lines = text.trimEnd().split('\n');
  change(lines);
  return readEditLog(lines.join('\n'), bounds);
};
const line = (value: object) => JSON.stringify({ id: 'z', order: 9, kind: 'edit', ...value });
const changing = (changes: unknown, what = 'add') => line({ edit: { what, changes } });

describe('a log of edits', () => {
  it('is read back equal, one row a line', () => {
    expect(text.split('\n')).toHaveLength(5);
    expect(readEditLog(text, bounds)).toEqual({ base, rows, refused: [] });
    expect(readEditLog(text.replaceAll('\n', '\r\n'), bounds).rows).toEqual(rows);
    expect(text).toContain('"timeSec":0.013889');
  });

  it('has the labels that were kept', () => {
    const all = [...rows, kept(9, 'V', 4)];
    const log = writeEditLog(base, all, 360);
    expect(readEditLog(log, bounds)).toEqual({ base, rows: all, refused: [] });
    expect(log.trimEnd().split('\n').at(-1)).toContain('"timeSec":0.025');
  });

  it.each([
    ['an unknown code', changing([{ after: mark(5, 'Ω') }]), '"Ω" is no annotation code'],
    [
      'a time after the end',
      changing([{ after: mark(1000, 'N') }]),
      'sample 1000 is outside of the record, which has 1000 samples',
    ],
    [
      'a time before the beginning',
      changing([{ after: mark(-1, 'N') }]),
      'sample -1 is outside of the record, which has 1000 samples',
    ],
    [
      'a kept label with an unknown code',
      line({ kind: 'keep', sample: 5, symbol: 'Ω' }),
      '"Ω" is no annotation code',
    ],
    [
      'a kept label without a place',
      line({ kind: 'keep', symbol: 'N' }),
      'sample is no number, or symbol, by or madeAt is no text',
    ],
    ['half a sample', changing([{ after: mark(1.5, 'N') }]), '1.5 is no sample'],
    [
      'a channel that is no byte',
      changing([{ after: mark(5, 'N', { channel: 256 }) }]),
      'subtype, chan or num does not fit into a byte',
    ],
    [
      'a long text',
      changing([{ after: mark(5, '"', { aux: 'ü'.repeat(128) }) }]),
      'its text has 256 bytes, and at most 255 are possible',
    ],
    ['a text with a NUL', changing([{ after: mark(5, '"', { aux: 'a\0' }) }]), 'its text has a NUL'],
    ['an unknown kind', changing([{ after: mark(5, 'N') }], 'paint'), '"paint" is no kind of edit'],
    ['nothing to change', changing([]), 'it changes nothing'],
    ['neither before nor after', changing([{}]), 'it changes nothing'],
    ['a change that is none', changing([null]), 'a change is no object'],
    ['no annotation', changing([{ after: 7 }]), 'an annotation is no object'],
    [
      'a sample in words',
      changing([{ after: { sample: '5', symbol: 'N' } }]),
      'sample, subtype, channel or num is no number',
    ],
    ['no symbol', changing([{ after: { sample: 5 } }]), 'symbol or aux is no text'],
    ['a text in place of JSON', '{"id":', 'it is not JSON'],
    ['a list', '[]', 'it is no JSON object'],
    ['no id', line({ id: '' }), 'it has no id'],
    ['no order', line({ order: 'first' }), 'it has no order'],
    ['an unknown row', line({ kind: 'paint' }), 'it is neither an edit, nor an undo, a redo or a kept label'],
    ['an undo of nothing', line({ kind: 'undo' }), 'it does not say which edit it turns'],
    [
      'an undo of an edit that is not there',
      line({ kind: 'undo', of: 'x' }),
      'the edit that it turns is not in the log, or was refused',
    ],
    ['no changes', line({ edit: { what: 'add' } }), 'it has no changes'],
    [
      'a reason that is no text',
      line({ edit: { what: 'add', changes: [], why: 3 } }),
      'what, why, by or madeAt is no text',
    ],
  ])('refuses %s, and takes the other lines', (_, odd, reason) => {
    expect(edited((lines) => lines.splice(2, 0, odd))).toEqual({
      base,
      rows,
      refused: [{ line: 3, reason }],
    });
  });

  it('takes the codes that the annotation file defines, and refuses those that it gives away', () => {
    const definitions = [{ code: 1, symbol: 'own', description: '' }];
    const read = (symbol: string) =>
      readEditLog(`${text}${changing([{ after: mark(5, symbol) }])}`, { ...bounds, definitions });
    expect(read('own').rows).toHaveLength(2);
    expect(read('own').refused.map(({ line: at }) => at)).toEqual([2, 4]);
  });

  it.each([
    ['another file', '{"a":1}', 'this is no log of edits'],
    ['no JSON', 'sample,symbol', 'it is not JSON'],
    [
      'a later form',
      '{"log":"ecg-lab-edits","format":2}',
      'the log has form 2, and this version reads form 1',
    ],
    [
      'one that says nothing',
      '{"log":"ecg-lab-edits","format":1}',
      'the log does not say of which annotations it is',
    ],
  ])('refuses %s as a whole', (_, first, reason) => {
    expect(edited((lines) => lines.splice(0, 1, first))).toEqual({
      base: undefined,
      rows: [],
      refused: [{ line: 1, reason }],
    });
    expect(readEditLog('', bounds)).toEqual({ base: undefined, rows: [], refused: [] });
  });
});
