import { describe, expect, it } from 'vitest';
import { readAnnotations } from '../../src/wfdb/annotations/readAnnotations';
import type { Annotations } from '../../src/wfdb/types';
import { recordMarks } from '../../src/workers/records/recordMarks';
import { describeWithShared } from '../shared';

describe('the annotations of a record as columns', () => {
  it('are in order of time, at the samples of the record, with their notes', () => {
    const annotations: Annotations = {
      count: 4,
      sample: Float64Array.of(720, 0, 360, 361),
      symbol: ['V', '+', 'N', '~'],
      subtype: Int8Array.of(0, 0, 0, -1),
      channel: Uint8Array.of(3, 0, 0, 0),
      num: Int8Array.of(-2, 0, 0, 0),
      aux: ['', '(AFIB', '', ''],
      samplingHz: undefined,
    };
    const marks = recordMarks(annotations, 360);
    expect([...marks.timeSec]).toEqual([0, 1, 361 / 360, 2]);
    expect([...marks.symbol].map((code) => marks.symbols[code])).toEqual(['+', 'N', '~', 'V']);
    expect([...marks.classIndex]).toEqual([255, 0, 255, 2]);
    expect([...marks.subtype]).toEqual([0, 0, -1, 0]);
    expect([...marks.channel]).toEqual([0, 0, 0, 3]);
    expect([...marks.num]).toEqual([0, 0, 0, -2]);
    expect([...marks.aux]).toEqual([[0, '(AFIB']]);
    // With another time resolution of the annotator.
    expect([...recordMarks({ ...annotations, samplingHz: 180 }, 360).timeSec]).toEqual([0, 2, 722 / 360, 4]);
  });
});

describeWithShared('the annotations of record 201', (shared) => {
  it('are all there', () => {
    const annotations = readAnnotations(shared.bytes('data', 'mitdb', '201.atr'), '201.atr');
    const marks = recordMarks(annotations, 360);
    expect(marks.timeSec).toHaveLength(annotations.count);
    expect(marks.symbols.map((_, code) => marks.symbol.filter((each) => each === code).length)).toEqual(
      marks.symbols.map((symbol) => annotations.symbol.filter((each) => each === symbol).length),
    );
  });
});
