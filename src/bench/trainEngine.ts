import type { TrainBenchOptions } from './trainOptions';
import type { EngineColumns } from './trainRows';

/** Duration of one stretch of work. */
export interface Stretch {
  trainBeats: number;
  trainSec: number;
  inferBeats: number;
  inferSec: number;
}

/** An engine as the benchmark uses it, the lab's or plain tfjs; open until it is disposed. */
export interface BenchEngine {
  columns(): EngineColumns;
  /** Compiles and warms up for this batch size, and fits the number of steps to `options.stretchSec`; none of it is counted. */
  prepare(batch: number): Promise<void>;
  /** Trains and classifies once. @throws Error if `prepare` was not called for this batch size */
  stretch(batch: number): Promise<Stretch>;
  dispose(): void;
}

export type OpenBenchEngine = (engine: string, options: TrainBenchOptions) => Promise<BenchEngine>;
