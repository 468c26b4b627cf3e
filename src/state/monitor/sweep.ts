/** Samples that are kept to be drawn and cut strips from, seconds. */
const KEPT_SEC = 120;

/** What the panel draws: outside the store, since it changes all the time. */
export interface Sweep {
  samplingHz: number;
  /** Index after the last sample. */
  end: number;
  /** Filtered samples from an index on; NaN where there are none, or no longer. */
  read(from: number, length: number): Float32Array;
  /** Beats of the last two minutes, in order of time. */
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
  const size = Math.ceil(KEPT_SEC * samplingHz);
  const ring = new Float32Array(size).fill(Number.NaN);
  let end = 0;
  let beats: SweepBeat[] = [];

  function read(from: number, length: number): Float32Array {
    return Float32Array.from({ length }, (_, i) => {
      const at = from + i;
      return at < 0 || at >= end || at < end - size ? Number.NaN : ring[at % size]!;
    });
  }

  return {
    samplingHz,
    get end() {
      return end;
    },
    get beats() {
      return beats;
    },
    read,
    push(sample, filtered) {
      if (sample - end >= size) ring.fill(Number.NaN);
      else for (let i = end; i < sample; i++) ring[i % size] = Number.NaN;
      filtered.forEach((value, i) => {
        ring[(sample + i) % size] = value;
      });
      end = sample + filtered.length;
    },
    mark(found) {
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
        samples: read(from, Math.round(STRIP_SEC * samplingHz)),
        beats: beats.filter(({ timeSec }) => timeSec >= startSec && timeSec <= endSec),
      };
    },
  };
}

/** How much after an event its strip shows. */
export const STRIP_AFTER_SEC = STRIP_SEC / 2;
