import type { ViewData, ViewState } from '../state/types';

let seen: { recordId: string; durationSec: number; data: ViewData } | undefined;

/**
 * The widest range of the record in hand that has come so far: a record opens whole, and that picture serves the
 * overview, the heights of the leads and the jumps while the window is narrow. One record is kept; the call only
 * remembers, so that drawing twice gives the same.
 */
export function widestSeen(view: ViewState): ViewData | undefined {
  const { recordId, durationSec, data } = view;
  const isSame = seen?.recordId === recordId && seen.durationSec === durationSec;
  if (data && (!seen || !isSame || widthOf(data) >= widthOf(seen.data)))
    seen = { recordId, durationSec, data };
  return seen?.recordId === recordId && seen.durationSec === durationSec ? seen.data : undefined;
}

function widthOf(data: ViewData): number {
  return data.endSec - data.startSec;
}
