/** The columns of the table about an engine. */
export interface EngineColumns {
  /** WEBGL_debug_renderer_info; undefined without WebGL. */
  renderer?: string | undefined;
  /** The renderer computes on the processor. */
  software?: boolean | undefined;
  /** Which kernels run, in the engine's words. */
  kernels?: string | undefined;
  threads?: number | undefined;
}

/** One stretch of one engine at one batch size, reported immediately; beats per second. */
export interface StretchRow {
  job: 'stretch';
  engine: string;
  batch: number;
  round: number;
  trainBeatsPerSec: number;
  inferBeatsPerSec: number;
}

/** The measurements of one engine at one batch size. */
export interface TrainRow extends EngineColumns {
  job: 'train';
  engine: string;
  batch: number;
  /** Medians of the stretches below. */
  trainBeatsPerSec?: number;
  inferBeatsPerSec?: number;
  /** Beats per second of each stretch. */
  trainStretches?: number[];
  inferStretches?: number[];
  /** Beats that a stretch trained on and classified. */
  trainBeats?: number;
  inferBeats?: number;
  /** Why there are no numbers. */
  failed?: string;
}

/** Memory at the end of an epoch, as the browser reports it, if it does. */
export interface MemoryEpochRow {
  job: 'memory-epoch';
  engine: string;
  fold: number;
  epoch: number;
  sec: number;
  /** `performance.measureUserAgentSpecificMemory()`. */
  ownBytes?: number | undefined;
}

/** An entire run: every fold trained and every beat classified once. */
export interface MemoryRow extends EngineColumns {
  job: 'memory';
  engine: string;
  batch: number;
  beats: number;
  folds: number;
  epochs: number;
  sec?: number;
  trainBeatsPerSec?: number;
  /** Seconds in which all beats were classified, each once, in the folds' tests. */
  inferSec?: number;
  leakedTensors?: number;
  failed?: string;
}

export type BenchRow = StretchRow | TrainRow | MemoryEpochRow | MemoryRow;

/** The middle value; for an even number, the lower of the two middle ones. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[(sorted.length - 1) >> 1] ?? Number.NaN;
}

/** Rejects if the work is not done in time; the caller must end the work itself. */
export function within<T>(limitSec: number, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    const message = `Given up after ${limitSec} s.`;
    timer = setTimeout(() => reject(new Error(message)), limitSec * 1000);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
