/** The options in the address of the page. */
export interface TrainBenchOptions {
  /** Engines of the lab by their id, and `stock-webgl`, `stock-cpu`, `stock-wasm`: plain tfjs. */
  plans: EnginePlan[];
  /** Intended duration of one timed stretch of training. */
  stretchSec: number;
  /** Time limit of each measurement. */
  limitSec: number;
  seed: number;
  /** Threads for engines of the lab that can share a batch; undefined: the lab's default. */
  threads: number | undefined;
  lengthSamples: number;
  classCount: number;
  /** Measure memory over an entire run of the first engine instead of pace. */
  memory: boolean;
  /** For the memory run. */
  beats: number;
  folds: number;
  epochs: number;
  /** Whether the page asks the browser for its memory at the end of each epoch (which may cause a garbage collection). */
  ownMemory: boolean;
}

export interface EnginePlan {
  engine: string;
  /** Beats per batch, one measurement each. */
  batches: number[];
}

/** What a page without options measures; the cpu backends are too slow for a large batch. */
const DEFAULT_ENGINES = 'wasm,worker-webgl,stock-webgl,stock-wasm:64,stock-cpu:64,cpu:64';
const DEFAULT_BATCHES = '64,256';

/** Beats of the 44 records of MIT-BIH without the paced ones, with the default window. */
const MITDB_BEATS = 100_687;

/**
 * Reads the options from an address: `engines=wasm,cpu:64&batch=64,256&seconds=2&…`. An engine may have its own batch sizes,
 * `stock-cpu:32:64`; the others take those of `batch`.
 *
 * @throws Error with a sentence if a value cannot be used
 */
export function readTrainOptions(address: URLSearchParams): TrainBenchOptions {
  const number = (name: string, fallback: number, least: number): number => {
    const value = Number(address.get(name) ?? fallback);
    if (!(value >= least)) throw new Error(`${name}=${address.get(name)} is no number from ${least} on.`);
    return value;
  };
  const integer = (name: string, fallback: number, least: number): number => {
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
  const classCount = integer('classes', 4, 2);
  if (classCount > 5) throw new Error(`classes=${classCount}: there are five classes at most.`);
  return {
    plans,
    stretchSec: number('seconds', 2, 0.05),
    limitSec: number('limit', 120, 1),
    seed: integer('seed', 1, 0),
    threads: address.has('threads') ? integer('threads', 1, 1) : undefined,
    lengthSamples: integer('length', 251, 16),
    classCount,
    memory: address.get('memory') === '1',
    beats: integer('beats', MITDB_BEATS, 100),
    folds: integer('folds', 5, 2),
    epochs: integer('epochs', 2, 1),
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
