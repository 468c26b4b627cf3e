/** The data of the strip, as plain objects; a `ViewData` of the records worker can be used unchanged. */

/** A line: equal-length columns, time ascending; NaN in `value` is a gap. */
export interface EcgTrace {
  timeSec: Float64Array;
  value: Float32Array;
}

export interface EcgLead {
  name: string;
  units: string;
  /** Zero line of the raw trace, in the lead's units. */
  medianValue: number;
  /** Zero line of the denoised trace, in the lead's units. */
  denoisedMedianValue: number;
  raw: EcgTrace;
  denoised: EcgTrace | undefined;
  /** Stretches that are missing, flat or clipped, in order of time: shaded. */
  faults?: readonly EcgWindow[];
}

export interface EcgAnnotation {
  timeSec: number;
  symbol: string;
  /** 0…4 for a beat, undefined for rhythm, noise and other notes. */
  classIndex: number | undefined;
  aux: string;
}

/** The predicted class of a beat, by time. */
export interface EcgPrediction {
  timeSec: number;
  predicted: number;
}

/** A stretch of one rhythm; the label is in words already: `atrial fibrillation`. */
export interface EcgRhythm {
  startSec: number;
  endSec: number;
  label: string;
}

/** A highlighted beat: a band over its window, its labels on top. */
export interface EcgHighlight {
  timeSec: number;
  startSec: number;
  endSec: number;
  truth: number;
  predicted: number | undefined;
}

/** Lowest and highest value relative to the zero line, in the lead's units. */
export interface EcgExtent {
  low: number;
  high: number;
}

export interface EcgWindow {
  startSec: number;
  endSec: number;
}

/** Gains that can be chosen, mm per millivolt. */
export const ECG_GAINS = [5, 10, 20] as const;
export type EcgGain = (typeof ECG_GAINS)[number];

/** Paper speeds that can be chosen, mm per second. */
export const ECG_SPEEDS = [12.5, 25, 50] as const;
export type EcgSpeed = (typeof ECG_SPEEDS)[number];

/** Sentences and labels of the strip (`viewer.strip` of the words). */
export interface EcgStripTexts {
  raw: string;
  denoised: string;
  /** `25 mm/s · 10 mm/mV`. */
  paper: (mmPerSec: number, mmPerMv: number) => string;
  /** Shown instead in a wide window. */
  fitted: string;
  /** Legend of the filled and the outlined marks, if predictions are shown. */
  label: string;
  predicted: string;
  /** Legend of shaded stretches. */
  shaded: string;
  /** Explains how pointer and keys move the window. */
  keys: string;
  /** Legend of the numbers above the beats: which mean the per cent refer to. */
  intervals: (beats: number, fromPercent: string) => string;
  /** Name of the list of beats with letters. */
  beats: string;
  /** A beat of that list in words: time, symbol, predicted class, RR interval, prematurity. */
  beat: (p: {
    time: string;
    symbol: string;
    predicted: string | undefined;
    rr: string | undefined;
    percent: string | undefined;
  }) => string;
  /** Name of the list of rhythms. */
  rhythms: string;
  /** The button that starts and ends measuring, and what to do then. */
  calipers: string;
  calipersHint: string;
  calipersKeys: string;
  /** The measured distance: `412 ms · 146 bpm · 1.20 mV`; parts that do not apply are undefined. */
  measured: (p: { ms: string; bpm: string | undefined; millivolts: string | undefined }) => string;
  /** The end of the calipers that the keys move. */
  caliperEnd: (end: 'first' | 'second', time: string) => string;
  /** Name of the line with time and amplitudes under the pointer. */
  readout: string;
  print: string;
  /** Name of a button that saves the strip in a format (PNG, SVG). */
  save: (format: string) => string;
}

/** How the strip is saved as a picture. */
export interface EcgStripSave {
  /** File name without extension. */
  fileStem: string;
  /** Written into the corner of the picture, such as `synthetic`. */
  note?: string | undefined;
  /** Saves through the downloads of the browser. */
  onSave(picture: Blob, fileName: string): void;
}

export interface EcgStripProps {
  /** Description of what is shown, in a sentence; also the heading of a printed or saved strip. */
  ariaLabel: string;
  window: EcgWindow;
  /** Leads, of which those in `hiddenLeads` (by index) are not drawn. */
  leads: readonly EcgLead[];
  hiddenLeads?: ReadonlySet<number> | undefined;
  /** Of the window and what is around it, in order of time. */
  annotations: readonly EcgAnnotation[];
  showRaw: boolean;
  showDenoised: boolean;
  /** Class names by class index. */
  classNames: readonly string[];
  texts: EcgStripTexts;
  /** mm/mV on paper; without it the usual gain, or less where a lead would be too high. */
  gain?: EcgGain | undefined;
  /**
   * mm/s on paper, 25 without it. The window keeps its span: `windowAtSpeed` gives the window in which millimetres keep
   * their size on the screen when another speed is chosen.
   */
  speed?: EcgSpeed | undefined;
  /** The predicted classes of beats, in order of time, as a second row of marks; a beat without one has no second mark. */
  predictions?: readonly EcgPrediction[] | undefined;
  /** Rhythms, in order of time, as a ribbon of words below the leads; rhythm notes (`+`) are then not drawn as well. */
  rhythms?: readonly EcgRhythm[] | undefined;
  /**
   * Times of all beats of the record, ascending: RR intervals and prematurity are drawn above the beats where they have
   * space. Without it they are not drawn.
   */
  beatTimesSec?: ArrayLike<number> | undefined;
  highlight?: EcgHighlight | undefined;
  /** The usual extent of each lead, so that its height is constant while the window moves. */
  usualExtents?: readonly (EcgExtent | undefined)[] | undefined;
  /** Duration of the record; with `onWindow`, the strip can be moved and zoomed. */
  durationSec?: number;
  /** Receives the new window, at most once per animation frame, and the width of the plot area in pixels. */
  onWindow?: ((window: EcgWindow, widthPx: number) => void) | undefined;
  /** A beat was clicked (not while measuring); `extend`: with Shift. */
  onBeat?: ((timeSec: number, extend: boolean) => void) | undefined;
  /** With it, a click is on a place of the time axis, whatever is there. */
  onPoint?: ((timeSec: number) => void) | undefined;
  /** With it, the strip has buttons that save it as PNG and SVG, and one that prints it. */
  save?: EcgStripSave | undefined;
}
