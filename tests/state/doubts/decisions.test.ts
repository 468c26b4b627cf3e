import { expect, it } from 'vitest';
import { relabel, remove } from '../../../src/edits/makeEdits';
import type { EditRow } from '../../../src/edits/types';
import { decisionsOf, nextUndecided } from '../../../src/state/doubts/decisions';
import type { ListedBeat } from '../../../src/state/types';
import { base, edit, kept, made, mark, turned } from '../../edits/marks';

const beat = (sample: number, symbol: string) => ({ recordName: 'run 208', sample, symbol }) as ListedBeat;
const list = [beat(5, 'N'), beat(9, 'V')];
const of = (...rows: EditRow[]) => decisionsOf(list, { 'run 208': base }, rows);
const change = (id: string, order: number, from: string, to: string) =>
  made(id, order, edit('relabel', relabel([mark(5, from)], to)!.changes));
const keptOne = { kind: 'kept' };

it('what was decided follows from edits in effect, then from kept labels', () => {
  expect(of()).toEqual([undefined, undefined]);
  expect(of(kept(9, 'V', 1))).toEqual([undefined, keptOne]);
  // The annotations had another label than the run when it was looked at.
  expect(of(kept(9, 'N', 1))).toEqual([undefined, { kind: 'changed', symbol: 'N' }]);
  const toV = change('a', 1, 'N', 'V');
  expect(of(toV)[0]).toEqual({ kind: 'changed', symbol: 'V' });
  expect(of(toV, kept(5, 'V', 2))[0]).toEqual({ kind: 'changed', symbol: 'V' });
  expect(of(toV, change('b', 2, 'V', 'N'))[0]).toEqual(keptOne);
  expect(of(toV, turned('undo', 'a', 2))[0]).toBeUndefined();
  // What was kept was the label that the edit gave.
  expect(of(toV, kept(5, 'V', 2), turned('undo', 'a', 3))[0]).toBeUndefined();
  expect(of(kept(5, 'N', 0), toV, turned('undo', 'a', 2))[0]).toEqual(keptOne);
  const back = change('b', 2, 'V', 'N');
  expect(of(kept(5, 'N', 0), toV, back, turned('undo', 'b', 3), turned('undo', 'a', 4))[0]).toEqual(keptOne);
  const gone = made('c', 3, edit('delete', remove([mark(9, 'V')])!.changes));
  expect(of(gone)[1]).toEqual({ kind: 'changed', symbol: undefined });
});

it('nothing that is not about these beats decides on them', () => {
  expect(of(made('c', 1, edit('comment', [{ after: mark(5, '"', { aux: 'N' }) }])))).toEqual([
    undefined,
    undefined,
  ]);
  expect(of({ ...change('a', 1, 'N', 'V'), annotatorHash: 'other' })[0]).toBeUndefined();
  expect(decisionsOf(list, {}, [kept(5, 'N', 1)])).toEqual([undefined, undefined]);
});

it('the next beat to decide on comes after this one, or round the list', () => {
  const decided = { kind: 'kept' } as const;
  expect(nextUndecided([decided, undefined, decided, undefined], 1)).toBe(1);
  expect(nextUndecided([decided, undefined, decided, undefined], 2)).toBe(3);
  expect(nextUndecided([undefined, decided], 1)).toBe(0);
  expect(nextUndecided([decided, decided], 1)).toBe(1);
});
