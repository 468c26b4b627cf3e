/** Truth and prediction → confusion matrices and the measures computed from them. */
export { argmaxRows } from './argmaxRows';
export {
  type BootstrapDifferences,
  type BootstrapIntervals,
  bootstrapDifferences,
  bootstrapRecords,
  type Difference,
  defaultBootstrap,
  type Interval,
  UNDEFINED_SHARE,
} from './bootstrapRecords';
export { computeMetrics } from './computeMetrics';
export { addConfusions, confusionMatrix, emptyConfusion } from './confusionMatrix';
export { matrixDifference } from './matrixDifference';
export type { MeasureSet } from './measureSet';
export { normaliseByPrediction, normaliseByTruth } from './normalise';
export { type ClassOwners, classOwners, type Holding, type RecordErrors, recordErrors } from './recordErrors';
export { spreadOver } from './spreadOver';
export type {
  ClassMetrics,
  ConfusionMatrix,
  Measure,
  Metrics,
  Spread,
  UndefinedReason,
} from './types';
