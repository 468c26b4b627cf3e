/** Loaded on each side of a window, as a share of its span: a pan has something to show before the next response. */
const MARGIN = 1;
/** Nothing is loaded while this share of the span is left on both sides. */
const SPARE = 0.25;

export interface LoadedRange {
  startSec: number;
  endSec: number;
}

export interface ViewedRange extends LoadedRange {
  durationSec: number;
}

/** What to load for a window: with a margin, clipped to the record, in two columns per pixel of the window. */
export function rangeToLoad(
  view: ViewedRange,
  widthPx: number,
): { startSec: number; endSec: number; buckets: number } {
  const margin = (view.endSec - view.startSec) * MARGIN;
  return {
    startSec: Math.max(0, view.startSec - margin),
    endSec: Math.min(view.durationSec, view.endSec + margin),
    buckets: Math.round(Math.max(200, widthPx) * (1 + 2 * MARGIN)),
  };
}

/**
 * Whether the loaded data are enough to draw the window: as fine as if they were loaded for it, and with something to
 * spare on both sides. Every request is work in three threads, so a small pan makes none.
 */
export function isLoaded(loaded: LoadedRange, view: ViewedRange): boolean {
  const span = view.endSec - view.startSec;
  const isFine = loaded.endSec - loaded.startSec <= span * (1 + 2 * MARGIN) * 1.001;
  return (
    isFine &&
    loaded.startSec <= Math.max(0, view.startSec - span * SPARE) + 1e-6 &&
    loaded.endSec >= Math.min(view.durationSec, view.endSec + span * SPARE) - 1e-6
  );
}
