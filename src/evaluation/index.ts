/** Truth and prediction → confusion matrices and the measures drawn from them. */
export { argmaxRows } from './argmaxRows';
export { computeMetrics } from './computeMetrics';
export { addConfusions, confusionMatrix, emptyConfusion } from './confusionMatrix';
export { normaliseByPrediction, normaliseByTruth } from './normalise';
export { spreadOver } from './spreadOver';
export type {
  ClassMetrics,
  ConfusionMatrix,
  Measure,
  Metrics,
  Spread,
  UndefinedReason,
} from './types';
