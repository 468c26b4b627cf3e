/** Record + annotations → sets of beats, and everything that is done to sets of beats. */
export { type Beat, beatAt } from './beatAt';
export { beatFeatures } from './beatFeatures';
export { type BeatPositions, beatPositions } from './beatPositions';
export { type AllocateOptions, allocateBeats, concatBeats, transferablesOf } from './beatSets';
export { type ChosenLead, chooseLead, chooseLeads, onlyChosen } from './chooseLead';
export { CLASS_Q, CLASS_SYMBOLS, classOf, marksBeat } from './classMap';
export { type ClassWeighting, classWeights, countLabels } from './classWeights';
export { defaultPrepareSettings, PACED_RECORDS } from './defaults';
export { deriveColumns } from './deriveColumns';
export { type CutBeats, type FinishOptions, finishRecord } from './finishRecord';
export {
  addToMoments,
  type BeatMoments,
  emptyMoments,
  finishMoments,
  type MeanBeats,
  meanBeats,
  mergeMoments,
} from './meanBeats';
export { medianRow } from './medianRow';
export { type NpyArray, npyHeader } from './npy';
export { beatsNpz, npzPieces } from './npz';
export { type PredictionColumns, predictionsCsv } from './predictionsCsv';
export {
  createPreparer,
  type Preparer,
  type PrepareSource,
  prepareRecord,
  type RecordPiece,
} from './prepareRecord';
export { type SettingsProblem, settingsProblems } from './settingsProblems';
export * from './splits';
export {
  type BeatSet,
  CLASS_NAMES,
  type ClassName,
  type DroppedBeats,
  FEATURE_COLUMNS,
  type LeadNote,
  type PreparedRecord,
  type PrepareSettings,
  type RecordScale,
  RR_COLUMNS,
} from './types';
