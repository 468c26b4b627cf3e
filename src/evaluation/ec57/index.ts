/** The comparisons of ANSI/AAMI EC57 between two annotators, printed as the programs of the WFDB software print them. */
export { ec57File, ec57Texts, type NamedText } from './ec57Files';
export { type Ec57Record, ec57Record } from './ec57Record';
export { type Ec57Cells, type Ec57Table, type Ec57TableId, ec57Table } from './ec57Table';
export { type Ec57FileId, ec57FileIds } from './fileIds';
export { type Ec57Note, ec57Notes } from './notes';
export { predictedMarks } from './predictedMarks';
export { isNonstandard } from './spanOf';
export { testedPart } from './testedPart';
export type { AnnotatorMarks, ComparedRecord, CompareOptions } from './types';
