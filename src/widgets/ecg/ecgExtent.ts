import type { EcgExtent, EcgLead, EcgTrace, EcgWindow } from './ecgTypes';
import { zeroLines } from './ecgZero';

/**
 * Lowest and highest drawn value of a lead inside the window, relative to its zero lines, in its units; undefined if
 * there are only gaps.
 */
export function leadExtent(
  lead: EcgLead,
  window: EcgWindow,
  shown: { raw: boolean; denoised: boolean },
): EcgExtent | undefined {
  const zero = zeroLines(lead);
  const denoised = shown.denoised ? lead.denoised : undefined;
  return uniteExtents([
    shown.raw ? traceExtent(lead.raw, zero.raw, window) : undefined,
    denoised && traceExtent(denoised, zero.denoised, window),
  ]);
}

/** The union of the extents; undefined if there are none. */
export function uniteExtents(extents: (EcgExtent | undefined)[]): EcgExtent | undefined {
  let united: EcgExtent | undefined;
  for (const extent of extents) {
    if (!extent) continue;
    united = united
      ? { low: Math.min(united.low, extent.low), high: Math.max(united.high, extent.high) }
      : extent;
  }
  return united;
}

/**
 * The extent that a lead needs most of the time, from its lowest and highest samples over a long range: a tenth of
 * the points may be beyond each end, so that minutes of a loose electrode do not flatten half an hour.
 */
export function usualExtent(lead: EcgLead): EcgExtent | undefined {
  const trace = lead.denoised ?? lead.raw;
  const zero = lead.denoised ? zeroLines(lead).denoised : zeroLines(lead).raw;
  const values = trace.value.filter((value) => !Number.isNaN(value)).sort();
  if (values.length === 0) return undefined;
  const rank = Math.floor((values.length - 1) * 0.1);
  return { low: values[rank]! - zero, high: values[values.length - 1 - rank]! - zero };
}

function traceExtent(trace: EcgTrace, zero: number, window: EcgWindow): EcgExtent | undefined {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  const last = firstAfter(trace.timeSec, window.endSec);
  for (let i = firstAtOrAfter(trace.timeSec, window.startSec); i < last; i++) {
    const value = trace.value[i]!;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? { low: low - zero, high: high - zero } : undefined;
}

/** Index of the first time that is not before `sec`; the length if there is none. */
export function firstAtOrAfter(times: ArrayLike<number>, sec: number): number {
  let from = 0;
  let to = times.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (times[middle]! < sec) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Index of the first time after `sec`; the length if there is none. */
export function firstAfter(times: ArrayLike<number>, sec: number): number {
  let from = 0;
  let to = times.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (times[middle]! <= sec) from = middle + 1;
    else to = middle;
  }
  return from;
}
