/** What the address of the page asks for. */
export interface TrainBenchOptions {
  /** Engines of the lab by their id, and `stock-webgl`, `stock-cpu`, `stock-wasm`: plain tfjs. */
  plans: EnginePlan[];
  /** What one timed stretch of training is made to last. */
  stretchSec: number;
  /** A measurement that is not through by then is given up. */
  limitSec: number;
  seed: number;
  /** Threads for engines of the lab that can share a batch; undefined: as many as the lab takes. */
  threads: number | undefined;
  lengthSamples: number;
  classCount: number;
  /** Measure memory over a whole run of the first engine instead of pace. */
  memory: boolean;
  /** Of the memory run. */
  beats: number;
  folds: number;
  epochs: number;
  /** Whether the page asks the browser for its memory at the end of each epoch (a collection of garbage may come of it). */
  ownMemory: boolean;
}

export interface EnginePlan {
  engine: string;
  /** Beats a batch, one measurement each. */
  batches: number[];
}

/** All that a page without options measures; the cpu backends are too slow for a large batch. */
const DEFAULT_ENGINES = 'wasm,worker-webgl,stock-webgl,stock-wasm:64,stock-cpu:64,cpu:64';
const DEFAULT_BATCHES = '64,256';

/** Beats of the 44 records of MIT-BIH that are not paced, with the default window. */
const MITDB_BEATS = 100_687;

/**
 * Reads the options out of an address: `engines=wasm,cpu:64&batch=64,256&seconds=2&…`. An engine may carry its own batches,
 * `stock-cpu:32:64`; the others take those of `batch`.
 *
 * @throws Error with a sentence where a value cannot be used
 */
export function readTrainOptions(address: URLSearchParams): TrainBenchOptions {
  const number = (name: string, fallback: number, least: number): number => {
    const value = Number(address.get(name) ?? fallback);
    if (!(value >= least)) throw new Error(`${name}=${address.get(name)} is no number from ${least} on.`);
    return value;
  };
  const whole = (name: string, fallback: number, least: number): number => {
    const value = number(name, fallback, least);
    if (!Number.isInteger(value)) throw new Error(`${name}=${value} is not a whole number.`);
    return value;
  };
  const batches = readBatches((address.get('batch') ?? DEFAULT_BATCHES).split(','));
  const plans = (address.get('engines') ?? DEFAULT_ENGINES)
    .split(',')
    .filter(Boolean)
    .map((text) => {
      const [engine, ...own] = text.split(':');
      return { engine: engine!, batches: own.length > 0 ? readBatches(own) : batches };
    });
  if (plans.length === 0) throw new Error('engines= names no engine.');
  const classCount = whole('classes', 4, 2);
  if (classCount > 5) throw new Error(`classes=${classCount}: there are five classes at most.`);
  return {
    plans,
    stretchSec: number('seconds', 2, 0.05),
    limitSec: number('limit', 120, 1),
    seed: whole('seed', 1, 0),
    threads: address.has('threads') ? whole('threads', 1, 1) : undefined,
    lengthSamples: whole('length', 251, 16),
    classCount,
    memory: address.get('memory') === '1',
    beats: whole('beats', MITDB_BEATS, 100),
    folds: whole('folds', 5, 2),
    epochs: whole('epochs', 2, 1),
    ownMemory: address.get('ownMemory') !== '0',
  };
}

/** Even numbers only: a fold of a benchmark tests half as many beats as it trains on. */
function readBatches(texts: string[]): number[] {
  return texts.filter(Boolean).map((text) => {
    const batch = Number(text);
    if (!(Number.isInteger(batch) && batch >= 2 && batch % 2 === 0)) {
      throw new Error(`A batch of ${text} beats cannot be measured; take an even number.`);
    }
    return batch;
  });
}
