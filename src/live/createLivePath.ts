import { CLASSLESS_LIMITS, createRhythm, RHYTHM_LIMITS, type RhythmEvent } from '../rhythm';
import { createCausalFilter } from '../signal/causalFilter';
import { type BeatStream, createBeatStream } from './beatStream';
import { createRecentSamples } from './recentSamples';
import { createTimeResampler } from './resampleByTime';
import { createRrFeatures } from './rrFeatures';
import type { LiveChunk, LiveEvent, LiveSettings } from './types';

/** Samples of one lead in; filtered samples, beats, rhythms and gaps out. */
export interface LivePath {
  /** Delay of the filter for a QRS complex: what is drawn and marked is so much later than in the source. */
  readonly filterDelaySec: number;
  /**
   * @returns what has become certain. What is said does not depend on how the samples are divided into chunks, but for how filtered
   * samples are divided, and how much is known when.
   */
  push(chunk: LiveChunk): LiveEvent[];
  /** The source stops. @returns the rest */
  finish(): LiveEvent[];
}

/** A lead that is off for longer is a gap; for less, the last value goes on. */
const LEAD_OFF_SEC = 1;
/** Filtered samples that can be looked back at. */
const KEPT_SEC = 15;
/** No class. */
const NO_CLASS = 255;

/**
 * The one path of what is live and what is replayed: samples by their times on a grid, causal filter, streaming detector, causal features,
 * class, rules of rhythm. A gap, or a lead that is off for a second, ends a stretch: filter and detector begin anew after it, and no rhythm
 * goes on over it. Memory does not grow.
 */
export function createLivePath(settings: LiveSettings): LivePath {
  const { samplingHz, band, detector, classify } = settings;
  const limits = settings.limits ?? {
    ...(classify ? RHYTHM_LIMITS : CLASSLESS_LIMITS),
    longestRrSec: Number.POSITIVE_INFINITY,
  };
  const rhythm = createRhythm(limits);
  const features = createRrFeatures();
  const recent = createRecentSamples(Math.ceil(KEPT_SEC * samplingHz));
  const longestOff = Math.round(LEAD_OFF_SEC * samplingHz);
  let events: LiveEvent[] = [];
  let stretch: Stretch | undefined;
  /** When the lead went off; no stretch until it is back. */
  let offSec: number | undefined;

  interface Stretch {
    start: number;
    filter: ReturnType<typeof createCausalFilter>;
    beats: BeatStream;
    /** Samples that have not been filtered yet, and how many there were before them. */
    waiting: number[];
    done: number;
    /** Missing samples at the end. */
    missing: number;
  }

  const resampler = createTimeResampler(samplingHz, {
    value(index, value) {
      const isMissing = Number.isNaN(value);
      if (!stretch && isMissing) {
        offSec ??= resampler.timeOf(index);
        return;
      }
      if (!stretch) begin(index);
      const { start, waiting, done } = stretch!;
      waiting.push(value);
      stretch!.missing = isMissing ? stretch!.missing + 1 : 0;
      if (stretch!.missing < longestOff) return;
      offSec = resampler.timeOf(start + done + waiting.length - longestOff);
      end();
    },
    gap(startSec, endSec) {
      end();
      events.push({ type: 'gap', startSec: offSec ?? startSec, endSec });
      offSec = undefined;
    },
  });

  function begin(index: number): void {
    if (offSec !== undefined) events.push({ type: 'gap', startSec: offSec, endSec: resampler.timeOf(index) });
    offSec = undefined;
    stretch = {
      start: index,
      filter: createCausalFilter(band, samplingHz),
      beats: createBeatStream(detector, samplingHz),
      waiting: [],
      done: 0,
      missing: 0,
    };
  }

  /** Filters what has come of the stretch, and looks for beats in it. */
  function advance(): void {
    if (!stretch || stretch.waiting.length === 0) return;
    const { start, filter, beats, waiting, done } = stretch;
    const filtered = filter.push(Float32Array.from(waiting));
    recent.push(start + done, filtered);
    events.push({ type: 'samples', sample: start + done, filtered });
    stretch.done += filtered.length;
    stretch.waiting = [];
    for (const sample of beats.push(filtered)) take(start + sample);
    const known = beats.known();
    if (known > 0) say(rhythm.advance(resampler.timeOf(start + known)));
  }

  function end(): void {
    advance();
    if (!stretch) return;
    const { start, beats, done, missing } = stretch;
    for (const sample of beats.finish()) take(start + sample);
    say(rhythm.advance(resampler.timeOf(start + done - missing)));
    say(rhythm.gap());
    features.gap();
    stretch = undefined;
  }

  function take(sample: number): void {
    const timeSec = resampler.timeOf(sample);
    const found = { sample, timeSec, features: features.push(timeSec), strip: recent.read };
    const classIndex = classify?.(found) ?? NO_CLASS;
    const knownSample = stretch!.start + stretch!.done - 1;
    events.push({
      type: 'beat',
      beat: { sample, timeSec, classIndex, features: found.features, knownSample },
    });
    say(rhythm.push({ timeSec, classIndex }));
  }

  function say(said: readonly RhythmEvent[]): void {
    for (const event of said) events.push({ type: 'rhythm', event });
  }

  function takeEvents(): LiveEvent[] {
    const taken = events;
    events = [];
    return taken;
  }

  return {
    filterDelaySec: createCausalFilter(band, samplingHz).delaySec,
    push(chunk) {
      const late = resampler.push(chunk);
      advance();
      if (late > 0) events.push({ type: 'late', count: late });
      return takeEvents();
    },
    finish() {
      resampler.finish();
      end();
      return takeEvents();
    },
  };
}
