export { joinAscending } from './groupByClass';
export { groupKFold } from './groupKFold';
export { splitGroupValidation } from './groupValidation';
export { patientSpecific } from './patientSpecific';
export {
  countGroups,
  personOfBeats,
  personsOf,
} from './persons';
export { plainHoldOut, plainKFold } from './plainSplits';
export { leaveOneRecordOut, recordSplit } from './recordSplits';
export { splitValidation, stratifiedHoldOut } from './stratifiedHoldOut';
export { complement, foldOfBeat, stratifiedKFold } from './stratifiedKFold';
export { stratifiedSample } from './stratifiedSample';
