import type { Stretch } from './trainEngine';
import type { EngineColumns } from './trainRows';

export type StockBackend = 'webgl' | 'cpu' | 'wasm';

/** Requests to the worker of plain tfjs, one at a time. */
export type StockRequest = { lengthSamples: number; classCount: number; seed: number } & (
  | { kind: 'open'; backend: StockBackend }
  | { kind: 'stretch'; batch: number; trainSteps: number; inferSteps: number }
);
export type StockReply =
  | { kind: 'done'; value: EngineColumns | Stretch }
  | { kind: 'failed'; reason: string };
