import { expect, it } from 'vitest';
import { editedBeats, editNote } from '../../src/edits/editNote';
import { zh } from '../../src/i18n/zh';

const none = { relabelled: 0, added: 0, deleted: 0, moved: 0 };

it.each([
  [{ relabelled: 1 }, '1 beat relabelled'],
  [{ relabelled: 2, moved: 3 }, '2 beats relabelled, 3 moved'],
  [{ added: 1, deleted: 2, others: 1 }, '1 beat added, 2 deleted, 1 other annotation changed'],
  [{ moved: 2, others: 2 }, '2 beats moved, 2 other annotations changed'],
  [{ others: 1 }, '1 other annotation changed'],
  [{}, 'nothing changed'],
])('the note of edits names each kind, and is read back: %o', (given, words) => {
  const { others = 0, ...beats } = { ...none, others: 0, ...given };
  const note = editNote('atr', { ...beats, others });
  expect(note).toBe(`edits of atr: ${words}`);
  expect(editedBeats(note)).toEqual(beats);
});

it('edits over edits count both, and what else the note says does not', () => {
  expect(editedBeats('edits of edit: 1 beat deleted; edits of atr: 2 beats relabelled, 1 deleted')).toEqual({
    ...none,
    relabelled: 2,
    deleted: 2,
  });
  expect(
    editedBeats('edits of lab: 0 beats relabelled, 1 added; labels by the network of "2 added"'),
  ).toEqual({
    ...none,
    added: 1,
  });
  expect(editedBeats(undefined)).toEqual(none);
});

it.each([
  ['edits of atr: 2 beats relabelled, 3 moved', '对 atr 的修改：改标签 2，移动 3'],
  ['edits of atr: 1 beat added, 1 other annotation changed', '对 atr 的修改：添加 1，其他标注 1'],
  ['edits of atr: nothing changed', '对 atr 的修改：没有改动'],
  [
    'edits of edit: 1 beat deleted; edits of atr: 1 beat moved',
    '对 edit 的修改：删除 1；对 atr 的修改：移动 1',
  ],
])('the note is read in Chinese as well: %s', (note, words) => {
  expect(zh.records.byLab(note)).toBe(words);
});
