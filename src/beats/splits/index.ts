export type { SplitSource } from './groupByClass';
export { splitValidation, stratifiedHoldOut } from './stratifiedHoldOut';
export { complement, foldOfBeat, stratifiedKFold } from './stratifiedKFold';
export { SAMPLE_MINIMUM_PER_CLASS, stratifiedSample } from './stratifiedSample';
