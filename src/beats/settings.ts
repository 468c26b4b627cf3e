import { choice, flag, group, integer, list, number, text, variants } from '../base/settings/declare';
import { MAX_LEVELS } from '../signal/denoisePlan';

/** A window of a minute and rows of 16 384 samples are far beyond any beat; they keep a slip of the keyboard from filling memory. */
export const MAX_WINDOW_SEC = 60;
const MAX_LENGTH_SAMPLES = 16384;

/**
 * How records become beats, in the sections of the page. By default the reference pipeline: db6, nine levels, −0.4…+0.5 s,
 * 251 samples, five classes.
 */
export const PREPARE_SECTIONS = {
  beats: {
    lead: variants({ first: {}, mlii: {}, named: { name: text({ initial: 'MLII' }) } }, 'first', {
      field: 'segments',
    }),
    /** Cuts the same window from the record's other lead as well. */
    secondLead: flag(false),
    /** 5, or 4 without Q. */
    classCount: choice([4, 5], { initial: 5 }),
    /** zscore, minmax: every beat by itself; record: all beats of a record by one factor, its median beat-to-beat range (label-free). */
    normalise: choice(['none', 'record', 'zscore', 'minmax']),
    /**
     * same: one window for every class. tutorial: class F is cut to the end of the *next* beat's window and squeezed to the same
     * length, as the public tutorial code does; this leaks the label, and is there to be shown (see `LeakCode`).
     */
    windowRule: choice(['same', 'tutorial']),
  },
  denoising: {
    denoise: group({
      /** Wavelet name (`db6`), or `none` to leave the signal as it is. */
      wavelet: text({ initial: 'db6' }),
      levels: integer({ initial: 9, min: 0, max: MAX_LEVELS }),
      /** Set the approximation (cA of the last level) to zero: removes the baseline wander. */
      zeroApproximation: flag(true),
      /** Detail levels set to zero, 1 = finest. */
      zeroDetails: list(integer({ initial: 1, min: 1, max: MAX_LEVELS }), {
        initial: [1, 2],
        maxItems: MAX_LEVELS,
      }),
    }),
  },
  window: {
    window: group({
      beforeSec: number({ initial: 0.4, min: -MAX_WINDOW_SEC, max: MAX_WINDOW_SEC, step: 0.05 }),
      afterSec: number({ initial: 0.5, min: -MAX_WINDOW_SEC, max: MAX_WINDOW_SEC, step: 0.05 }),
    }),
    /** Samples per beat after resampling. */
    lengthSamples: integer({ initial: 251, min: 1, max: MAX_LENGTH_SAMPLES }),
  },
} as const;

/** Everything that decides the content of a BeatSet. */
export const PREPARE = group({
  ...PREPARE_SECTIONS.beats,
  ...PREPARE_SECTIONS.denoising,
  ...PREPARE_SECTIONS.window,
});

/** What a network is fed besides the beat itself; all of it label-free. By default the beat alone, as in the reference method. */
export const INPUT = group({
  /** The beat itself as a channel; without it a network sees only how the beat differs from its record's median beat. */
  beat: flag(true, { before: true }),
  /** The beat minus its record's median beat, as a further channel a lead. */
  difference: flag(false),
  /** The windows of the beat before and of the beat after, as two further channels a lead. */
  neighbours: flag(false),
  /**
   * A further head with features of the rhythm. whole: RR intervals against each other, their surroundings and the record's median;
   * irregularity: against the median in units of how irregular the record's rhythm is; all: both; causal: against past beats alone,
   * for live use.
   */
  features: choice(['none', 'whole', 'irregularity', 'all', 'causal']),
  /** Five more numbers in that head: how the QRS differs from that of the record's median beat, first lead. */
  shape: flag(false),
});
