import type { RecordTrace } from '../../beats/types';
import { CELL_SAMPLES } from '../../curves/cells';
import { copySection } from '../../curves/sections';
import { targetCurves } from '../../curves/targetCurves';
import { type Batch, emptyBatch } from './batches';
import type { FillRows } from './dealtRows';

/** The cells of all records, by one running index. */
export interface CellIndex {
  /** Of each record. */
  traces: readonly RecordTrace[];
  /** The first cell of each record. */
  starts: readonly number[];
}

/**
 * A batch of sections. Its targets are curves: a row of `oneHot` is the chance of each class and of none. Cells at which nothing is known count
 * as rows (so that batch normalisation sees whole sections), but have targets of zeros and the weight 0.
 *
 * @param options.weights of each class, and of no beat; the weight of a cell is their mean by its targets
 */
export function fillCells(
  options: FillRows & { cells: CellIndex; sectionCells: number; classCount: number },
): Batch {
  const { cells, sectionCells: length, classCount, order, start, size, weights, augment } = options;
  const { traces, starts } = cells;
  const { leads } = traces[0]!;
  const width = classCount + 1;
  const layout = { channels: Array.from({ length: leads }, () => CELL), columns: [] };
  const batch = emptyBatch({ size, lengthSamples: CELL_SAMPLES, layout, classCount: width });
  const end = Math.min(order.length, start + size);
  batch.count = Math.max(0, end - start);
  const perSection = length * CELL_SAMPLES * leads;
  for (let row = 0; start + row < end; row += length) {
    const first = order[start + row]!;
    const record = recordAt(starts, first);
    const trace = traces[record]!;
    const firstCell = first - starts[record]!;
    const section = row / length;
    copySection(trace, firstCell, length, batch.waveform, section * perSection);
    augment?.(batch.waveform, section, start + row);
    const { curves, isLearnt } = targetCurves({
      beats: { timeSec: trace.beatSec, label: trace.beatLabel },
      ...{ cells: length, classCount, unmarked: trace.unmarked, firstCell },
    });
    for (let cell = 0; cell < length; cell++) {
      const target = curves.subarray(cell * width, (cell + 1) * width);
      const isThere = order[start + row + cell]! >= 0 && isLearnt[cell] === 1;
      batch.label[row + cell] = isThere ? largest(target) : classCount;
      if (!isThere) continue;
      batch.oneHot.set(target, (row + cell) * width);
      let weight = 0;
      for (let k = 0; k < width; k++) weight += target[k]! * weights[k]!;
      batch.weight[row + cell] = weight / batch.count;
    }
  }
  return batch;
}

const CELL = { lead: 0, name: 'beat' } as const;

function recordAt(starts: readonly number[], cell: number): number {
  let record = starts.length - 1;
  while (starts[record]! > cell) record--;
  return record;
}

function largest(values: Float32Array): number {
  let best = 0;
  for (let k = 1; k < values.length; k++) if (values[k]! > values[best]!) best = k;
  return best;
}
