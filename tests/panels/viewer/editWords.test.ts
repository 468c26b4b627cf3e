import { expect, it } from 'vitest';
import { addBeat, comment, type EditDraft, markRhythm, move, relabel } from '../../../src/edits/makeEdits';
import { en } from '../../../src/i18n/en';
import { zh } from '../../../src/i18n/zh';
import { editWords } from '../../../src/panels/viewer/editWords';
import { edit, mark } from '../../edits/marks';

const said = ({ what, changes }: EditDraft, words = en) => editWords(edit(what, changes), words, 100);
const change = (sample: number, aux: string) => mark(sample, '+', { aux });

it('says what an edit did', () => {
  expect(said(relabel([mark(1, 'N'), mark(2, 'A')], 'V')!)).toBe('N A → V (2 beats)');
  expect(said(addBeat(1, 'V'))).toBe('V added');
  expect(said(move(mark(100, 'N'), 250)!)).toBe('N moved to 0:02.5');
  expect(said(comment(1, 'odd')!)).toBe('comment: odd');
});

it('says where a rhythm ends', () => {
  const range = { from: 1000, to: 2000 };
  const until = 'atrial fibrillation until 0:20.0';
  expect(said(markRhythm('AFIB', range, [change(5, '(N')]))).toBe(until);
  expect(said(markRhythm('AFIB', range, [change(5, '(N'), change(1500, '(VT')]))).toBe(until);
  expect(said(markRhythm('AFIB', range, []))).toBe(until);
  const open = markRhythm('AFIB', range, [change(5, '(N'), change(2000, '(VT')]);
  expect(said(open)).toBe('atrial fibrillation until the next change of rhythm');
  expect(said(open, zh)).toBe('心房颤动，至下一次节律改变');
});
