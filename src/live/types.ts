import type { RhythmEvent, RhythmLimits } from '../rhythm/types';
import type { CausalBand } from '../signal/causalFilter';

/** Samples as they come from a source, equally far apart. */
export interface LiveChunk {
  /** Time of the first of them by the source's clock. */
  startSec: number;
  /** Samples per second of this chunk, as measured; it may vary a little from chunk to chunk. */
  samplingHz: number;
  /** mV; NaN is missing, or a lead that is off. */
  samples: Float32Array;
}

/**
 * The lab's own, which is better but needs up to 4.8 s; Pan and Tompkins', which needs nearly half a second; the same, reporting early, which needs about a
 * quarter.
 */
export type LiveDetector = 'lab' | 'panTompkins' | 'panTompkinsEarly';

/** What the causal path is made of. */
export interface LiveSettings {
  /** Everything runs at this rate, 100 to 1000 Hz. At least that of the source: otherwise what lies above half of it is folded below it. */
  samplingHz: number;
  band: CausalBand;
  detector: LiveDetector;
  /** Says the class of a beat as soon as it is found: 0…4, NO_CLASS for none. Without it no beat has a class. */
  classify?: (beat: FoundBeat) => number;
  /** `classify` is asked at the latest when so much of the signal after a beat is there, or it ends. 0 by default. */
  lookAheadSec?: number;
  /** Where the signal that `classify` needs of a beat ends: index after its last sample; undefined if not known yet. It is asked then, if that is earlier. */
  endOf?: (beat: Pick<FoundBeat, 'sample' | 'strip'>) => number | undefined;
  /** By default those for beats with classes if there is `classify`, and for beats without otherwise. */
  limits?: RhythmLimits;
}

/** A beat that was found, before it has a class. */
export interface FoundBeat {
  /** It is the first one, or the first one after a gap. */
  isFirst: boolean;
  /** Index at the rate of the path, counted from the first sample, gaps included: on the filtered signal. */
  sample: number;
  /** By the source's clock. */
  timeSec: number;
  /** The columns of the rhythm that look back alone, by their names (see `causalFeatures`); after a gap they begin anew. */
  features: Readonly<Record<string, number>>;
  /**
   * Filtered samples from an index on, NaN where there are none (yet): the last fifteen seconds are kept. How many there are after the beat
   * depends on when the detector is certain of it, not on the chunks.
   *
   * @param from index at the rate of the path
   */
  strip(from: number, length: number): Float32Array;
}

/** A beat as it is shown and stored. */
export interface LiveBeat {
  sample: number;
  timeSec: number;
  classIndex: number;
  features: Readonly<Record<string, number>>;
  /** The last sample that was looked at when it was found: how late it is known, without the wait for a chunk and the time of the computation. */
  knownSample: number;
}

/** What the path says, in order. */
export type LiveEvent =
  /** `raw` as put on the grid, NaN where it is missing. */
  | { type: 'samples'; sample: number; raw: Float32Array; filtered: Float32Array }
  | { type: 'beat'; beat: LiveBeat }
  | { type: 'rhythm'; event: RhythmEvent }
  /** The lead is off since then, for a second now; its gap is told when it is back, or at the end. */
  | { type: 'off'; startSec: number }
  /** Nothing is known between the two times: samples did not come, or the lead was off for longer than a second. */
  | { type: 'gap'; startSec: number; endSec: number }
  /** Samples that are not later than what had come before: left out. */
  | { type: 'late'; count: number };
