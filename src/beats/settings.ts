import { choice, flag, group, integer, list, number, text, variants } from '../base/settings/declare';
import { MAX_LEVELS } from '../signal/denoisePlan';

/** A window of a minute and rows of 16 384 samples are far longer than any beat; the limits keep a typing error from filling the memory. */
export const MAX_WINDOW_SEC = 60;
const MAX_LENGTH_SAMPLES = 16384;

/** No signal that is read has frequencies above this. */
const MAX_HZ = 100_000;

/** A wavelet's name (`db6`), or `none` to leave the signal unchanged. */
const wavelet = text({ initial: 'db6' });

/**
 * How records become beats, in the sections of the page. The defaults are those of the reference pipeline: db6, 0.35–45 Hz (at 360 Hz
 * nine levels without cA9, cD2 and cD1), −0.4…+0.5 s, 251 samples, five classes.
 */
export const PREPARE_SECTIONS = {
  beats: {
    /**
     * beats: a row is a beat. pieces: a row is a piece of the record, as long as the window, with the rhythm that is marked in it as its class
     * (see `rhythmPieces`).
     */
    rows: choice(['beats', 'pieces'], { before: 'beats' }),
    lead: variants({ first: {}, mlii: {}, named: { name: text({ initial: 'MLII' }) } }, 'first', {
      field: 'segments',
    }),
    /** Cut the same window from the record's other lead as well. */
    secondLead: flag(false),
    /** 5, or 4 without Q. */
    classCount: choice([4, 5], { initial: 5 }),
    /** zscore, minmax: each beat separately; record: all beats of a record by one factor, their median range (label-free). */
    normalise: choice(['none', 'record', 'zscore', 'minmax']),
    /** Leave out beats whose R lies where the lead is flat: electrodes off, a cable pulled (see `flatStretches`). */
    leaveOutFlat: flag(true, { before: false }),
    /**
     * same: one window for every class. tutorial: class F is cut to the end of the *next* beat's window and resampled to the same
     * length, as the public tutorial code does; this leaks the label, and is there to be shown (see `LeakCode`).
     */
    windowRule: choice(['same', 'tutorial']),
    /** Keep the whole record beside the windows, at 125 Hz behind a high-pass (see `recordTrace`): what the beat-free network takes. */
    trace: flag(false, { before: false }),
  },
  denoising: {
    denoise: variants(
      {
        /** What is left, in Hz: the levels follow from each record's frequency (see `levelsOfBand`). */
        band: {
          wavelet,
          /** 0 keeps the baseline. */
          lowHz: number({ initial: 0.35, min: 0, max: MAX_HZ, step: 0.05 }),
          highHz: number({ initial: 45, min: 0, max: MAX_HZ }),
        },
        /** The same levels at every frequency. */
        levels: {
          wavelet,
          levels: integer({ initial: 9, min: 0, max: MAX_LEVELS }),
          /** Set the approximation (cA of the last level) to zero: removes the baseline wander. */
          zeroApproximation: flag(true),
          /** Detail levels set to zero, 1 = finest. */
          zeroDetails: list(integer({ initial: 1, min: 1, max: MAX_LEVELS }), {
            initial: [1, 2],
            maxItems: MAX_LEVELS,
          }),
        },
      },
      'band',
      { before: 'levels', field: 'segments' },
    ),
  },
  window: {
    window: group({
      beforeSec: number({ initial: 0.4, min: -MAX_WINDOW_SEC, max: MAX_WINDOW_SEC, step: 0.05 }),
      afterSec: number({ initial: 0.5, min: -MAX_WINDOW_SEC, max: MAX_WINDOW_SEC, step: 0.05 }),
    }),
    /**
     * mark: around the annotation. deflection: around the largest deflection near it (see `alignWindows`), because databases differ in
     * where they mark a beat. The beat's own time stays that of the annotation.
     */
    align: choice(['mark', 'deflection'], { before: 'mark' }),
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

/** The input of a network besides the beat itself; all of it label-free. By default the beat alone, as in the reference method. */
export const INPUT = group({
  /** The beat itself as a channel; without it a network gets only how the beat differs from its record's median beats, or what `past` gives. */
  beat: flag(true, { before: true }),
  /** The beat minus its record's median beat, as one more channel per lead. */
  difference: flag(false),
  /**
   * The beat minus the median of its record's beats after a long interval, as one more channel per lead: where many beats are early, the
   * median of all is no longer the usual beat.
   */
  longDifference: flag(false, { before: false }),
  /**
   * Two more channels per lead, by the size of the usual beat so far (see `createUsualBeat`): the beat, and its difference from that one. Nothing after
   * the beat and nothing of the whole record is used: for live use, in place of `beat` and `difference`.
   */
  past: flag(false, { before: false }),
  /** The windows of the previous and the next beat, as two more channels per lead. */
  neighbours: flag(false),
  /**
   * Rhythm features, joined to the output of the heads. whole: RR intervals relative to each other, their surroundings and the
   * record's median; irregularity: relative to the median, in units of the irregularity of the record's rhythm; all: both;
   * causal: relative to past beats only, for live use. running: relative to running means of the past and each other, and how irregular
   * the past is; runningCausal: of these, what is known when the beat comes; references: running, and relative to a mean around the
   * beat and to several figures of the record.
   */
  features: choice([
    ...['none', 'whole', 'irregularity', 'all', 'causal'],
    ...['running', 'runningCausal', 'references'],
  ] as const),
  /** Two more features: the RR interval before the beat and the mean of the last 32 in seconds, as logarithms. */
  absolute: flag(false, { before: false }),
  /** Five more features: how the QRS differs from that of the record's median beat, first lead. */
  shape: flag(false),
});
