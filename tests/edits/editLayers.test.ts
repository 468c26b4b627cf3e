import { describe, expect, it } from 'vitest';
import { countEdits } from '../../src/edits/countEdits';
import { editLayers, reasonSetBy, recordHash } from '../../src/edits/editLayers';
import { edit, made, mark } from './marks';

const row = made('a', 1, edit('add', [{ after: mark(1, 'N') }]));

describe('layers of edits', () => {
  it('hold the rows over the same bytes', () => {
    const other = { ...row, id: 'b', annotatorHash: 'later' };
    const again = { ...row, id: 'c' };
    expect(editLayers([row, other, again]).map(({ annotatorHash, rows }) => [annotatorHash, rows])).toEqual([
      ['a', [row, again]],
      ['later', [other]],
    ]);
  });

  it('are made over what they were made over, and nothing else', () => {
    const record = {
      recordHash: 'r',
      annotators: ['atr', 'qrs'],
      annotatorHash: () => 'a' as string | undefined,
    };
    const [layer] = editLayers([row]);
    expect(reasonSetBy(layer!, record)).toBeUndefined();
    expect(reasonSetBy(layer!, { ...record, annotatorHash: () => undefined })).toBeUndefined();
    expect(reasonSetBy(layer!, undefined)).toBe('record-gone');
    expect(reasonSetBy(layer!, { ...record, recordHash: 'other' })).toBe('record-changed');
    expect(reasonSetBy(layer!, { ...record, annotators: ['qrs'] })).toBe('annotator-gone');
    expect(reasonSetBy(layer!, { ...record, annotatorHash: () => 'other' })).toBe('annotator-changed');
    expect(reasonSetBy(editLayers([{ ...row, format: 2 }])[0]!, record)).toBe('newer');
  });

  it('belong to a record by its files in any order', () => {
    const files = [{ sha256: 'x' }, { sha256: 'y' }];
    expect(recordHash(files)).toBe(recordHash(files.toReversed()));
    expect(recordHash(files)).not.toBe(recordHash([{ sha256: 'x' }]));
  });

  it('are counted by annotations, without what is held', () => {
    const beats = [1, 2, 3].map((at) => ({ before: mark(at, 'N'), after: mark(at, 'V') }));
    const named = [
      { id: 'a', edit: edit('relabel', beats) },
      { id: 'b', edit: edit('rhythm', [{ after: mark(1, '+') }, { after: mark(9, '+') }]) },
      { id: 'c', edit: edit('delete', [{ before: mark(5, 'N') }]) },
    ];
    const held = [{ id: 'a', missing: 1, of: 3, reason: 'absent' as const, because: undefined }];
    expect(countEdits(named, held)).toEqual({
      relabel: 2,
      add: 0,
      delete: 1,
      move: 0,
      rhythm: 1,
      comment: 0,
    });
  });
});
