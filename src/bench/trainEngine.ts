import type { TrainBenchOptions } from './trainOptions';
import type { EngineColumns } from './trainRows';

/** What one stretch of work took. */
export interface Stretch {
  trainBeats: number;
  trainSec: number;
  inferBeats: number;
  inferSec: number;
}

/** An engine in the hands of the benchmark, the lab's or plain tfjs; open until it is disposed. */
export interface BenchEngine {
  columns(): EngineColumns;
  /** Compiles and warms up for this batch size, and sizes a stretch to `options.stretchSec`; nothing of it is counted. */
  prepare(batch: number): Promise<void>;
  /** Trains and classifies once. @throws Error where `prepare` was not called for this batch */
  stretch(batch: number): Promise<Stretch>;
  dispose(): void;
}

export type OpenBenchEngine = (engine: string, options: TrainBenchOptions) => Promise<BenchEngine>;
