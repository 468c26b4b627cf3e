import { createRateTrend, type RateTrend } from '../../rhythm/rateTrend';
import { createRecentSamples } from '../../signal/recentSamples';

/**
 * Samples that are kept to be drawn and cut strips from, seconds: what is told latest is fibrillation, whose beginning is 127 beats and 30 s ago
 * then (docs/LIVE.md), at 30 beats a minute almost five minutes.
 */
const KEPT_SEC = 300;

/** What the panel draws: outside the store, since it changes all the time. */
export interface Sweep {
  samplingHz: number;
  /** Index after the last sample. */
  end: number;
  /** Filtered samples from an index on; NaN where there are none, or no longer. */
  read(from: number, length: number): Float32Array;
  /** Beats of the last five minutes, in order of time. */
  beats: readonly SweepBeat[];
  /** Of the whole session. */
  trend: RateTrend;
}

export interface SweepBeat {
  timeSec: number;
  classIndex: number;
}

/** Eight seconds around an event. */
export interface EventStrip {
  startSec: number;
  samplingHz: number;
  samples: Float32Array;
  beats: readonly SweepBeat[];
}

const STRIP_SEC = 8;

interface SweepBuffer extends Sweep {
  push(sample: number, filtered: Float32Array): void;
  /** @param beats in order; `rrSec` since the one before, none after a gap */
  mark(beats: readonly (SweepBeat & { rrSec?: number | undefined })[]): void;
  strip(aroundSec: number): EventStrip;
}

export function createSweep(samplingHz: number): SweepBuffer {
  const recent = createRecentSamples(Math.ceil(KEPT_SEC * samplingHz));
  let end = 0;
  let beats: SweepBeat[] = [];
  const trend = createRateTrend();

  return {
    samplingHz,
    get end() {
      return end;
    },
    get beats() {
      return beats;
    },
    read: recent.read,
    trend,
    push(sample, filtered) {
      recent.push(sample, filtered);
      end = sample + filtered.length;
    },
    mark(found) {
      if (found.length === 0) return;
      for (const { timeSec, classIndex, rrSec } of found) trend.push({ timeSec, classIndex, rrSec });
      beats = [...beats, ...found];
      const old = beats.findIndex(({ timeSec }) => timeSec > end / samplingHz - KEPT_SEC);
      if (old > 0) beats = beats.slice(old);
    },
    strip(aroundSec) {
      const startSec = Math.max(0, aroundSec - STRIP_SEC / 2);
      const from = Math.round(startSec * samplingHz);
      const endSec = startSec + STRIP_SEC;
      return {
        startSec,
        samplingHz,
        samples: recent.read(from, Math.round(STRIP_SEC * samplingHz)),
        beats: beats.filter(({ timeSec }) => timeSec >= startSec && timeSec <= endSec),
      };
    },
  };
}

/** How much after an event its strip shows. */
export const STRIP_AFTER_SEC = STRIP_SEC / 2;
