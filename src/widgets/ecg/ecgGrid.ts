import { multiple } from './ecgTimeTicks';

export interface EcgGridArea {
  startSec: number;
  endSec: number;
  low: number;
  high: number;
}

export interface EcgGridLines {
  stepSec: number;
  stepValue: number;
  /**
   * Every `skipEvery`-th line is left out, where the heavier grid is drawn: 5 for the 1 mm lines under the 5 mm
   * lines.
   */
  skipEvery?: number;
}

/**
 * The lines of a grid as one SVG path in data coordinates (x in seconds, y in the unit of the row): lines at integer
 * multiples of the steps, so that the grids of adjacent areas continue each other.
 */
export function gridPath(area: EcgGridArea, lines: EcgGridLines): string {
  const { startSec, endSec, low, high } = area;
  const parts: string[] = [];
  for (const x of lineAt(startSec, endSec, lines.stepSec, lines.skipEvery)) {
    parts.push(`M${x},${low}L${x},${high}`);
  }
  for (const y of lineAt(low, high, lines.stepValue, lines.skipEvery)) {
    parts.push(`M${startSec},${y}L${endSec},${y}`);
  }
  return parts.join('');
}

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
 * A stretch around the window for which the grid is drawn in advance: it stays the same while a pan moves less than
 * the width of the window, so that panning redraws no grid.
 */
export function gridStretch(window: { startSec: number; endSec: number }): {
  startSec: number;
  endSec: number;
} {
  const span = window.endSec - window.startSec;
  const page = Math.floor(window.startSec / span + 1e-9);
  return { startSec: (page - 1) * span, endSec: (page + 3) * span };
}
