import type { FoldPlan } from '../../experiment/plan/planFolds';
import type { Batch, FillOptions } from './batches';
import type { PredictionRows, TrainingRows } from './stretches';

/** Which beats are in the rows of the batches: one a row, or stretches of consecutive ones. */
export interface RowDealer {
  /** Rows that the network computes together: the beats of a stretch, or 1. Every batch has a multiple of it. */
  unit: number;
  /** At least as many rows as an epoch of this fold has; one beat a row: exactly as many. */
  mostTraining(plan: Pick<FoldPlan, 'train'>): number;
  /** The rows of an epoch: dealt anew. @param fold 0-based @param epoch 1-based */
  training(plan: Pick<FoldPlan, 'train'>, fold: number, epoch: number): TrainingRows;
  /** The rows in which these beats are predicted. */
  prediction(beats: Int32Array): PredictionRows;
  /** All beats that are predicted in the same rows as these. */
  along(beats: Int32Array): Int32Array;
  /** Copies rows into a batch; the last batch of an epoch may have fewer. */
  fill(rows: FillRows): Batch;
  /** What is changed at once in training: a beat, or a section. */
  piece: Piece;
  /** Only of sections of records: how many beats one counts as, in the batch size and in the speed. */
  beatsOfUnit?: number;
  /** Only of sections of records: the rows in which all cells of a record are predicted, and how many cells these are. */
  whole?(record: number): Required<PredictionRows> & { count: number };
}

/** What is the same for rows of any network of `FillOptions`. */
export type FillRows = Omit<FillOptions, 'beats' | 'layout' | 'classCount'>;

/** The samples that training changes together. */
export interface Piece {
  lengthSamples: number;
  /** If known. */
  windowSec: number | undefined;
  /** Samples of a row of a batch. */
  rowSamples: number;
}
