export { annotationSamplesAt, checkAnnotations } from './annotations/checkAnnotations';
export { readAnnotations } from './annotations/readAnnotations';
export {
  type AnnotationSymbol,
  annotationSymbols,
  codeOf,
  isBeat,
  meaningOf,
  symbolOf,
} from './annotations/symbols';
export { writeAnnotations } from './annotations/writeAnnotations';
export { type FoundSignalFiles, findSignalFiles, signalFileFinder } from './files/findSignalFiles';
export { type FileEntry, type GroupedFiles, groupFiles, type RecordGroup } from './files/groupFiles';
export { isRecordsList, listedIn } from './files/recordsList';
export { decoders } from './formats';
export { parseHeader } from './header/parseHeader';
export { writeHeader } from './header/writeHeader';
export { problem, toProblem } from './problem';
export { expectedFileBytes, framesInFile } from './record/framesInFile';
export { defaultMaxSamples, type RecordSource } from './record/openRecord';
export { planRecord, type RecordPlan } from './record/planRecord';
export { type AdcSignal, missingAdcValue, readAdcSignals } from './record/readAdcSignals';
export { readRecord } from './record/readRecord';
export { type SignalFile, signalFilesOf } from './record/signalFiles';
export { type WriteRecordOptions, type WrittenFile, writeRecord } from './record/writeRecord';
export { writeFormat16, writeFormat212 } from './record/writeSignals';
export { WfdbError } from './WfdbError';
export { type OpenZipOptions, openZip, openZipArchive, type ZipArchive, type ZipItem } from './zip/openZip';
export { defaultZipLimits, type ZipLimits } from './zip/unpackEntry';
export type { ZipEntry } from './zip/zipDirectory';
