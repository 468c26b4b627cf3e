import { leadExtent, uniteExtents } from './ecgExtent';
import { type EcgLanes, ecgLanes } from './ecgLanes';
import { hasRoomForLetters } from './ecgMarks';
import { type EcgScale, ecgScale } from './ecgScale';
import { timeStep } from './ecgTimeTicks';
import type { EcgAnnotation, EcgStripProps, EcgWindow } from './ecgTypes';

/**
 * Margins: on the left for calibration marks or amplitudes, on the right for half a time label, at the bottom for the
 * times.
 */
export const ECG_MARGIN = { l: 40, r: 18, t: 4, b: 28 };

const EMPTY_EXTENT = { low: -0.5, high: 1 };
/** Below this, a beat is only a few pixels wide, and the line fills an area. */
const DENSE_PX_PER_SEC = 4;

/** What decides where things are. */
export interface EcgContent
  extends Pick<
    EcgStripProps,
    'window' | 'leads' | 'annotations' | 'gain' | 'speed' | 'highlight' | 'usualExtents'
  > {
  shown: { raw: boolean; denoised: boolean };
  /** Whether there are predictions, rhythms, and intervals above the beats. */
  predictions: boolean;
  rhythms: boolean;
  intervals: boolean;
}

/** Where everything is, in CSS pixels. */
export interface EcgView {
  window: EcgWindow;
  /** Of the complete picture, margins included. */
  widthPx: number;
  heightPx: number;
  plotWidthPx: number;
  pxPerSec: number;
  /** Pixels of the screen per CSS pixel. */
  dpr: number;
  /** Time 0 of the record is this many pixels left of the plot area: a multiple of a pixel of the screen. */
  originPx: number;
  scale: EcgScale;
  lanes: EcgLanes;
  /** Whether beats have letters. */
  letters: boolean;
  dense: boolean;
  timeStepSec: number;
  /** Equal for views that differ in nothing but the moments they show. */
  layoutKey: string;
}

export interface EcgViewOptions {
  widthPx: number;
  dpr: number;
  /** The window moves: heights are reserved, so that nothing jumps when a note or a tall beat comes into view. */
  moves: boolean;
}

/** Lays the strip out. */
export function ecgView(content: EcgContent, { widthPx, dpr, moves }: EcgViewOptions): EcgView {
  const { window, leads, annotations, highlight, shown } = content;
  const plotWidthPx = Math.max(40, widthPx - ECG_MARGIN.l - ECG_MARGIN.r);
  // While a window moves, the difference of its ends varies in the last digits.
  const spanSec = Math.round((window.endSec - window.startSec) * 1e6) / 1e6;
  const scale = ecgScale({
    spanSec,
    plotWidthPx,
    mmPerSec: content.speed,
    mmPerMv: content.gain,
    leads: leads.map((lead, i) => ({
      units: lead.units,
      extent:
        uniteExtents([content.usualExtents?.[i], leadExtent(lead, moves ? ahead(window) : window, shown)]) ??
        EMPTY_EXTENT,
    })),
    ...(leads.length > 4 && { trendRowPx: 72, minRowPx: 64 }),
  });
  const { pxPerSec } = scale;
  const letters = hasRoomForLetters(annotations, window, pxPerSec, scale.paper !== undefined);
  const lanes = ecgLanes(scale, {
    letters,
    predictions: content.predictions,
    highlight: highlight?.predicted !== undefined,
    intervals: content.intervals && letters && scale.paper !== undefined,
    rhythms: content.rhythms,
    notes: moves || annotations.some((annotation) => isNoteIn(annotation, window)),
  });
  return {
    window,
    widthPx,
    heightPx: lanes.heightPx + ECG_MARGIN.t + ECG_MARGIN.b,
    plotWidthPx,
    pxPerSec,
    dpr,
    originPx: Math.round(window.startSec * pxPerSec * dpr) / dpr,
    scale,
    lanes,
    letters,
    dense: pxPerSec < DENSE_PX_PER_SEC,
    timeStepSec: timeStep(pxPerSec),
    layoutKey: JSON.stringify([widthPx, dpr, pxPerSec, letters, lanes, scale.rows]),
  };
}

/** Pixels from the left edge of the picture. */
export function xOf(view: EcgView, sec: number): number {
  return ECG_MARGIN.l + sec * view.pxPerSec - view.originPx;
}

/** The time at a pixel from the left edge of the picture. */
export function secAt(view: EcgView, x: number): number {
  return (x - ECG_MARGIN.l + view.originPx) / view.pxPerSec;
}

/** Pixels from the upper edge of the picture to a value of a lead, relative to its zero line and in the unit of its row. */
export function yOf(view: EcgView, lead: number, value: number): number {
  const row = view.scale.rows[lead]!;
  const lane = view.lanes.leads[lead]!;
  return ECG_MARGIN.t + lane.topPx + ((row.high - value) / (row.high - row.low)) * row.heightPx;
}

/** The lead whose lane is nearest to a pixel from the upper edge of the picture, and the value there. */
export function valueAt(view: EcgView, y: number): { lead: number; value: number } | undefined {
  const fromTop = y - ECG_MARGIN.t;
  const { leads } = view.lanes;
  let lead = leads.findIndex(({ topPx, heightPx }) => fromTop < topPx + heightPx);
  if (lead < 0) lead = leads.length - 1;
  const lane = leads[lead];
  const row = view.scale.rows[lead];
  if (!lane || !row) return undefined;
  const share = Math.min(1, Math.max(0, (fromTop - lane.topPx) / lane.heightPx));
  return { lead, value: row.high - share * (row.high - row.low) };
}

function isNoteIn({ classIndex, timeSec }: EcgAnnotation, { startSec, endSec }: EcgWindow): boolean {
  return classIndex === undefined && timeSec >= startSec && timeSec <= endSec;
}

/** The window with half a window on both sides: heights change before a tall beat becomes visible, not while it is. */
function ahead(window: EcgWindow): EcgWindow {
  const half = (window.endSec - window.startSec) / 2;
  return { startSec: window.startSec - half, endSec: window.endSec + half };
}
