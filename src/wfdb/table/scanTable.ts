import type { ByteSource } from '../zip/byteSource';
import { eachLine } from './lines';
import { createLineParser } from './rowParser';
import type { TableLayout } from './types';

/** Rows between two entries of the index. */
export const indexedRows = 2048;

/** Rows without a gap between them. */
export interface TableRun {
  firstRow: number;
  /** Sample of that row, counted from the first. */
  firstSample: number;
}

/** What only reading every row tells. */
export interface ScannedTable {
  rows: number;
  /** Byte offset of row `k · indexedRows`. */
  index: Float64Array;
  /** In order; the first begins at 0. */
  runs: TableRun[];
  /** Rows with a field that is no number, and the first of them, counted from 1. */
  oddRows: number;
  firstOddRow: number;
  /** Steps of the time column that are neither one sample nor, as gaps, whole ones that can be placed. */
  unevenSteps: number;
}

/** More gaps than this in a thousand rows are no gaps, but times that were not written when the samples were taken. */
const mostGapsShare = 1e-3;
const mostGaps = 20;
/** A table with longer gaps is mostly gap: its times are not used. */
const mostGapShare = 64;
const daySec = 86_400;

/**
 * Reads every row once: how many there are, where they begin, and where the time column jumps. Nothing is kept but an
 * entry for every two thousand rows.
 *
 * @param samplingHz the frequency of the rows; jumps of the time column are measured by it
 */
export async function scanTable(
  source: ByteSource,
  layout: TableLayout,
  samplingHz: number,
): Promise<ScannedTable> {
  const parse = createLineParser(layout);
  const values = new Float64Array(layout.columns.length);
  const index: number[] = [];
  const runs: TableRun[] = [{ firstRow: 0, firstSample: 0 }];
  const { time } = layout;
  const tolerance = time ? 0.5 + time.resolutionSec * samplingHz * 1.001 : 0;
  let rows = 0;
  let oddRows = 0;
  let firstOddRow = 0;
  let steps = 0;
  let gapSamples = 0;
  let before = Number.NaN;
  await eachLine(source, layout.firstRowByte, (bytes, start, end, pieceByte) => {
    const kind = parse(bytes, start, end, values);
    if (kind === 'none') return false;
    if (rows % indexedRows === 0) index.push(pieceByte + start);
    if (kind === 'odd') {
      if (oddRows === 0) firstOddRow = rows + 1;
      oddRows++;
    }
    if (time) {
      const now = values[time.column]! * time.unitSec;
      let stepSamples = (now - before) * samplingHz;
      // A time of day begins again at midnight.
      if (time.isClock && stepSamples < 0) stepSamples += daySec * samplingHz;
      if (Math.abs(stepSamples - 1) > tolerance) {
        steps++;
        const gap = Math.round(stepSamples - 1);
        if (gap > 0 && runs.length <= mostGaps + rows * mostGapsShare) {
          gapSamples += gap;
          runs.push({ firstRow: rows, firstSample: rows + gapSamples });
        }
      }
      if (!Number.isNaN(now)) before = now;
    }
    rows++;
    return false;
  });
  const isUneven = steps > mostGaps + rows * mostGapsShare || gapSamples > rows * mostGapShare;
  const backward = steps - (runs.length - 1);
  return {
    rows,
    index: Float64Array.from(index),
    runs: isUneven ? runs.slice(0, 1) : runs,
    oddRows,
    firstOddRow,
    unevenSteps: isUneven ? steps : backward,
  };
}
