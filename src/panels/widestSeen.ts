import type { ViewData, ViewState } from '../state/types';

let widest: { recordId: string; durationSec: number; data: ViewData } | undefined;

/**
 * The widest range of the viewed record loaded so far: a record opens completely, and these data serve the overview,
 * the heights of the leads and the jumps while the window is narrow. Only one record is cached; repeated calls are
 * idempotent, so rendering twice gives the same.
 */
export function widestSeen(view: ViewState): ViewData | undefined {
  const { recordId, durationSec, data } = view;
  const isSame = widest?.recordId === recordId && widest.durationSec === durationSec;
  if (data && (!widest || !isSame || widthOf(data) >= widthOf(widest.data)))
    widest = { recordId, durationSec, data };
  return widest?.recordId === recordId && widest.durationSec === durationSec ? widest.data : undefined;
}

function widthOf(data: ViewData): number {
  return data.endSec - data.startSec;
}
