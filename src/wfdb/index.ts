export { isAnnotationTable, readAnnotationTable } from './annotations/annotationTable';
export { annotationFileName } from './annotations/annotatorName';
export { annotationSamplesAt, checkAnnotations } from './annotations/checkAnnotations';
export { readAnnotationFile, readAnnotations } from './annotations/readAnnotations';
export {
  annotationSymbols,
  codeOf,
  symbolOf,
} from './annotations/symbols';
export { writeAnnotations } from './annotations/writeAnnotations';
export { openEdf } from './edf';
export { type FileKind, fileKind } from './files/fileKinds';
export {
  type FindPath,
  pathFinder,
  signalFileFinder,
} from './files/findSignalFiles';
export {
  contentBytes,
  foreignContentOf,
  foreignProblem,
  isEdfContent,
  isZipContent,
} from './files/foreignContent';
export { groupFiles, type RecordGroup } from './files/groupFiles';
export { plainPath } from './files/plainName';
export { isRecordsList, listedIn } from './files/recordsList';
export { decoders, packedFormats } from './formats';
export { parseHeader } from './header/parseHeader';
export { writeHeader } from './header/writeHeader';
export { openIshne } from './ishne/openIshne';
export { isIshneContent } from './ishne/readIshneHeader';
export { isMatlabContent, openMatlab, outlineOfMatlab } from './matlab/openMatlab';
export { problem, toProblem } from './problem';
export { exportFrames, exportWfdb } from './record/exportWfdb';
export { frameGrid } from './record/frameGrid';
export { expectedFileBytes, framesInFile } from './record/framesInFile';
export { openWfdb, type WfdbReader } from './record/openWfdb';
export { planRecord } from './record/planRecord';
export { readRecord } from './record/readRecord';
export { signalFilesOf } from './record/signalFiles';
export { unpackSignalFiles } from './record/unpackSignalFiles';
export { checksumOf, type WriteRecordOptions, writeRecord } from './record/writeRecord';
export { packSignals, type WritableFormat, writeFormat16, writeFormat212 } from './record/writeSignals';
export {
  type RecordReader,
  recordOf,
} from './recordReader';
export { layoutOfFile } from './table/layoutOfFile';
export { openTable } from './table/openTable';
export { WfdbError } from './WfdbError';
export { type ByteSource, byteSource } from './zip/byteSource';
export { openZip, openZipArchive, type ZipItem } from './zip/openZip';
