import { describe, expect, it } from 'vitest';
import { beatIndex, type IndexedBeats } from '../../src/beats/beatIndex';

const part = (
  recordNames: string[],
  recordHz: number[],
  beats: [record: number, sample: number, label: number][],
) =>
  ({
    recordNames,
    recordHz,
    record: Uint16Array.from(beats, ([record]) => record),
    sample: Int32Array.from(beats, ([, sample]) => sample),
    label: Uint8Array.from(beats, ([, , label]) => label),
  }) satisfies IndexedBeats;

describe('the index of beats', () => {
  it('gives class, record and second of each beat, in the order of the sets', () => {
    const index = beatIndex([
      part(
        ['100', '101'],
        [360, 250],
        [
          [0, 180, 0],
          [1, 500, 2],
          [0, 720, 1],
        ],
      ),
      part(['empty'], [128], []),
      part(['207'], [128], [[0, 64, 4]]),
    ]);
    expect(index).toEqual({
      labels: Uint8Array.of(0, 2, 1, 4),
      record: Uint16Array.of(0, 1, 0, 3),
      recordNames: ['100', '101', 'empty', '207'],
      recordHz: [360, 250, 128, 128],
      recordLead: ['', '', '', ''],
      timeSec: Float64Array.of(0.5, 2, 2, 0.5),
    });
  });

  it('takes records of equal name for one, each part by its own frequency', () => {
    const index = beatIndex([
      part(['a'], [100], [[0, 100, 0]]),
      part(
        ['b', 'a'],
        [1, 200],
        [
          [1, 600, 1],
          [0, 7, 0],
        ],
      ),
    ]);
    expect(index.recordNames).toEqual(['a', 'b']);
    expect([...index.record]).toEqual([0, 0, 1]);
    expect([...index.timeSec]).toEqual([1, 3, 7]);
  });

  it('knows the databases of all records, or of none', () => {
    const known = { ...part(['100'], [360], []), recordDatabase: ['mitdb'] };
    const other = { ...part(['800'], [128], []), recordDatabase: ['svdb'] };
    expect(beatIndex([known, other]).recordDatabase).toEqual(['mitdb', 'svdb']);
    expect(beatIndex([known, part(['800'], [128], [])]).recordDatabase).toBeUndefined();
  });

  it('of no beats is empty', () => {
    expect(beatIndex([])).toMatchObject({ recordNames: [], labels: new Uint8Array() });
  });
});
