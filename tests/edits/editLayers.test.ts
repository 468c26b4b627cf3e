import { describe, expect, it } from 'vitest';
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
});
