import { NO_CLASS } from '../beats/types';
import { CLASSLESS_LIMITS, createRhythm, RHYTHM_LIMITS, type RhythmEvent } from '../rhythm';
import { createCausalFilter } from '../signal/causalFilter';
import { createRecentSamples } from '../signal/recentSamples';
import { type BeatStream, createBeatStream } from './beatStream';
import { createTimeResampler } from './resampleByTime';
import { createRrFeatures } from './rrFeatures';
import type { LiveChunk, LiveEvent, LiveSettings } from './types';

/** Samples of one lead in; filtered samples, beats, rhythms and gaps out. */
export interface LivePath {
  /** Delay of the filter for a QRS complex: what is drawn and marked is so much later than in the source. */
  readonly filterDelaySec: number;
  /** A beat is told at the latest when so much of the filtered signal after it is there; ∞ if that is never certain. */
  readonly latencySec: number;
  /** How much of the signal after a beat its class waits for at most. */
  readonly lookAheadSec: number;
  /** @returns what has become certain; but for `late`, the same whatever the chunks, in the same order */
  push(chunk: LiveChunk): LiveEvent[];
  /** The source stops. @returns the rest */
  finish(): LiveEvent[];
}

/** A lead that is off for so long is a gap; for less, the last value goes on. */
const LEAD_OFF_SEC = 1;
/** Filtered samples that can be looked back at. */
const KEPT_SEC = 15;
/** A stretch goes on block by block from its beginning, so that what is known when a beat is found does not depend on the chunks. */
const BLOCK_SEC = 0.05;

/**
 * The one path of what is live and what is replayed: samples by their times on a grid, causal filter, streaming detector, causal features,
 * class, rules of rhythm. A gap, or a lead that is off for a second, ends a stretch: filter and detector begin anew after it, and no rhythm
 * goes on over it. Memory does not grow.
 */
export function createLivePath(settings: LiveSettings): LivePath {
  const { samplingHz, band, detector, classify, endOf } = settings;
  const limits = settings.limits ?? {
    ...(classify ? RHYTHM_LIMITS : CLASSLESS_LIMITS),
    longestRrSec: Number.POSITIVE_INFINITY,
  };
  const rhythm = createRhythm(limits);
  const features = createRrFeatures();
  const recent = createRecentSamples(Math.ceil(KEPT_SEC * samplingHz));
  const longestOff = Math.round(LEAD_OFF_SEC * samplingHz);
  const block = Math.round(BLOCK_SEC * samplingHz);
  const { lookAheadSec = 0 } = settings;
  const lookAhead = Math.ceil(lookAheadSec * samplingHz);
  let events: LiveEvent[] = [];
  let stretch: Stretch | undefined;
  /** Missing samples in a row, up to the last. */
  let missing = 0;
  /** When the lead went off; no stretch until it is back. */
  let offSec: number | undefined;
  /** Index of the last sample. */
  let last = 0;

  interface Stretch {
    start: number;
    filter: ReturnType<typeof createCausalFilter>;
    beats: BeatStream;
    /** Samples of the block that is not complete yet, and how many there were before them. */
    waiting: number[];
    done: number;
    /** Beats whose class waits for samples after them, and where these end. */
    found: { sample: number; end: number | undefined }[];
    /** No beat has got its class yet. */
    isNew: boolean;
  }

  const resampler = createTimeResampler(samplingHz, {
    value(index, value) {
      last = index;
      missing = Number.isNaN(value) ? missing + 1 : 0;
      if (missing === 0 && !stretch) begin(index);
      if (stretch) {
        stretch.waiting.push(value);
        if (stretch.waiting.length === block) advance(stretch);
      } else offSec ??= resampler.timeOf(index);
      if (missing !== longestOff) return;
      end();
      offSec ??= resampler.timeOf(index + 1 - longestOff);
      events.push({ type: 'off', startSec: offSec });
    },
    gap(startSec, endSec) {
      end();
      missing = 0;
      events.push({ type: 'gap', startSec: offSec ?? startSec, endSec });
      offSec = undefined;
    },
  });

  function begin(index: number): void {
    tellOff(resampler.timeOf(index));
    stretch = {
      start: index,
      filter: createCausalFilter(band, samplingHz),
      beats: createBeatStream(detector, samplingHz),
      waiting: [],
      done: 0,
      found: [],
      isNew: true,
    };
  }

  /** Filters the block, and looks for beats in it. */
  function advance(own: Stretch): void {
    const raw = Float32Array.from(own.waiting);
    const filtered = own.filter.push(raw);
    const sample = own.start + own.done;
    recent.push(sample, filtered);
    events.push({ type: 'samples', sample, raw, filtered });
    own.done += filtered.length;
    own.waiting = [];
    own.found.push(...own.beats.push(filtered).map((sample) => ({ sample, end: undefined })));
    while (own.found.length > 0 && isReady(own, own.found[0]!)) take(own, own.found.shift()!.sample);
    const known = Math.min(own.beats.known(), (own.found[0]?.sample ?? Number.POSITIVE_INFINITY) - 1);
    if (known > 0) say(rhythm.advance(resampler.timeOf(own.start + known)));
  }

  function isReady({ start, done }: Stretch, beat: Stretch['found'][number]): boolean {
    if (beat.sample + lookAhead <= done) return true;
    beat.end ??= endOf?.({ sample: start + beat.sample, strip: recent.read });
    return beat.end !== undefined && beat.end <= start + done;
  }

  function end(): void {
    if (!stretch) return;
    if (stretch.waiting.length > 0) advance(stretch);
    for (const { sample } of stretch.found) take(stretch, sample);
    for (const sample of stretch.beats.finish()) take(stretch, sample);
    say(rhythm.advance(resampler.timeOf(stretch.start + stretch.done - missing)));
    say(rhythm.gap());
    features.gap();
    stretch = undefined;
  }

  function tellOff(endSec: number): void {
    if (offSec !== undefined) events.push({ type: 'gap', startSec: offSec, endSec });
    offSec = undefined;
  }

  function take(own: Stretch, found: number): void {
    const { start, done, isNew: isFirst } = own;
    own.isNew = false;
    const sample = start + found;
    const timeSec = resampler.timeOf(sample);
    const beat = { sample, timeSec, features: features.push(timeSec) };
    const classIndex = classify?.({ ...beat, isFirst, strip: recent.read }) ?? NO_CLASS;
    events.push({ type: 'beat', beat: { ...beat, classIndex, knownSample: start + done - 1 } });
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
    latencySec: Math.max(createBeatStream(detector, samplingHz).latencySec, lookAheadSec) + BLOCK_SEC,
    lookAheadSec,
    push(chunk) {
      const late = resampler.push(chunk);
      if (late > 0) events.push({ type: 'late', count: late });
      return takeEvents();
    },
    finish() {
      resampler.finish();
      end();
      tellOff(resampler.timeOf(last));
      return takeEvents();
    },
  };
}
