import { quantileOfSorted } from '../base/quantile';
import { CELL_SAMPLES, TRACE_HZ } from './cells';
import type { Trace } from './types';

/** A section that a network takes at once, and which of its cells count. */
export interface Section {
  /** Its first cell, in the record. */
  start: number;
  /** Cells of the record that this section answers: from … to − 1. */
  from: number;
  to: number;
}

/**
 * Sections that cover a record, each beginning in the middle of the one before: a cell is answered by the section in which it is farther from
 * the ends, except at the ends of the record. The last section ends where the record does. A record shorter than a section has a single one.
 *
 * @param length cells of a section, even
 */
export function coveringSections(cells: number, length: number): Section[] {
  if (cells === 0) return [];
  const starts: number[] = [];
  for (let start = 0; start + length < cells; start += length / 2) starts.push(start);
  starts.push(Math.max(0, cells - length));
  return starts.map((start, i) => ({
    start,
    from: i === 0 ? 0 : middleOf(starts[i - 1]! + length, start),
    to: i === starts.length - 1 ? cells : middleOf(start + length, starts[i + 1]!),
  }));
}

/** Half way through what two sections share. */
const middleOf = (end: number, nextStart: number) => Math.floor((end + nextStart) / 2);

/** What amplitudes are relative to: the usual range of a second, so that neither one artefact nor one large beat decides. */
const RANGE_SAMPLES = TRACE_HZ;
/** A lead that moves less than this within a second, in mV, shows nothing; its noise is not made large. */
const LEAST_RANGE = 1e-3;
/** The usual range of a lead in the input of a network. */
const SCALED_RANGE = 2;

/**
 * Writes a section of a trace, each lead scaled by its usual range within the section: what else there is in the record plays no part. Beyond the
 * end of the record there are zeros.
 *
 * @param start first cell
 * @param target cells of a section × CELL_SAMPLES × leads, from `offset` on
 */
export function copySection(
  trace: Trace,
  start: number,
  length: number,
  target: Float32Array,
  offset: number,
): void {
  const { leads, samples, values } = trace;
  const first = start * CELL_SAMPLES;
  const count = Math.min(samples - first, length * CELL_SAMPLES);
  target.fill(0, offset, offset + length * CELL_SAMPLES * leads);
  for (let lead = 0; lead < leads; lead++) {
    const ranges: number[] = [];
    for (let from = first; from + RANGE_SAMPLES <= first + count; from += RANGE_SAMPLES) {
      let low = Number.POSITIVE_INFINITY;
      let high = Number.NEGATIVE_INFINITY;
      for (let i = from; i < from + RANGE_SAMPLES; i++) {
        const value = values[i * leads + lead]!;
        if (value < low) low = value;
        if (value > high) high = value;
      }
      ranges.push(high - low);
    }
    const scale = SCALED_RANGE / Math.max(LEAST_RANGE, usualRange(ranges));
    for (let i = 0; i < count; i++)
      target[offset + i * leads + lead] = scale * values[(first + i) * leads + lead]!;
  }
}

/** The median; of a lead that is flat for most of the section, that of the seconds in which it is not: else they would be made huge. */
function usualRange(ranges: readonly number[]): number {
  const sorted = Float64Array.from(ranges).sort();
  const median = sorted.length > 0 ? quantileOfSorted(sorted, 0.5) : 0;
  const shown = sorted.filter((range) => range >= LEAST_RANGE);
  return median < LEAST_RANGE && shown.length > 0 ? quantileOfSorted(shown, 0.5) : median;
}
