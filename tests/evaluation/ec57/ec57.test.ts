import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type AnnotatorMarks,
  type ComparedRecord,
  ec57File,
  ec57FileIds,
  ec57Notes,
  ec57Record,
  ec57Texts,
  isNonstandard,
  predictedMarks,
  testedPart,
} from '../../../src/evaluation/ec57';
import { bxb } from '../../../src/evaluation/ec57/bxb/bxb';
import { fixed } from '../../../src/evaluation/ec57/printNumbers';
import { spanOf } from '../../../src/evaluation/ec57/spanOf';
import { describeWithShared } from '../../shared';
import { annotators, comparedRecords, printed } from './reference';

/** Annotations from `[sample, symbol, subtype, aux]`. */
function marks(...rows: [number, string, number?, string?][]): AnnotatorMarks {
  return {
    sample: rows.map(([sample]) => sample),
    symbol: rows.map(([, symbol]) => symbol),
    subtype: rows.map(([, , subtype]) => subtype ?? 0),
    aux: rows.map(([, , , aux]) => aux ?? ''),
  };
}

const compared = (reference: AnnotatorMarks, test: AnnotatorMarks): ComparedRecord => ({
  record: 'x',
  reference,
  test,
  samplingHz: 100,
  sampleCount: 100_000,
});

const names = { reference: 'atr', test: 'lab' };
const everything = { fromSec: 0 };
const pairsOf = (record: ComparedRecord, options = everything as Parameters<typeof bxb>[2]) =>
  Object.fromEntries(bxb(record, true, options).counts.pairs);

describe('the span of a comparison', () => {
  const record = { ...compared(marks([10, 'N'], [900, 'N']), marks([700, 'N'])), samplingHz: 128 };

  it('is from 5:00 to the end of the record, with a window of whole samples', () => {
    expect(spanOf(record)).toEqual({ start: 38_400, end: 100_000, window: 19 });
    expect(spanOf({ ...record, sampleCount: 0 }).end).toBe(900);
  });

  it('takes the options -f, -t and -w', () => {
    const options = { fromSec: 1, toSec: 2, windowSec: 0.1 };
    expect(spanOf(record, options)).toEqual({ start: 128, end: 256, window: 13 });
    expect(spanOf(record, { toSec: 0 }).end).toBe(700);
    expect([options, { toSec: 0 }, {}, { fromSec: 300 }].map(isNonstandard)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('bxb', () => {
  it('pairs within the window, and with the nearer of two', () => {
    const reference = marks([1000, 'N'], [1100, 'V'], [1200, 'A']);
    expect(pairsOf(compared(reference, marks([1015, 'N'], [1116, 'V'], [1199, 'S'])))).toEqual({
      NN: 1,
      VO: 1,
      OV: 1,
      SS: 1,
    });
    expect(pairsOf(compared(marks([1000, 'N']), marks([990, 'V'], [1002, 'N'])))).toEqual({ OV: 1, NN: 1 });
  });

  it('lets a beat before the start pair with the first one after it, and leaves out what belongs before', () => {
    const before = compared(marks([1005, 'N'], [1100, 'N']), marks([998, 'N'], [1101, 'N']));
    expect(pairsOf(before, { fromSec: 10 })).toEqual({ NN: 2 });
    const after = compared(marks([995, 'N'], [1100, 'N']), marks([1002, 'V'], [1101, 'N']));
    expect(pairsOf(after, { fromSec: 10 })).toEqual({ NN: 1 });
  });

  it('misses beats in a shutdown, and counts them apart', () => {
    const reference = marks([1000, 'N'], [1100, 'N'], [1200, 'V'], [1300, 'N']);
    const test = marks([1000, 'N'], [1050, '~', -1], [1250, '~', 0], [1300, 'N']);
    expect(pairsOf(compared(reference, test))).toEqual({ NN: 2, NX: 1, VX: 1 });
    const unclosed = marks([1000, 'N'], [1050, '~', -1], [1300, 'N']);
    expect(pairsOf(compared(reference, unclosed))).toEqual({ NN: 2, NX: 1, VX: 1 });
  });

  it('does not score beats of the test in flutter of the reference', () => {
    const reference = marks([1000, 'N'], [1050, '['], [1100, '!'], [1250, ']'], [1300, 'N']);
    expect(pairsOf(compared(reference, marks([1000, 'N'], [1100, 'V'], [1300, 'N'])))).toEqual({ NN: 2 });
  });

  it('ends for annotators without beats', () => {
    expect(pairsOf(compared(marks(), marks()))).toEqual({});
    const empty = ec57Record(compared(marks(), marks()), names, everything);
    expect(empty).toMatchObject({ scoredBeats: 0, marksRhythm: { reference: false, test: false } });
    for (const id of ec57FileIds) {
      expect(ec57File(id, [empty]).text).toContain('x');
    }
  });
});

it('numbers are printed as C does', () => {
  expect([fixed(3.125, 2, 6), fixed(0.375, 2), fixed(100, 2), fixed(2.5, 0), fixed(1.005, 2)]).toEqual([
    ...['  3.12', '0.38', '100.00', '2', '1.00'],
  ]);
});

describe('the predictions of a run', () => {
  it('are an annotator, in the order of time', () => {
    const test = predictedMarks({ sample: Int32Array.of(300, 100, 200), predicted: [2, 0, 1] });
    expect(test.symbol).toEqual(['N', 'S', 'V']);
    expect(pairsOf(compared(marks([100, 'N'], [200, 'N'], [300, 'V'], [400, 'F']), test))).toEqual({
      NN: 1,
      NS: 1,
      VV: 1,
      FO: 1,
    });
    expect(() => predictedMarks({ sample: [1], predicted: [5] })).toThrow(RangeError);
  });
});

describe('the part that a run tested', () => {
  const reference = marks([100, 'N'], [200, 'V'], [250, '+', 0, '(AFIB'], [300, 'N'], [400, 'F'], [500, '?']);
  const test = predictedMarks({ sample: [100, 400], predicted: [0, 2] });
  const record = compared(reference, test);

  it('is all that is compared: what the run knows and did not test is left out, what it does not know is missed', () => {
    const run = { sample: [100, 400], untested: Int32Array.of(300, 200) };
    const { compared: part, leftOut } = testedPart(record, run, { fromSec: 2.5 });
    expect(part.reference.symbol).toEqual(['N', '+', 'F', '?']);
    expect([part.reference.sample, part.reference.aux[1]]).toEqual([[100, 250, 400, 500], '(AFIB']);
    expect(leftOut, 'only beats that would be scored count').toBe(1);
    expect(pairsOf(part)).toEqual({ NN: 1, FV: 1, QO: 1 });
  });

  it('finds the beats of the reference near those of the run, which may be from another annotator', () => {
    // 15 samples are the window; of two beats at the same distance the tested one decides.
    const run = { sample: [104, 390], untested: [112, 189, 316, 410] };
    const { compared: part, leftOut } = testedPart(record, run, everything);
    expect(part.reference.symbol).toEqual(['N', '+', 'N', 'F', '?']);
    expect(leftOut).toBe(1);
  });

  it('is the record itself if all beats were tested', () => {
    expect(testedPart(record, { sample: [100], untested: [] }).compared).toBe(record);
  });
});

describe('the files', () => {
  const record = { ...compared(marks([1000, 'N'], [1100, 'V']), marks([1000, 'N'])), record: 'b/100 (1)' };

  it('are named by annotator and program, and hold records whose names have blanks', () => {
    const texts = ec57Texts(['bxb-L', 'bxb-S'], [ec57Record(record, names, everything)], 'lab');
    expect(texts.map(({ name }) => name)).toEqual([
      'lab.bxb-L.txt',
      'lab.bxb-L.sumstats.txt',
      'lab.bxb-S.txt',
    ]);
    expect(texts[1]!.text).toMatch(/\nb\/100_\(1\) +1 .*\nGross +50\.00 100\.00 +0\.00 /s);
  });
});

describeWithShared('the files of all 48 records', (shared) => {
  it.each(annotators)('%s: are byte for byte those of the C programs, by their names', (annotator) => {
    const records = comparedRecords(shared, annotator).map((each) =>
      ec57Record(each, { reference: 'atr', test: annotator }),
    );
    const folder = readdirSync(shared.path('reference', 'ec57'));
    const texts = ec57Texts(ec57FileIds, records, annotator);
    const nameThere = (name: string) => (name.includes('.sumstats.') ? name : name.replace(/txt$/, 'out'));
    expect(texts.filter(({ name }) => !folder.includes(nameThere(name)))).toEqual([]);
    for (const { name, text } of texts) expect(text, name).toBe(printed(shared, nameThere(name)));
    // From the start of the record, as -f 0.
    const fromStart = comparedRecords(shared, annotator).map((each) =>
      ec57Record(each, { reference: 'atr', test: annotator }, { fromSec: 0 }),
    );
    for (const id of ['bxb-L', 'sd-L'] as const) {
      const file = `${annotator}.${id.replace('-L', '-f0-L')}.out`;
      expect(ec57File(id, fromStart).text).toBe(printed(shared, file));
    }
    expect(records.every(({ marksRhythm }) => marksRhythm.reference)).toBe(true);
    expect(records.some(({ marksRhythm }) => marksRhythm.test)).toBe(annotator === 'tst');
  });
});

it('every table has footnotes, and every footnote a code of its own', () => {
  const all = new Set(ec57FileIds.flatMap((id) => ec57Notes(id)));
  expect(ec57FileIds.every((id) => ec57Notes(id).length > 1)).toBe(true);
  expect(new Set([...all].map(({ code }) => code)).size).toBe(all.size);
});
