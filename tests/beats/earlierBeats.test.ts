import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beatIndex, type IndexedBeats } from '../../src/beats/beatIndex';
import { differingPlaces } from '../../src/beats/earlierBeats';

type Row = [record: number, sample: number, label: number];
const beats = (rows: readonly Row[]): IndexedBeats => ({
  recordNames: ['100', '208'],
  recordHz: [360, 250],
  record: Uint16Array.from(rows, ([record]) => record),
  sample: Int32Array.from(rows, ([, sample]) => sample),
  label: Uint8Array.from(rows, ([, , label]) => label),
});
const columnsOf = ({ labels, record, timeSec }: ReturnType<typeof beatIndex>) => ({
  labels,
  record,
  timeSec,
});

const before = beats([
  [0, 100, 0],
  [0, 400, 2],
  [0, 700, 0],
  [1, 100, 0],
  [1, 400, 1],
]);
// At 400 relabelled, 700 moved to 650, one added at 900; of the second record one deleted.
const after = beats([
  [0, 100, 0],
  [0, 400, 0],
  [0, 650, 0],
  [0, 900, 2],
  [1, 400, 1],
]);
const places = [
  { record: '100', sample: 400, labels: [2] },
  { record: '100', sample: 650, labels: [] },
  { record: '100', sample: 700, labels: [0] },
  { record: '100', sample: 900, labels: [] },
  { record: '208', sample: 100, labels: [0] },
];

describe('earlier beats', () => {
  it('are told by the places that differ, and stand for the beats nearest to them', () => {
    expect(differingPlaces(before, after)).toEqual(places);
    const { dealtBy } = beatIndex([after], places);
    expect(columnsOf(dealtBy!.index)).toEqual(columnsOf(beatIndex([before])));
    expect([...dealtBy!.nearest]).toEqual([0, 1, 2, 2, 4]);
  });

  it('are not told where nothing differs, and of two equally near the earlier one stands', () => {
    expect(differingPlaces(before, before)).toEqual([]);
    expect(beatIndex([before], [])).not.toHaveProperty('dealtBy');
    const between = beats([
      [0, 100, 0],
      [0, 250, 0],
      [0, 400, 2],
      [0, 700, 0],
    ]);
    const { dealtBy } = beatIndex([between], [{ record: '100', sample: 250, labels: [] }]);
    expect([...dealtBy!.nearest]).toEqual([0, 0, 1, 2]);
  });

  it('of a record that had none stand for no beat', () => {
    const { dealtBy } = beatIndex([beats([[1, 10, 0]])], [{ record: '208', sample: 10, labels: [] }]);
    expect([...dealtBy!.nearest]).toEqual([-1]);
  });

  it('come back to the last column from what differs, whatever was edited', () => {
    const row = fc.tuple(fc.integer({ min: 0, max: 1 }), fc.integer({ min: 0, max: 20 }), fc.nat({ max: 4 }));
    const rows = fc
      .array(row, { maxLength: 30 })
      .map((made) => beats(made.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])));
    fc.assert(
      fc.property(rows, rows, (one, other) => {
        const index = beatIndex([other], differingPlaces(one, other));
        expect(columnsOf(index.dealtBy?.index ?? index)).toEqual(columnsOf(beatIndex([one])));
        // A beat that is there in both stands for itself.
        const same = beatIndex([other], [{ record: '100', sample: 99, labels: [0] }]).dealtBy!;
        for (const [beat, at] of same.nearest.entries()) {
          expect(same.index.timeSec[at]).toBe(index.timeSec[beat]);
          expect(same.index.labels[at]).toBe(index.labels[beat]);
        }
      }),
      { numRuns: 60 },
    );
  });
});
