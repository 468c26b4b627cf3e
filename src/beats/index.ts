/** From records and annotations to sets of beats, and everything that is done with sets of beats. */
export { beatAt } from './beatAt';
export { type BeatPositions, beatPositions } from './beatPositions';
export { concatBeats, transferablesOf, unsharedBuffers } from './beatSets';
export { type ChosenLead, chooseLead, chooseLeads, onlyChosen } from './chooseLead';
export { CLASS_Q, CLASS_SYMBOLS, classOf, marksBeat } from './classMap';
export { countLabels } from './classWeights';
export { defaultPrepareSettings, PACED_RECORDS } from './defaults';
export { denoiseAt } from './denoiseAt';
export { deriveColumns } from './deriveColumns';
export { type CutBeats, finishRecord } from './finishRecord';
export {
  addToMoments,
  emptyMoments,
  finishMoments,
  mergeMoments,
} from './meanBeats';

export { npyHeader } from './npy';
export { beatsNpz } from './npz';
export { predictionsCsv } from './predictionsCsv';
export {
  createPreparer,
  type Preparer,
} from './prepareRecord';
export { rowPositions } from './rowPositions';
export { settingsProblems } from './settingsProblems';
export * from './splits';
export {
  type BeatSet,
  CLASS_NAMES,
  FEATURE_COLUMNS,
  type PreparedRecord,
  type PrepareSettings,
  type RecordScale,
} from './types';
