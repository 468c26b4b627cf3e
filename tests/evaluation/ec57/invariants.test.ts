import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type AnnotatorMarks, ec57File, ec57FileIds, ec57Record } from '../../../src/evaluation/ec57';
import { bxb } from '../../../src/evaluation/ec57/bxb/bxb';
import { readBeats } from '../../../src/evaluation/ec57/bxb/readBeats';

/** Up to 40 annotations of any kind, some at the same sample. */
const annotator = fc
  .array(
    fc.record({
      gap: fc.integer({ min: 0, max: 120 }),
      symbol: fc.constantFrom('N', 'N', 'N', 'V', 'A', 'F', 'Q', '!', '~', '[', ']', '+', '"'),
      subtype: fc.constantFrom(0, -1),
      aux: fc.constantFrom('(AFIB', '(AFL', '(N', ''),
    }),
    { maxLength: 40 },
  )
  .map((rows): AnnotatorMarks => {
    let time = 0;
    return {
      sample: rows.map(({ gap }) => (time += gap)),
      symbol: rows.map(({ symbol }) => symbol),
      subtype: rows.map(({ subtype }) => subtype),
      aux: rows.map(({ aux }) => aux),
    };
  });

const record = (reference: AnnotatorMarks, test: AnnotatorMarks) => ({
  ...{ record: '100', reference, test, samplingHz: 100, sampleCount: 10_000 },
});

it('counts every beat of the reference once, and no beat of the test twice', () => {
  fc.assert(
    fc.property(annotator, annotator, (reference, test) => {
      const { counts } = bxb(record(reference, test), true, { fromSec: 0 });
      const total = (isCounted: (pair: string) => boolean) =>
        [...counts.pairs].reduce((sum, [pair, count]) => sum + (isCounted(pair) ? count : 0), 0);
      const kinds = (marks: AnnotatorMarks) => readBeats(marks, 15, true).beats.map(({ kind }) => kind);
      for (const kind of 'NSVFQ') {
        expect(total((pair) => pair[0] === kind)).toBe(kinds(reference).filter((own) => own === kind).length);
        expect(total((pair) => pair[1] === kind)).toBeLessThanOrEqual(
          kinds(test).filter((own) => own === kind).length,
        );
      }
    }),
  );
});

it('finds an annotator equal to itself', () => {
  fc.assert(
    fc.property(annotator, (marks) => {
      const distinct = new Set(Array.from(marks.sample)).size === marks.symbol.length;
      fc.pre(distinct && !marks.symbol.includes('~'));
      const { counts } = bxb(record(marks, marks), true, { fromSec: 0 });
      expect([...counts.pairs.keys()].filter((pair) => pair[0] !== pair[1])).toEqual([]);
      expect(counts.intervalError ?? 0).toBe(0);
    }),
  );
});

it('prints a row or a report for whatever annotators say, and sums of every table of rows', () => {
  fc.assert(
    fc.property(annotator, annotator, (reference, test) => {
      const names = { reference: 'atr', test: 'lab' };
      const compared = ec57Record(record(reference, test), names, { fromSec: 0 });
      for (const id of ec57FileIds) {
        const { text, summed } = ec57File(id, [compared]);
        expect(`${text}${summed}`).not.toMatch(/NaN|Infinity|[a-z]undefined/);
        expect(summed === undefined).toBe(/^bxb-[SsCc]$/.test(id));
      }
    }),
  );
});
