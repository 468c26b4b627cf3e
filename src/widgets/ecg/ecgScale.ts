import { multiple } from './ecgTimeTicks';
import type { EcgExtent } from './ecgTypes';

/** The usual paper speed, mm per second. */
export const PAPER_MM_PER_SEC = 25;
/** Gains of electrocardiographs, mm per millivolt: the usual one first, then those for tracings that do not fit. */
export const PAPER_GAINS_MM_PER_MV = [10, 5, 2.5, 1.25];
/** Windows wider than this (seconds, millimetres) are drawn as a trend: the squares would be too fine to see. */
const PAPER_MAX_SPAN_SEC = 12;
const PAPER_MAX_MM = 300;
/** A lead at a chosen gain is cut off at this height: several screens of one lead show nothing. */
const CHOSEN_MAX_ROW_PX = 720;
/** Grid lines every millimetre are left out if a millimetre is narrower than this many pixels; the 5 mm lines stay. */
const MIN_MINOR_PX = 2.5;
/**
 * From this many pixels per millimetre, every lead has its own sheet, cut to the millimetre: complete squares would
 * waste the screen.
 */
const CUT_TO_MM_PX = 12;
const SHEET_GAP_PX = 8;

export interface EcgScaleOptions {
  spanSec: number;
  plotWidthPx: number;
  leads: { units: string; extent: EcgExtent }[];
  /** Paper speed; 25 mm/s without it. */
  mmPerSec?: number | undefined;
  /** The chosen gain; without it the usual one, or the largest at which every lead fits. */
  mmPerMv?: number | undefined;
  /** Bounds of a lead's height on paper. */
  minRowPx?: number;
  maxRowPx?: number;
  /** Height of a lead if the amplitude is fitted. */
  trendRowPx?: number;
}

/** The position and amplitude axis of one lead. */
export interface EcgRow {
  topPx: number;
  heightPx: number;
  /** Values at the lower and upper edge, relative to the zero line, in `unit`. */
  low: number;
  high: number;
  unit: string;
  /** Factor from the units of the lead to `unit`: 0.001 for µV, shown in mV. */
  factor: number;
  /** Distance of the horizontal lines, in `unit`; the minor ones on paper only. */
  major: number;
  minor: number | undefined;
}

export interface EcgPaper {
  mmPerSec: number;
  gainMmPerMv: number;
  pxPerMv: number;
  minorSec: number;
  majorSec: number;
  minorVisible: boolean;
}

export interface EcgScale {
  pxPerSec: number;
  /** Undefined: a trend, amplitudes fitted to the row. */
  paper: EcgPaper | undefined;
  rows: EcgRow[];
  /** Of all rows together. */
  heightPx: number;
}

/**
 * The position of every lead and the scale of its pixels. Up to 12 s (24 s at 12.5 mm/s) the strip is ECG paper:
 * squares of 1 mm are, at the usual speed, 0.04 s wide and, at the usual gain, 0.1 mV high, so that pxPerMv = 0.4 ·
 * pxPerSec; rows begin and end on 5 mm lines and are adjacent, one sheet for all leads (one sheet each, cut to the
 * millimetre, if the squares are large). Without a chosen gain, 5, 2.5 or 1.25 mm/mV are used only if a lead would be
 * higher than `maxRowPx`. Leads that are not voltages, and longer windows, get a fitted amplitude.
 */
export function ecgScale(options: EcgScaleOptions): EcgScale {
  const { spanSec, plotWidthPx, leads, minRowPx = 96, maxRowPx = 380, trendRowPx = 128 } = options;
  const pxPerSec = plotWidthPx / spanSec;
  const factors = leads.map((lead) => millivoltsPerUnit(lead.units));
  const mmPerSec = options.mmPerSec ?? PAPER_MM_PER_SEC;
  const longestSec = Math.max(PAPER_MAX_SPAN_SEC, PAPER_MAX_MM / mmPerSec);
  const onPaper = spanSec <= longestSec && factors.some((factor) => factor !== undefined);
  const rows: EcgRow[] = [];
  const pxPerMm = pxPerSec / mmPerSec;
  const gain = options.mmPerMv ?? (onPaper ? paperGain() : 10);

  const mostPx = options.mmPerMv === undefined ? undefined : CHOSEN_MAX_ROW_PX;

  let topPx = 0;
  leads.forEach((lead, i) => {
    const factor = factors[i];
    const row =
      onPaper && factor !== undefined
        ? paperRow(scaled(lead.extent, factor), gain, pxPerMm, minRowPx, mostPx)
        : trendRow(scaled(lead.extent, factor ?? 1), trendRowPx);
    const gapPx = i > 0 && (!onPaper || pxPerMm >= CUT_TO_MM_PX) ? SHEET_GAP_PX : 0;
    topPx += gapPx;
    rows.push({ ...row, topPx, unit: factor === undefined ? lead.units : 'mV', factor: factor ?? 1 });
    topPx += row.heightPx;
  });

  function paperGain(): number {
    const fits = (candidate: number) =>
      leads.every((lead, i) => {
        const factor = factors[i];
        if (factor === undefined) return true;
        return paperRow(scaled(lead.extent, factor), candidate, pxPerMm, 0).heightPx <= maxRowPx;
      });
    return PAPER_GAINS_MM_PER_MV.find(fits) ?? PAPER_GAINS_MM_PER_MV.at(-1)!;
  }

  return {
    pxPerSec,
    paper: onPaper
      ? {
          mmPerSec,
          gainMmPerMv: gain,
          pxPerMv: gain * pxPerMm,
          minorSec: 1 / mmPerSec,
          majorSec: 5 / mmPerSec,
          minorVisible: pxPerMm >= MIN_MINOR_PX,
        }
      : undefined,
    rows,
    heightPx: topPx,
  };
}

/** Millivolts per unit of a header; undefined if the unit is not a voltage (mmHg, NU, …). */
export function millivoltsPerUnit(units: string): number | undefined {
  const known: Record<string, number> = { v: 1000, mv: 1, uv: 1e-3, µv: 1e-3, μv: 1e-3, nv: 1e-6 };
  return known[units.trim().toLowerCase()];
}

type RowAxis = Pick<EcgRow, 'heightPx' | 'low' | 'high' | 'major' | 'minor'>;

function paperRow(
  extent: EcgExtent,
  gain: number,
  pxPerMm: number,
  minRowPx: number,
  maxPx = Number.POSITIVE_INFINITY,
): RowAxis {
  const cutMm = pxPerMm >= CUT_TO_MM_PX ? 1 : 5;
  const cutPx = cutMm * pxPerMm;
  // In complete squares of the cut, with a margin of a millimetre above and below.
  let low = Math.floor((extent.low * gain - 1) / cutMm);
  let high = Math.ceil((extent.high * gain + 1) / cutMm);
  while ((high - low) * cutPx < minRowPx) {
    if ((high - low) % 2 === 0) high++;
    else low--;
  }
  if ((high - low) * cutPx > maxPx) {
    // As much of both sides of the zero line as there is space for.
    const cuts = Math.max(2, Math.floor(maxPx / cutPx));
    const below = Math.max(0, -low);
    low = -Math.round((cuts * below) / Math.max(1, high + below));
    high = low + cuts;
  }
  const mv = cutMm / gain;
  return {
    heightPx: (high - low) * cutPx,
    low: multiple(low, mv),
    high: multiple(high, mv),
    major: 5 / gain,
    minor: 1 / gain,
  };
}

function trendRow(extent: EcgExtent, heightPx: number): RowAxis {
  const span = extent.high - extent.low || 1;
  const low = extent.low - span * 0.06;
  const high = extent.high + span * 0.06;
  return { heightPx, low, high, major: niceStep((high - low) / (heightPx / 32)), minor: undefined };
}

/** The smallest of 1, 2, 5 · 10ⁿ that is at least `atLeast`. */
export function niceStep(atLeast: number): number {
  const power = 10 ** Math.floor(Math.log10(atLeast));
  const lead = [1, 2, 5, 10].find((digit) => digit * power >= atLeast * (1 - 1e-9)) ?? 10;
  return Number((lead * power).toPrecision(12));
}

function scaled(extent: EcgExtent, factor: number): EcgExtent {
  return { low: extent.low * factor, high: extent.high * factor };
}
