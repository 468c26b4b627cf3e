export type { SplitSource } from './groupByClass';
export { joinAscending } from './groupByClass';
export { type GroupSource, groupKFold } from './groupKFold';
export { FEWEST_GROUPS, splitGroupValidation } from './groupValidation';
export { type PatientFold, patientSpecific } from './patientSpecific';
export {
  countGroups,
  type GroupCounts,
  marksOf,
  ofGroups,
  type Persons,
  personOfBeats,
  personsOf,
} from './persons';
export { plainHoldOut, plainKFold } from './plainSplits';
export { beatsOfRecords, leaveOneRecordOut, recordSplit, type Sides } from './recordSplits';
export { splitValidation, stratifiedHoldOut } from './stratifiedHoldOut';
export { complement, foldOfBeat, stratifiedKFold } from './stratifiedKFold';
export { SAMPLE_MINIMUM_PER_CLASS, stratifiedSample } from './stratifiedSample';
