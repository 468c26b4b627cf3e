import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, markOf } from '../../src/edits/applyEdits';
import { addBeat, comment, markRhythm, move, relabel, remove } from '../../src/edits/makeEdits';
import type { EditChange, Mark, NamedEdit } from '../../src/edits/types';
import { readAnnotations, writeAnnotations } from '../../src/wfdb';
import type { Annotations } from '../../src/wfdb/types';
import { describeWithShared } from '../shared';
import { annotationsOf, edit, mark } from './marks';

const rates = { recordHz: 360, annotatorHz: 360 };
const marks = [
  mark(18, '+', { aux: '(N' }),
  mark(100, 'N'),
  mark(400, 'N', { channel: 1 }),
  mark(700, 'V', { subtype: 2, num: 3 }),
  mark(1000, 'N'),
];
const base = annotationsOf(marks);

const named = (id: string, draft: ReturnType<typeof relabel>): NamedEdit => ({
  id,
  edit: edit(draft!.what, draft!.changes),
});
const marksIn = (annotations: Annotations): Mark[] =>
  Array.from({ length: annotations.count }, (_, i) => markOf(annotations, i, annotations.sample[i]!));
const applied = (...edits: NamedEdit[]) => applyEdits(base, rates, edits);
const marksAfter = (...edits: NamedEdit[]) => marksIn(applied(...edits).annotations);

describe('edits over annotations', () => {
  it('give other symbols and keep the other fields', () => {
    const [, first, second, third] = marks;
    expect(marksAfter(named('a', relabel([first!, second!, third!], 'V')))).toEqual([
      marks[0],
      { ...first, symbol: 'V' },
      { ...second, symbol: 'V' },
      third,
      marks[4],
    ]);
    const back = named('b', relabel([{ ...first!, symbol: 'V' }], 'N'));
    expect(applied(named('a', relabel([first!, second!], 'V')), back).counts.relabelled).toBe(1);
    expect(relabel([third!], 'V')).toBeUndefined();
  });

  it('add, delete, move and comment in order of time', () => {
    const edits = [
      named('a', addBeat(550, 'V')),
      named('d', remove([marks[1]!])),
      named('m', move(marks[3]!, 1100)),
      named('c', comment(550, ' pause ')),
    ];
    expect(marksAfter(...edits).map(({ sample, symbol, aux }) => [sample, symbol, aux])).toEqual([
      [18, '+', '(N'],
      [400, 'N', ''],
      [550, 'V', ''],
      [550, '"', 'pause'],
      [1000, 'N', ''],
      [1100, 'V', ''],
    ]);
    expect(marksAfter(...edits).at(-1)).toEqual({ ...marks[3], sample: 1100 });
    expect(applied(...edits).counts).toEqual({ relabelled: 0, added: 1, deleted: 1, moved: 1, others: 1 });
    expect(comment(1, '  ')).toBeUndefined();
    expect(move(marks[3]!, 700)).toBeUndefined();
  });

  it('count each beat once, by what became of it in the end', () => {
    const [, first, second, third] = marks as [Mark, Mark, Mark, Mark];
    const counts = (...edits: NamedEdit[]) => applied(...edits).counts;
    const none = { relabelled: 0, added: 0, deleted: 0, moved: 0, others: 0 };
    const moved = named('m', move(first, 120));
    const there = { ...first, sample: 120 };
    expect(counts(moved, named('r', relabel([there], 'V')))).toEqual({ ...none, relabelled: 1 });
    expect(counts(moved, named('b', move(there, first.sample)))).toEqual(none);
    expect(counts(moved, named('d', remove([there, second, third])))).toEqual({ ...none, deleted: 3 });
    const added = named('a', addBeat(550, 'V'));
    expect(counts(added, named('x', move(mark(550, 'V'), 560)))).toEqual({ ...none, added: 1 });
    expect(counts(added, named('x', remove([mark(550, 'V')])))).toEqual(none);
    const other = named('v', relabel([first], 'V'));
    expect(counts(other, named('n', relabel([{ ...first, symbol: 'V' }], 'N')))).toEqual(none);
    expect(counts(named('~', relabel([first], '~')))).toEqual({ ...none, relabelled: 1 });
    const rhythm = named('s', markRhythm('AFIB', { from: 400, to: 1000 }, [marks[0]!]));
    expect(counts(rhythm, named('c', comment(5, 'odd')))).toEqual({ ...none, others: 3 });
  });

  it('mark a rhythm, and give back the one that was there', () => {
    const afib = named('a', markRhythm('AFIB', { from: 400, to: 1000 }, [marks[0]!]));
    const rhythms = (list: Mark[]) =>
      list.filter(({ symbol }) => symbol === '+').map(({ sample, aux }) => [sample, aux]);
    expect(rhythms(marksAfter(afib))).toEqual([
      [18, '(N'],
      [400, '(AFIB'],
      [1000, '(N'],
    ]);
    const changes = marksAfter(afib).filter(({ symbol }) => symbol === '+');
    const whole = named('b', markRhythm('SVTA', { from: 0, to: 1000 }, changes));
    expect(rhythms(marksAfter(afib, whole))).toEqual([
      [0, '(SVTA'],
      [1000, '(N'],
    ]);
    // Where nobody named a rhythm, it ends without another name; one that begins there stays the only one.
    const first = markRhythm('AFIB', { from: 100, to: 400 }, []);
    expect(first.changes.map(({ after }) => [after?.sample, after?.aux])).toEqual([
      [100, '(AFIB'],
      [400, '('],
    ]);
    expect(markRhythm('VT', { from: 5, to: 18 }, [marks[0]!]).changes).toHaveLength(1);
  });

  it('build on each other: a beat is added, relabelled, moved', () => {
    const added = named('a', addBeat(550, 'N'));
    const relabelled = named('b', relabel([mark(550, 'N')], 'V'));
    const moved = named('c', move(mark(550, 'V'), 560));
    expect(marksAfter(added, relabelled, moved)).toContainEqual(mark(560, 'V'));
    const { annotations, held } = applyEdits(base, rates, [added, moved], [relabelled]);
    expect(marksIn(annotations)).toContainEqual(mark(550, 'N'));
    expect(held).toEqual([{ id: 'c', missing: 1, of: 1, reason: 'undone', because: 'b' }]);
    // What depends on what depends on an undone edit is named too.
    expect(applyEdits(base, rates, [relabelled, moved], [added]).held).toEqual([
      { id: 'b', missing: 1, of: 1, reason: 'undone', because: 'a' },
      { id: 'c', missing: 1, of: 1, reason: 'undone', because: 'b' },
    ]);
  });

  it('name what another edit has changed already, and what was never there', () => {
    const one = named('one', relabel([marks[1]!], 'V'));
    const other = named('other', relabel([marks[1]!, marks[2]!], 'A'));
    const lost = named('lost', remove([mark(5, 'N')]));
    const { annotations, held } = applied(one, other, lost);
    expect(marksIn(annotations).map(({ symbol }) => symbol)).toEqual(['+', 'V', 'A', 'V', 'N']);
    expect(held).toEqual([
      { id: 'other', missing: 1, of: 2, reason: 'changed', because: 'one' },
      { id: 'lost', missing: 1, of: 1, reason: 'absent', because: undefined },
    ]);
  });

  it('let two beats change places, and take one of two equal annotations', () => {
    const changes: EditChange[] = [
      { before: marks[1]!, after: { ...marks[1]!, sample: 1000 } },
      { before: marks[4]!, after: { ...marks[4]!, sample: 100 } },
    ];
    const swapped = applyEdits(base, rates, [{ id: 's', edit: edit('move', changes) }]);
    expect(swapped.held).toEqual([]);
    expect(marksIn(swapped.annotations)).toEqual(marks);
    const twice = annotationsOf([mark(7, 'N'), mark(7, 'N')]);
    const once = applyEdits(twice, rates, [named('d', remove([mark(7, 'N')]))]);
    expect(marksIn(once.annotations)).toEqual([mark(7, 'N')]);
  });

  it('keep times of a finer resolution, and take that of the record where the annotator’s is coarser', () => {
    const fine = annotationsOf([mark(1001, 'N'), mark(3000, 'N')], 1000);
    const finer = { recordHz: 250, annotatorHz: 1000 };
    // 1001 ms lie at sample 250 of the record.
    const edits = [named('r', relabel([mark(250, 'N')], 'V')), named('a', addBeat(500, 'N'))];
    const { annotations } = applyEdits(fine, finer, edits);
    expect([...annotations.sample]).toEqual([1001, 2000, 3000]);
    expect([annotations.symbol.join(''), annotations.samplingHz]).toEqual(['VNN', 1000]);
    const coarse = annotationsOf([mark(2, 'N')]);
    const read = applyEdits(coarse, { recordHz: 250, annotatorHz: 1 }, [named('a', addBeat(333, 'V'))]);
    expect([...read.annotations.sample, read.annotations.samplingHz]).toEqual([333, 500, 250]);
  });

  it('change nothing but what they say, for any annotations, and undone give back the bytes', () => {
    const anyMark = fc
      .record({
        sample: fc.integer({ min: 0, max: 5000 }),
        symbol: fc.constantFrom('N', 'V', 'A', '~', '+', '"'),
        subtype: fc.integer({ min: -3, max: 3 }),
        channel: fc.integer({ min: 0, max: 2 }),
        num: fc.integer({ min: 0, max: 2 }),
        aux: fc.constantFrom('', '(N', 'ü', '心'),
      })
      .filter(({ sample }) => sample > 0);
    fc.assert(
      fc.property(
        fc.array(anyMark, { minLength: 1, maxLength: 40 }),
        fc.infiniteStream(fc.nat()),
        (list, at) => {
          const original = annotationsOf(list);
          const picked = [...new Set(Array.from({ length: 3 }, () => at.next().value % list.length))].map(
            (i) => list[i]!,
          );
          const edits = [named('d', remove(picked)), named('a', addBeat(777, 'F'))];
          const { annotations, held } = applyEdits(original, rates, edits);
          expect(held).toEqual([]);
          const rest = [...marksIn(original)];
          for (const gone of picked) {
            rest.splice(
              rest.findIndex((each) => JSON.stringify(each) === JSON.stringify(gone)),
              1,
            );
          }
          const result = marksIn(annotations);
          const place = result.findIndex(({ sample, symbol }) => sample === 777 && symbol === 'F');
          expect(result.toSpliced(place, 1)).toEqual(rest);
          const none = applyEdits(original, rates, [], edits).annotations;
          expect(writeAnnotations(none)).toEqual(writeAnnotations(original));
        },
      ),
      { numRuns: 40 },
    );
  });
});

describeWithShared('edits over real annotations', (shared) => {
  it('leave every other annotation of 208 as its bytes were', () => {
    const bytes = shared.bytes('data', 'mitdb', '208.atr');
    const atr = readAnnotations(bytes, '208.atr');
    expect(writeAnnotations(applyEdits(atr, rates, []).annotations)).toEqual(bytes);
    const rows = [...atr.symbol.keys()].filter((i) => atr.symbol[i] === 'F').slice(0, 10);
    const edits = rows.map((row) => named(`e${row}`, relabel([markOf(atr, row, atr.sample[row]!)], 'V')));
    const { annotations } = applyEdits(atr, rates, edits);
    const read = readAnnotations(writeAnnotations(annotations), '208.edit');
    expect(read.symbol).toEqual(atr.symbol.map((symbol, i) => (rows.includes(i) ? 'V' : symbol)));
    for (const field of ['sample', 'subtype', 'channel', 'num', 'aux', 'auxTail'] as const)
      expect(read[field]).toEqual(atr[field]);
    const back = applyEdits(
      annotations,
      rates,
      rows.map((row) => named(`b${row}`, relabel([markOf(annotations, row, atr.sample[row]!)], 'F'))),
    );
    expect(writeAnnotations(back.annotations)).toEqual(bytes);
  });
});
