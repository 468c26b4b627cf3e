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
  mark(beats: readonly SweepBeat[]): void;
  strip(aroundSec: number): EventStrip;
}

export function createSweep(samplingHz: number): SweepBuffer {
  const recent = createRecentSamples(Math.ceil(KEPT_SEC * samplingHz));
  let end = 0;
  let beats: SweepBeat[] = [];

  return {
    samplingHz,
    get end() {
      return end;
    },
    get beats() {
      return beats;
    },
    read: recent.read,
    push(sample, filtered) {
      recent.push(sample, filtered);
      end = sample + filtered.length;
    },
    mark(found) {
      if (found.length === 0) return;
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
