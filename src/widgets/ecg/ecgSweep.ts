import { leadExtent, uniteExtents } from './ecgExtent';
import { PAPER_MM_PER_SEC } from './ecgScale';
import type { EcgExtent, EcgLead, EcgWindow } from './ecgTypes';

/** CSS pixels of a millimetre. */
const PX_PER_MM = 96 / 25.4;
/** Longer than this, the strip is no ECG paper any more. */
const LONGEST_SEC = 12;
/** Free before what was drawn a page ago. */
const BLANK_SEC = 0.4;
/** A lead at rest. */
const QUIET: EcgExtent = { low: -0.5, high: 1 };

/** What a sweep reads: samples by index, NaN where there are none. */
export interface SweepSource {
  samplingHz: number;
  /** Index after the last sample. */
  end: number;
  read(from: number, length: number): Float32Array;
  beats: readonly { timeSec: number; classIndex: number }[];
}

/** What is on the paper now: everything at the place where it is drawn, by the times of this page. */
export interface SweepPage {
  window: EcgWindow;
  lead: EcgLead;
  beats: { timeSec: number; classIndex: number }[];
}

/** How many seconds fit at 25 mm/s, as wide as a screen shows a millimetre. */
export const sweepSpanSec = (plotWidthPx: number): number =>
  Math.min(LONGEST_SEC, plotWidthPx / (PAPER_MM_PER_SEC * PX_PER_MM));

/**
 * A page of a sweep: the pen goes from left to right and begins again at the left, over what it drew a page ago. That is shown at the times
 * of this page, so that it is drawn as a strip.
 */
export function sweepPage({ samplingHz, end, read, beats }: SweepSource, spanSec: number): SweepPage {
  const nowSec = end / samplingHz;
  const startSec = Math.floor(nowSec / spanSec) * spanSec;
  const from = Math.round((startSec - spanSec) * samplingHz);
  const samples = read(from, end - from);
  const span = Math.round(spanSec * samplingHz);
  const blankSec = nowSec + BLANK_SEC;
  const timeSec = Float64Array.from({ length: span }, (_, i) => startSec + i / samplingHz);
  const value = Float32Array.from(timeSec, (sec, i) => {
    const own = samples[span + i];
    if (own !== undefined) return own;
    return sec < blankSec ? Number.NaN : samples[i]!;
  });
  const lead: EcgLead = {
    ...{ name: '', units: 'mV', medianValue: 0, denoisedMedianValue: 0 },
    ...{ raw: { timeSec, value }, denoised: undefined },
  };
  return {
    window: { startSec, endSec: startSec + spanSec },
    lead,
    beats: beats.flatMap((beat) => {
      if (beat.timeSec >= startSec) return [beat];
      const shown = beat.timeSec + spanSec;
      return shown >= Math.max(startSec, blankSec) ? [{ ...beat, timeSec: shown }] : [];
    }),
  };
}

/** What both pages have room for, so that the paper does not change while the pen moves over it. */
export function sweepExtent({ samplingHz, end, read }: SweepSource, spanSec: number): EcgExtent {
  const length = Math.round(2 * spanSec * samplingHz);
  const value = read(end - length, length);
  const timeSec = Float64Array.from(value, (_, i) => i);
  const lead = {
    ...{ name: '', units: 'mV', medianValue: 0, denoisedMedianValue: 0 },
    ...{ raw: { timeSec, value }, denoised: undefined },
  };
  const own = leadExtent(lead, { startSec: 0, endSec: length }, { raw: true, denoised: false });
  return uniteExtents([own, QUIET]) ?? QUIET;
}
