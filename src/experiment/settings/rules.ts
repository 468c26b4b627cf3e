/** What keeps a run from being started, in a sentence and in its parts for a translation. */
export interface TrainSettingsProblem {
  code: TrainSettingsProblemCode;
  message: string;
  values: Record<string, string | number>;
}

export type TrainSettingsProblemCode =
  | 'folds-invalid'
  | 'test-part-invalid'
  | 'validation-part-invalid'
  | 'learning-rate-invalid'
  | 'batch-invalid'
  | 'epochs-invalid'
  | 'dropout-invalid'
  | 'patience-invalid'
  | 'max-beats-invalid'
  | 'seed-invalid'
  | 'no-beats'
  | 'one-class'
  | 'too-few-beats'
  | 'gamma-invalid'
  | 'weights-invalid'
  | 'sampling-invalid'
  | 'augmentation-invalid'
  | 'network-invalid'
  | 'own-part-invalid'
  | 'own-times-invalid'
  | 'pool-part-invalid'
  | 'own-part-too-long'
  | 'records-both'
  | 'records-no-training'
  | 'records-no-test'
  | 'records-no-pool'
  | 'persons-too-few'
  | 'nothing-tested'
  | 'nothing-learnt';

/** Bounds that keep a slip of the keyboard from filling memory or running for years. */
export const TRAIN_LIMITS = {
  folds: 100,
  batchSize: 4096,
  epochs: 10_000,
  learningRate: 10,
  /** A day. */
  ownSec: 86_400,
  ownTimes: 1000,
  gamma: 20,
  weight: 1000,
  noiseMv: 10,
  scale: 1,
  shiftMs: 1000,
  baselineMv: 10,
  heads: 8,
  kernel: 512,
  filters: 512,
  denseLayers: 8,
  dense: 4096,
} as const;

/** A run on fewer beats would leave nothing to train or to test on. */
export const FEWEST_BEATS = 10;

export type ProblemSayer = (
  code: TrainSettingsProblemCode,
  message: string,
  values: TrainSettingsProblem['values'],
) => void;

/** A list and what adds to it. */
export function problemList(): { problems: TrainSettingsProblem[]; say: ProblemSayer } {
  const problems: TrainSettingsProblem[] = [];
  return { problems, say: (code, message, values) => problems.push({ code, message, values }) };
}

export function whole(value: number, from: number, to: number): boolean {
  return Number.isInteger(value) && value >= from && value <= to;
}
