import { formatClock } from '../format';
import type { EcgWindow } from './ecgTypes';

/** Steps of a clock axis, seconds; below a second multiples of a large square (0.2 s). */
const STEPS_SEC = [0.2, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 43200];

export interface EcgTimeTick {
  sec: number;
  label: string;
}

/** The smallest step at which labels are at least `minApartPx` apart at this scale. */
export function timeStep(pxPerSec: number, minApartPx = 64): number {
  return STEPS_SEC.find((step) => step * pxPerSec >= minApartPx) ?? STEPS_SEC[STEPS_SEC.length - 1]!;
}

/** Ticks of the time axis inside the window, at integer multiples of the step, labelled in min:s. */
export function timeTicks(window: EcgWindow, stepSec: number): EcgTimeTick[] {
  const decimals = stepSec < 1 ? 1 : 0;
  const ticks: EcgTimeTick[] = [];
  // A small tolerance: 0.2 · 15 must count as inside a window that ends at 3.
  const last = Math.floor(window.endSec / stepSec + 1e-6);
  for (let i = Math.ceil(window.startSec / stepSec - 1e-6); i <= last; i++) {
    const sec = multiple(i, stepSec);
    ticks.push({ sec, label: formatClock(sec, decimals) });
  }
  return ticks;
}

/** i · step without binary rounding errors (0.2 · 3 is 0.6, not 0.6000000000000001), and without −0. */
export function multiple(i: number, step: number): number {
  return Math.round(i * step * 1e6) / 1e6 + 0;
}
