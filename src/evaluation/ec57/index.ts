/** The comparisons of ANSI/AAMI EC57 between two annotators, printed as the programs of the WFDB software print them. */
export { type Ec57File, type Ec57FileId, ec57File, ec57FileIds } from './ec57Files';
export { type Ec57Note, ec57Notes } from './notes';
export { predictedMarks, type TestedBeats } from './predictedMarks';
export { isNonstandard } from './spanOf';
export type { AnnotatorMarks, ComparedRecord, CompareOptions } from './types';
