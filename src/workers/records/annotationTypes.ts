import type { ClusteredBeats, Template } from '../../beats/templates/types';
import type { QualityWindow } from '../../detection/createQualityMeter';
import type { QualityReason } from '../../detection/signalQuality';
import type { RefusedLine } from '../../edits/editLog';
import type { EditCounts, HeldEdit, NamedEdit } from '../../edits/types';
import type { ModelArtifacts } from '../../experiment/network/types';
import type { WfdbProblem } from '../../wfdb/types';
import type { SourceFile } from './types';

/** What a network said of beats: one class for each. */
export interface BeatLabels {
  /** R positions at the record's frequency, as `BeatSet.sample` has them. */
  sample: Int32Array;
  /** 0…4 = N, SVEB, VEB, F, Q. */
  classIndex: Uint8Array;
  /** Whether the network found the beats itself: then these are all. */
  areFound?: boolean;
  /** Who said it, such as `run "…", mean of 5 folds`. */
  by: string;
}

/** The beats of a record, and the templates that they were sorted into. */
export interface ClusteredRecord {
  beats: ClusteredBeats;
  /** The largest first. */
  templates: Template[];
  /** The lead that is drawn, and the second one by which beats were compared, if there is one. */
  leads: string[];
  /** Beats whose window is not complete: at the ends of the record, and next to missing samples. */
  leftOut: number;
}

/** `lab`: the lab's own detector; or the one of Pan and Tompkins, as the literature has it (docs/DETECTION.md). */
export type DetectorName = 'lab' | 'pan-tompkins';

/** How beats are looked for. */
export interface FindSettings {
  detector: DetectorName;
  /** Whether found beats get the labels of the record's reference annotations, if it has any. */
  carriesLabels: boolean;
}

/** What a search for beats gave: an annotation file for the record, or why there is none. */
export type FoundBeats =
  | { file: SourceFile; problem?: undefined }
  | { file?: undefined; problem: WfdbProblem };

/** What a search found in a part of a record. */
export interface DetectedPart {
  /** Sample indices in the record at its frequency, in any order. */
  sample: number[];
  /** Of the first lead. */
  windows: QualityWindow[];
  /** Whether a search from the beginning of the record would find the same. */
  isSteady: boolean;
}

/** A place where two do not agree about the beats of a record. */
export interface DisagreementPlace {
  /** `classes`: both annotators have the beats, but give them other classes. */
  kind: 'detectors' | 'leads' | 'annotators' | 'classes';
  /** Names of the two. */
  pair: [string, string];
  fromSec: number;
  toSec: number;
  /** Beats that only the first has, and only the second; of `classes`, the beats in question, in both. */
  onlyFirst: number;
  onlySecond: number;
}

/** How far two annotators agree about the classes of the beats that both have. */
export interface ClassAgreement {
  pair: [string, string];
  /** Beats with a class in both. */
  beats: number;
  /** Cohen's kappa; undefined where there are no beats, or one class alone. */
  kappa: number | undefined;
}

export interface Disagreements {
  /** Of the annotator in use with each of the others. */
  agreements: ClassAgreement[];
  /** In order of time. */
  places: DisagreementPlace[];
  /** Stretches of a lead that are not good, in order of time. */
  quality: {
    lead: string;
    fromSec: number;
    toSec: number;
    quality: 'poor' | 'none';
    reasons: QualityReason[];
  }[];
}

/** The beats of a record that a run tested, in any order. */
export interface TestedRecord {
  /** As the lab calls it, with its folders if it needs them. */
  name: string;
  samplingHz: number;
  sample: Int32Array;
  /** 0…4 = N, SVEB, VEB, F, Q. */
  predicted: Uint8Array;
}

/** A network that the lab saved as a file. */
export interface NetworkFile {
  artifacts: ModelArtifacts;
  /** `metadata.json`, unchecked. */
  metadata: unknown;
}

/** As what annotations are taken away. */
export interface AnnotationExport {
  format: 'wfdb' | 'csv';
  /** Annotator name of the file, letters only; default: the one that the annotations have. */
  annotator?: string;
}

/** A file of annotations, or why there is none. */
export type ExportedAnnotations =
  | { name: string; blob: Blob; problem?: undefined }
  | { problem: WfdbProblem };

/** Edits to be made over an annotator of a record. */
export interface AskedEdits {
  annotator: string;
  /** In effect already, in order. */
  active: NamedEdit[];
  undone: NamedEdit[];
  /** Not made yet: after the others, and only where they can be. */
  fresh: NamedEdit[];
}

/** An annotator with edits made over it. */
export interface EditedFile {
  file: SourceFile;
  /** Whether the record has the file already, as it is. */
  isInPlace: boolean;
  /** Edits of which something could not be made. */
  held: HeldEdit[];
  counts: EditCounts;
  /** New edits that no annotation file can hold, and why. */
  faults: { id: string; reason: string }[];
  /** New edits that found nothing of what they change. */
  lost: HeldEdit[];
}

/** An annotator with the edits of a log made over it. */
export interface LoggedFile {
  file: SourceFile;
  /** Lines of the log that were not taken. */
  refused: RefusedLine[];
}
