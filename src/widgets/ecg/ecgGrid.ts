import { multiple } from './ecgTimeTicks';

/** Multiples of the step in [from, to]; every `skipEvery`-th multiple is left out. */
export function lineAt(from: number, to: number, step: number, skipEvery?: number): number[] {
  const found: number[] = [];
  const last = Math.floor(to / step + 1e-6);
  for (let i = Math.ceil(from / step - 1e-6); i <= last; i++) {
    if (!skipEvery || i % skipEvery !== 0) found.push(multiple(i, step));
  }
  return found;
}

/**
 * A stretch around the window for which texts are laid out in advance: it stays the same while a pan moves less than
 * the width of the window, so that panning only moves them.
 */
export function textStretch(window: { startSec: number; endSec: number }): {
  startSec: number;
  endSec: number;
} {
  const span = window.endSec - window.startSec;
  const page = Math.floor(window.startSec / span + 1e-9);
  return { startSec: (page - 1) * span, endSec: (page + 3) * span };
}
