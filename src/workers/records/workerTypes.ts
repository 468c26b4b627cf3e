import type { DerivedNeeds } from '../../beats/deriveColumns';
import type { PredictionColumns } from '../../beats/predictionsCsv';
import type { QrsRows } from '../../beats/templates/qrsRows';
import type { BeatSet, PrepareSettings } from '../../beats/types';
import type { RecordPart } from '../../detection';
import type { ReadLog } from '../../edits/editLog';
import type { DoubtQueue, doubtQueue } from '../../evaluation/doubtQueue';
import type {
  AnnotationExport,
  AskedEdits,
  BeatLabels,
  ClusteredRecord,
  DetectedPart,
  Disagreements,
  EditedFile,
  ExportedAnnotations,
  FindSettings,
  FoundBeats,
  LoggedFile,
  NetworkFile,
  TestedRecord,
} from './annotationTypes';
import type {
  BeatView,
  ComparedAnnotators,
  ComparedSource,
  KnownFiles,
  PreparedPart,
  RecordFacts,
  RecordMarks,
  RecordSource,
  ReportedRecord,
  SortedFiles,
  SourceFile,
  ViewData,
} from './types';

/** The interface of the threads that read records. All results are plain data. */
export interface RecordsWorker {
  /** Opens archives and groups files into records, together with the files left waiting from earlier drops. */
  sortFiles(
    files: SourceFile[],
    onProgress: (done: number, total: number, name: string) => void,
    known?: KnownFiles,
  ): Promise<SortedFiles>;
  /** Reads a complete record once: facts for the table, warnings, hashes. Never throws because of what is in the files. */
  inspect(source: RecordSource): Promise<RecordFacts>;
  /** @param needs derived columns to make at once, since the recipe at hand feeds them to a network */
  prepare(source: RecordSource, settings: PrepareSettings, needs?: DerivedNeeds): Promise<PreparedPart>;
  /** The same without regard to labels: every annotated beat, as class N, none excluded. */
  prepareUnlabelled(
    source: RecordSource,
    settings: PrepareSettings,
    needs: DerivedNeeds,
  ): Promise<PreparedPart>;
  /** The templates of the beats of the annotations in use. @throws WfdbError (rejects) if the record cannot be read */
  clusterBeats(source: RecordSource): Promise<ClusteredRecord>;
  /** The side of each row of a template that is split; undefined if all are equal. */
  splitRows(rows: QrsRows): Promise<Uint8Array | undefined>;
  /** Labels of a network for the beats of the annotations in use, as an annotation file. */
  writeLabels(source: RecordSource, labels: BeatLabels): Promise<SourceFile>;
  /** An annotator with edits made over it, as an annotation file. @throws WfdbError (rejects) if it cannot be read */
  editAnnotations(source: RecordSource, asked: AskedEdits): Promise<EditedFile>;
  /** An annotator with the edits of a log alone made over it. @throws WfdbError (rejects) if it cannot be read */
  editByLog(source: RecordSource, annotator: string, text: string): Promise<LoggedFile>;
  /** SHA-256 of a file, as 64 hexadecimal digits. */
  hashFile(file: SourceFile): Promise<string>;
  /** Reads a log of edits over an annotator of the record. @throws WfdbError (rejects) if the record cannot be read */
  readEditLog(source: RecordSource, annotator: string, text: string): Promise<ReadLog>;
  /** The facts of a record of which only the annotations have changed since. */
  inspectAnnotations(source: RecordSource, known: RecordFacts): Promise<RecordFacts>;
  view(
    source: RecordSource,
    settings: PrepareSettings['denoise'],
    range: { startSec: number; endSec: number; buckets: number },
  ): Promise<ViewData>;
  /** All annotations of the record, none left out. */
  marks(source: RecordSource): Promise<RecordMarks>;
  beat(
    source: RecordSource,
    settings: PrepareSettings,
    sample: number,
    strip: { beforeSec: number; afterSec: number },
  ): Promise<BeatView>;
  /** Compares two annotators, or a run's predictions with an annotator, by the rules of EC57. */
  compare(source: RecordSource, annotators: ComparedAnnotators): Promise<ComparedSource>;
  /**
   * The report of a record from one of its annotators.
   *
   * @param onProgress seconds of the record that are done
   * @throws WfdbError (rejects) if the record cannot be read
   */
  report(
    source: RecordSource,
    annotator: string,
    onProgress: (doneSec: number) => void,
  ): Promise<ReportedRecord>;
  /**
   * Finds the beats of a record; its annotations stay as they are.
   *
   * @param onProgress seconds of the record that are done
   * @param parts what `findBeatsIn` found in all parts of the record
   * @throws WfdbError (rejects) if the record cannot be read
   */
  findBeats(
    source: RecordSource,
    settings: FindSettings,
    onProgress: (doneSec: number) => void,
    parts?: readonly DetectedPart[],
  ): Promise<FoundBeats>;
  /** Searches a part of a record by the lab's detector. @param onProgress seconds of the part that are done */
  findBeatsIn(
    source: RecordSource,
    part: RecordPart,
    onProgress: (doneSec: number) => void,
  ): Promise<DetectedPart>;
  /**
   * @param onProgress seconds of the record that are done
   * @throws WfdbError (rejects) if the record cannot be read
   */
  findDisagreements(source: RecordSource, onProgress: (doneSec: number) => void): Promise<Disagreements>;
  /** The annotations in use as a file to be taken away. */
  exportAnnotations(source: RecordSource, asked: AnnotationExport): Promise<ExportedAnnotations>;
  /**
   * @returns undefined if the .zip holds no network
   * @throws (rejects) if it does, but cannot be read
   */
  readNetworkFile(file: SourceFile): Promise<NetworkFile | undefined>;
  /** The record as a zip of WFDB files, signals and all annotators, whatever format it has. */
  exportRecord(source: RecordSource, name: string): Promise<Blob>;
  /** The labels that one run doubts, or two. */
  doubtQueue(...asked: Parameters<typeof doubtQueue>): Promise<DoubtQueue>;
  demo(): Promise<SourceFile[]>;
  npz(parts: BeatSet[], fold: Int32Array | undefined, stamp: string): Promise<Blob>;
  /** What a run predicted as annotation files in a .zip. @param note what they say about themselves */
  predictionFiles(records: TestedRecord[], note: string): Promise<Blob>;
  predictionsCsv(columns: PredictionColumns): Promise<Blob>;
}
