/** Truth and prediction → confusion matrices and the measures computed from them. */
export { argmaxRows } from './argmaxRows';
export {
  type BootstrapDifferences,
  type BootstrapIntervals,
  bootstrapDifferences,
  bootstrapRecords,
  defaultBootstrap,
  type Interval,
} from './bootstrapRecords';
export { computeMetrics } from './computeMetrics';
export { addConfusions, confusionMatrix, emptyConfusion, withNone } from './confusionMatrix';
export { beatAgreement, disagreements } from './disagreements';
export { HEADLINE_BEATS, headlineClasses } from './headline';
export { marginals } from './marginals';
export { matchBeats } from './matchBeats';
export { matrixDifference } from './matrixDifference';
export { normaliseByPrediction, normaliseByTruth } from './normalise';
export { type ClassOwners, classOwners, recordErrors } from './recordErrors';
export { type RecordApart, recordsApart } from './recordsApart';
export { spreadOver } from './spreadOver';
export type {
  ConfusionMatrix,
  Measure,
  Metrics,
  Spread,
} from './types';
