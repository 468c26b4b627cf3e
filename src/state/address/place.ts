import type { Step } from '../types';

/** Where a person is in the lab, as far as the address tells: everything that Back and a reload lead to again. */
export type Place =
  | { step: 'records'; view?: RecordPlace }
  | { step: 'beats' }
  | { step: 'train' }
  | { step: 'monitor' }
  | { step: 'results'; runId?: string }
  | { step: 'inspect'; runId?: string; list?: ListPlace };

/** The opened record. */
export interface RecordPlace {
  record: string;
  /** Without it, the record opens as it does by a click. */
  window?: { startSec: number; spanSec: number };
  /** The marked beat, by its sample. */
  markSample?: number;
  /** The run whose predictions are shown. */
  runId?: string;
  /** Its report is shown, made from this annotator. */
  report?: string;
}

/** A list of beats in Inspect, and the chosen one. */
export interface ListPlace {
  /** undefined: all misclassified beats. */
  cell?: { truth: number; predicted: number };
  /** The cell is of pieces of rhythm: its classes have other names. */
  isOfPieces?: true;
  beat?: { record: string; sample: number };
}

export const STEPS: readonly Step[] = ['records', 'beats', 'train', 'results', 'inspect', 'monitor'];
