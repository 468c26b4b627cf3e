/** The comparisons of ANSI/AAMI EC57 between two annotators, printed as the programs of the WFDB software print them. */
export { ec57File, ec57FileIds } from './ec57Files';
export { ec57Notes } from './notes';
export { predictedMarks } from './predictedMarks';
export { isNonstandard } from './spanOf';
export type { AnnotatorMarks, ComparedRecord } from './types';
