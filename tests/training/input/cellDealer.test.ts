import { describe, expect, it } from 'vitest';
import type { BeatIndex, RecordTrace } from '../../../src/beats/types';
import { CELL_SAMPLES, cellAt, timeOfCell } from '../../../src/curves/cells';
import { createCellDealer } from '../../../src/training/input/cellDealer';

const LENGTH = 64;
const CLASSES = 4;

/** A record whose every sample tells its record and its place, with a beat each 24 cells. */
function recordOf(record: number, cells: number): RecordTrace {
  const samples = cells * CELL_SAMPLES;
  const beats = Math.floor(cells / 24);
  const beatSec = Float64Array.from({ length: beats }, (_, beat) => timeOfCell(12 + 24 * beat));
  return {
    ...{ leads: 1, samples, unmarked: [] },
    values: Float32Array.from({ length: samples }, (_, i) => 10 * record + Math.sin(i / 7)),
    beatSec,
    beatLabel: Uint8Array.from(beatSec, (_, beat) => beat % CLASSES),
    beatRow: Int32Array.from(beatSec, (_, beat) => beat),
  };
}

const cellCounts = [1000, 50, 333, 640];
const traces = cellCounts.map((cells, record) => recordOf(record, cells));
const index: BeatIndex = {
  labels: Uint8Array.from(traces.flatMap(({ beatLabel }) => [...beatLabel])),
  record: Uint16Array.from(traces.flatMap(({ beatSec }, record) => [...beatSec].map(() => record))),
  recordNames: ['a', 'b', 'c', 'd'],
  timeSec: Float64Array.from(traces.flatMap(({ beatSec }) => [...beatSec])),
};
const beatsOf = (...records: number[]) =>
  Int32Array.from(index.record.keys()).filter((beat) => records.includes(index.record[beat]!));
const starts = cellCounts.map((_, record) => cellCounts.slice(0, record).reduce((sum, n) => sum + n, 0));
const recordAt = (cell: number) => starts.findLastIndex((start) => start <= cell);

const dealer = createCellDealer({
  ...{ settings: { seed: 3 }, sectionCells: LENGTH, index, traces, classCount: CLASSES },
});

describe('dealing sections to rows', () => {
  it('keeps sections within a record, in order, and only of records with training beats', () => {
    for (let epoch = 1; epoch < 20; epoch++) {
      const { order } = dealer.training({ train: beatsOf(0, 1, 3) }, 0, epoch);
      expect(order.length % LENGTH).toBe(0);
      expect(order.length).toBeLessThanOrEqual(dealer.mostTraining({ train: beatsOf(0, 1, 3) }));
      for (let row = 0; row < order.length; row += LENGTH) {
        const cells = [...order.subarray(row, row + LENGTH)].filter((cell) => cell >= 0);
        expect(cells).toEqual(cells.map((_, i) => cells[0]! + i));
        expect(recordAt(cells.at(-1)!)).toBe(recordAt(cells[0]!));
        expect([0, 1, 3]).toContain(recordAt(cells[0]!));
        // Only a record that is shorter than a section leaves rows empty.
        expect(cells).toHaveLength(recordAt(cells[0]!) === 1 ? 50 : LENGTH);
      }
    }
  });

  it('cuts anew in each epoch, and the same again', () => {
    const train = beatsOf(0, 2, 3);
    const orders = [1, 2].map((epoch) => dealer.training({ train }, 0, epoch).order);
    expect(orders[0]).not.toEqual(orders[1]);
    expect(dealer.training({ train }, 0, 1).order).toEqual(orders[0]);
  });

  it('answers each beat that is asked for once, at its cell', () => {
    const asked = beatsOf(2, 3).filter((beat) => beat % 3 === 0);
    const { order, answers } = dealer.prediction(asked);
    const answered = [...answers!.entries()].filter(([, answer]) => answer >= 0);
    expect(answered.map(([, answer]) => answer).sort((a, b) => a - b)).toEqual([...asked.keys()]);
    for (const [row, answer] of answered) {
      const beat = asked[answer]!;
      const cell = starts[index.record[beat]!]! + Math.round(cellAt(index.timeSec[beat]!));
      expect(order[row]).toBe(cell);
    }
  });

  it('answers each of several beats within one cell, also the last of a record', () => {
    const cells = 100;
    for (const cell of [40, cells - 1]) {
      const timeSec = Float64Array.from([0, 0.001, 0.002], (by) => timeOfCell(cell) + by);
      const several = createCellDealer({
        ...{ settings: { seed: 3 }, sectionCells: LENGTH, classCount: CLASSES, traces: [recordOf(0, cells)] },
        index: { labels: new Uint8Array(3), record: new Uint16Array(3), recordNames: ['a'], timeSec },
      });
      const answers = several.prediction(Int32Array.of(0, 1, 2)).answers!;
      expect([...answers].filter((answer) => answer >= 0).sort()).toEqual([0, 1, 2]);
    }
  });

  it('answers all cells of a record once', () => {
    cellCounts.forEach((cells, record) => {
      const { order, answers, count } = dealer.whole!(record);
      expect(count).toBe(cells);
      const answered = [...answers.entries()].filter(([, cell]) => cell >= 0);
      expect(answered.map(([, cell]) => cell).sort((a, b) => a - b)).toEqual([...Array(cells).keys()]);
      for (const [row, cell] of answered) expect(order[row]).toBe(starts[record]! + cell);
    });
  });

  it('knows which beats are answered along with some', () => {
    const along = dealer.along(beatsOf(0).subarray(3, 4));
    expect([...along]).toContain(beatsOf(0)[3]!);
    expect(along.length).toBeLessThan(5);
    const { answers } = dealer.prediction(along);
    expect(answers!.filter((answer) => answer >= 0)).toHaveLength(along.length);
  });
});

describe('a batch of sections', () => {
  const weights = Float32Array.of(1, 2, 3, 4, 1);
  const fill = (size: number, start = 0) => {
    const { order } = dealer.training({ train: beatsOf(0, 1) }, 0, 1);
    return { order, batch: dealer.fill({ order, start, size, weights }) };
  };

  it('has the curves of its beats, weighted by class', () => {
    const { order, batch } = fill(4 * LENGTH);
    expect(batch.waveform).toHaveLength(4 * LENGTH * CELL_SAMPLES);
    expect(batch.count).toBe(4 * LENGTH);
    for (let row = 0; row < batch.size; row++) {
      const cell = order[row]!;
      const curve = [...batch.oneHot.subarray(row * 5, row * 5 + 5)];
      const sum = curve.reduce((total, value) => total + value, 0);
      if (cell < 0) {
        expect([sum, batch.weight[row], batch.label[row]]).toEqual([0, 0, CLASSES]);
        continue;
      }
      expect(sum).toBeCloseTo(1, 5);
      const own = cell - starts[recordAt(cell)]!;
      const isBeat = own % 24 === 12 && Math.floor(own / 24) < traces[recordAt(cell)]!.beatSec.length;
      if (isBeat) expect(batch.label[row]).toBe(Math.floor(own / 24) % CLASSES);
      const weight = curve.reduce((total, value, k) => total + value * weights[k]!, 0);
      expect(batch.weight[row]! * batch.count).toBeCloseTo(weight, 4);
    }
  });

  it('has rows of padding at the end where the epoch ends', () => {
    const { order } = fill(LENGTH);
    const { batch } = fill(4 * LENGTH, order.length - LENGTH);
    expect([batch.size, batch.count]).toEqual([4 * LENGTH, LENGTH]);
    expect(batch.label.subarray(LENGTH).every((label) => label === -1)).toBe(true);
    expect(batch.waveform.subarray(LENGTH * CELL_SAMPLES).every((value) => value === 0)).toBe(true);
  });

  it('learns nothing at a beat without a class', () => {
    const unknown = { ...traces[0]!, beatLabel: traces[0]!.beatLabel.map(() => 5) };
    const other = createCellDealer({
      ...{ settings: { seed: 3 }, sectionCells: LENGTH, index, classCount: CLASSES },
      traces: [unknown, ...traces.slice(1)],
    });
    const order = Int32Array.from({ length: LENGTH }, (_, cell) => cell);
    const batch = other.fill({ order, start: 0, size: LENGTH, weights });
    expect([batch.weight[12], batch.label[12]]).toEqual([0, CLASSES]);
    expect(batch.weight[0]).toBeGreaterThan(0);
  });
});
