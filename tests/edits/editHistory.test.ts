import { describe, expect, it } from 'vitest';
import { editHistory, editsInEffect } from '../../src/edits/editHistory';
import type { EditRow } from '../../src/edits/types';
import { edit, kept, made, mark, turned } from './marks';

const three = ['a', 'b', 'c'].map((id, i) => made(id, i, edit('add', [{ after: mark(i, 'N') }])));
const active = (...rows: EditRow[]) => editsInEffect(editHistory(rows)).active.map(({ id }) => id);
const next = (...rows: EditRow[]) => {
  const { nextUndo, nextRedo } = editHistory(rows);
  return [nextUndo, nextRedo];
};

describe('the history of edits', () => {
  it('undoes and redoes in order', () => {
    expect(next()).toEqual([undefined, undefined]);
    expect(next(...three)).toEqual(['c', undefined]);
    const undone = [...three, turned('undo', 'c', 3), turned('undo', 'b', 4)];
    expect(active(...undone)).toEqual(['a']);
    expect(next(...undone)).toEqual(['a', 'b']);
    const redone = [...undone, turned('redo', 'b', 5)];
    expect(active(...redone)).toEqual(['a', 'b']);
    expect(next(...redone)).toEqual(['b', 'c']);
    expect(next(...redone, turned('redo', 'c', 6))).toEqual(['c', undefined]);
  });

  it('passes over labels that were kept', () => {
    expect(editHistory([...three, kept(5, 'N', 3)])).toEqual(editHistory(three));
    expect(next(...three, turned('undo', 'c', 3), kept(5, 'N', 4))).toEqual(['b', 'c']);
  });

  it('undoes one alone, which keeps its place', () => {
    const alone = [...three, turned('undo', 'b', 3)];
    expect(active(...alone)).toEqual(['a', 'c']);
    expect(next(...alone)).toEqual(['c', 'b']);
    expect(active(...alone, turned('redo', 'b', 4))).toEqual(['a', 'b', 'c']);
  });

  it('redoes nothing in order after a new edit, but what was undone can still be redone by itself', () => {
    const later = [three[0]!, three[1]!, turned('undo', 'b', 1.5), three[2]!];
    expect(next(...later)).toEqual(['c', undefined]);
    expect(active(...later, turned('redo', 'b', 4))).toEqual(['a', 'b', 'c']);
  });

  it('does not depend on the order in which rows of two tabs arrive, or on rows that arrive twice', () => {
    const rows: EditRow[] = [
      ...three,
      turned('undo', 'c', 3),
      turned('undo', 'c', 3.5),
      turned('redo', 'x', 4),
    ];
    expect(editHistory([...rows.toReversed(), ...rows])).toEqual(editHistory(rows));
    expect(active(...rows)).toEqual(['a', 'b']);
  });
});
