import { describe, expect, it } from 'vitest';
import {
  type AnnotatorMarks,
  type ComparedRecord,
  ec57File,
  ec57FileIds,
  ec57Notes,
  isNonstandard,
  predictedMarks,
} from '../../../src/evaluation/ec57';
import { bxb } from '../../../src/evaluation/ec57/bxb/bxb';
import { fixed } from '../../../src/evaluation/ec57/printNumbers';
import { spanOf } from '../../../src/evaluation/ec57/spanOf';

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
    for (const id of ec57FileIds) {
      expect(ec57File(id, [compared(marks(), marks())], names, everything).text).toContain('x');
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

it('every table has footnotes, and every footnote a code of its own', () => {
  const all = new Set(ec57FileIds.flatMap((id) => ec57Notes(id)));
  expect(ec57FileIds.every((id) => ec57Notes(id).length > 1)).toBe(true);
  expect(new Set([...all].map(({ code }) => code)).size).toBe(all.size);
});
