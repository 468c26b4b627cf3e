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
