/** Record + annotations → sets of beats, and everything that is done to sets of beats. */
export { type Beat, beatAt, beatsBetween } from './beatAt';
export { allocateBeats, concatBeats, selectBeats, transferablesOf } from './beatSets';
export { type ChosenLead, chooseLead } from './chooseLead';
export { CLASS_Q, CLASS_SYMBOLS, classOf, marksBeat } from './classMap';
export { type ClassWeighting, classWeights, countLabels } from './classWeights';
export { defaultPrepareSettings, PACED_RECORDS } from './defaults';
export {
  addToMoments,
  type BeatMoments,
  emptyMoments,
  finishMoments,
  type MeanBeats,
  meanBeats,
  mergeMoments,
} from './meanBeats';
export { type NpyArray, npyHeader } from './npy';
export { beatsNpz, npzPieces } from './npz';
export { type PredictionColumns, predictionsCsv } from './predictionsCsv';
export { createPreparer, type Preparer, type PrepareSource, prepareRecord } from './prepareRecord';
export {
  MAX_DENOISE_LEVELS,
  MAX_LENGTH_SAMPLES,
  MAX_WINDOW_SEC,
  type SettingsProblem,
  settingsProblems,
} from './settingsProblems';
export * from './splits';
export {
  type BeatSet,
  CLASS_NAMES,
  type ClassName,
  type DroppedBeats,
  type LeadNote,
  type PreparedRecord,
  type PrepareSettings,
  RR_COLUMNS,
} from './types';
