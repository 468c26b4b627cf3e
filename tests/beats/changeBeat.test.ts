import { describe, expect, it } from 'vitest';
import { type BeatChange, NO_CHANGE } from '../../src/beats/beatChange';
import { beatFeatures } from '../../src/beats/beatFeatures';
import { beatPositions } from '../../src/beats/beatPositions';
import { changeBeat } from '../../src/beats/changeBeat';
import { defaultPrepareSettings } from '../../src/beats/defaults';
import { createPreparer } from '../../src/beats/prepareRecord';
import type { PrepareSettings } from '../../src/beats/types';
import { RHYTHM_COLUMNS } from '../../src/beats/types';
import { makeDemoRecords } from '../../src/demo';
import { parseHeader, readAnnotations, readRecord } from '../../src/wfdb';

const files = makeDemoRecords();
const [name = ''] = files.map(({ fileName }) => fileName.replace(/\.\w+$/, ''));
const bytes = (ending: string) => files.find(({ fileName }) => fileName === `${name}.${ending}`)!.bytes;
const header = parseHeader(bytes('hea'), `${name}.hea`);
const record = readRecord({ header, files: new Map([[`${name}.dat`, bytes('dat')]]) });
const annotations = readAnnotations(bytes('atr'), `${name}.atr`);
const { timeSec } = beatPositions(annotations, record.samplingHz);

const prepared = (change: Partial<PrepareSettings> = {}) =>
  createPreparer({ ...defaultPrepareSettings, ...change }).prepare({ record, annotations }).beats;
const beats = prepared();
const { lengthSamples: length } = beats;
const ROW = 20;
const of = (change: Partial<BeatChange>, set = beats, normalise: PrepareSettings['normalise'] = 'none') =>
  changeBeat(set, { row: ROW, change: { ...NO_CHANGE, ...change }, timesSec: timeSec, normalise });
const windowOf = (set: { waveform: Float32Array }, row = ROW) =>
  set.waveform.subarray(row * length, (row + 1) * length);

describe('a changed beat', () => {
  it('without a change is what was prepared, to the last bit', () => {
    const same = of({});
    for (const column of ['waveform', 'rhythm', 'rr', 'extraRr', 'neighbours'] as const) {
      expect(same[column]).toEqual(beats[column]);
    }
    // What is derived from all windows is derived again.
    expect(of({}, { ...beats, median: new Float32Array(length) }).median).toBeUndefined();
  });

  it('has the rhythm of a record in which all beats before it come earlier or later', () => {
    const changed = of({ beforeSec: 0.4, afterSec: 1.5 });
    const place = timeSec.findIndex((time) => Math.round(time * record.samplingHz) === beats.sample[ROW]);
    const own = timeSec[place]!;
    const moved = timeSec.map((time, i) =>
      i < place
        ? time - timeSec[place - 1]! + own - 0.4
        : i > place
          ? time - timeSec[place + 1]! + own + 1.5
          : time,
    );
    const width = RHYTHM_COLUMNS.length;
    const expected = beatFeatures(moved);
    const shift = place - ROW;
    for (const row of [0, ROW - 1, ROW, ROW + 1, beats.count - 1]) {
      const values = changed.rhythm.subarray(row * width, (row + 1) * width);
      values.forEach((value, column) => {
        expect(value).toBeCloseTo(expected[(row + shift) * width + column]!, 5);
      });
    }
    expect(changed.rr[2 * ROW]).toBeCloseTo(0.4, 6);
    expect(changed.rr[2 * ROW + 1]).toBeCloseTo(1.5, 6);
    expect(changed.rr[2 * (ROW - 1) + 1]).toBeCloseTo(0.4, 6);
    expect(changed.rr[2 * (ROW + 1)]).toBeCloseTo(1.5, 6);
    expect(changed.rr[2 * (ROW - 2)]).toBe(beats.rr[2 * (ROW - 2)]);
    expect(changed.waveform).toBe(beats.waveform);
  });

  it('is scaled, shifted and without its P wave, and no other beat is', () => {
    const before = windowOf(beats);
    expect([...windowOf(of({ scale: 2 }))]).toEqual([...before].map((value) => 2 * value));
    const perMs = length / (1000 * (beats.window.beforeSec + beats.window.afterSec));
    const ms = 10 / perMs;
    const later = windowOf(of({ shiftMs: ms }));
    for (let i = 10; i < length; i++) expect(later[i]).toBeCloseTo(before[i - 10]!, 5);
    expect(later[3]).toBeCloseTo(before[0]!, 5);
    const earlier = windowOf(of({ shiftMs: -ms }));
    for (let i = 0; i < length - 10; i++) expect(earlier[i]).toBeCloseTo(before[i + 10]!, 5);

    const bare = windowOf(of({ withoutP: true }));
    const end = Math.round((1000 * beats.window.beforeSec - 50) * perMs);
    for (let i = end; i < length; i++) expect(bare[i]).toBe(before[i]);
    for (let i = 1; i < end - 1; i++) expect(bare[i + 1]! - 2 * bare[i]! + bare[i - 1]!).toBeCloseTo(0, 4);
    for (const row of [ROW - 1, ROW + 1])
      expect(windowOf(of({ scale: 3 }), row)).toEqual(windowOf(beats, row));
  });

  it('is normalised again as it was prepared: then its size does not matter', () => {
    const scored = prepared({ normalise: 'zscore' });
    const louder = windowOf(of({ scale: 3 }, scored, 'zscore'));
    louder.forEach((value, i) => {
      expect(value).toBeCloseTo(windowOf(scored)[i]!, 4);
    });
    const bare = windowOf(of({ withoutP: true }, scored, 'zscore'));
    expect(bare.reduce((sum, value) => sum + value, 0) / length).toBeCloseTo(0, 5);
    expect(bare.reduce((sum, value) => sum + value ** 2, 0) / length).toBeCloseTo(1, 4);
    // As if the signal itself had none.
    const raw = windowOf(of({ withoutP: true }));
    const mean = raw.reduce((sum, value) => sum + value, 0) / length;
    const sd = Math.sqrt(raw.reduce((sum, value) => sum + (value - mean) ** 2, 0) / length);
    bare.forEach((value, i) => {
      expect(value).toBeCloseTo((raw[i]! - mean) / sd, 3);
    });
  });

  it('is refused with times of other annotations', () => {
    const timesSec = timeSec.map((time) => time + 0.05);
    expect(() => changeBeat(beats, { row: ROW, change: NO_CHANGE, timesSec, normalise: 'none' })).toThrow(
      'The times of the annotations are not those of the prepared beats.',
    );
  });
});
