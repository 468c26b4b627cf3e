import type { WfdbProblem } from '../types';

/**
 * The nouns of EDF, EDF+, BDF and BDF+ files. Specifications: Kemp et al. 1992 (doi:10.1016/0013-4694(92)90009-7) and
 * Kemp and Olivan 2003 (doi:10.1016/S1388-2457(03)00123-8), both at edfplus.info/specs; BDF at
 * biosemi.com/faq/file_format.htm, BDF+ at teuniz.net/edfbrowser.
 */

/** One signal of the header, as the file has it. */
export interface EdfSignal {
  label: string;
  transducer: string;
  /** The physical dimension as spelled in the file, without its padding. */
  units: string;
  /** NaN where the field is no number. */
  physicalMin: number;
  physicalMax: number;
  digitalMin: number;
  digitalMax: number;
  prefilter: string;
  samplesPerRecord: number;
  /** Where the signal's samples begin inside a data record. */
  byteOffset: number;
  /** An `EDF Annotations` or `BDF Annotations` channel: its bytes are text, not samples. */
  isAnnotations: boolean;
}

export interface EdfHeader {
  fileName: string;
  kind: 'EDF' | 'BDF';
  /** The plus variants: C = continuous, D = with gaps; undefined for plain EDF and BDF. */
  plus: 'C' | 'D' | undefined;
  sampleBytes: 2 | 3;
  /** Where the data records begin. */
  headerBytes: number;
  /** The patient and recording fields, without their padding. */
  patient: string;
  recording: string;
  /** `HH:MM:SS`, undefined where the field is no time. */
  startTime: string | undefined;
  /** `DD/MM/YYYY`, undefined where the field is no date. */
  startDate: string | undefined;
  /** As the header says; undefined where it does not know (−1). */
  announcedRecords: number | undefined;
  /** Whole data records that the file holds; these are read, whatever the header says. */
  records: number;
  /** Duration of a data record; 1 where the header gives none. */
  recordSec: number;
  recordBytes: number;
  /** In file order, annotation channels included. */
  signals: EdfSignal[];
  /** What was odd, each a sentence. */
  problems: WfdbProblem[];
}

/** Data records without a gap between them. */
export interface EdfRun {
  firstRecord: number;
  records: number;
  /** When the run begins, counted from the first sample of the recording. */
  startSec: number;
}

export interface EdfTimeline {
  /** In order of time; one for a continuous file. */
  runs: EdfRun[];
  /** When the first sample was taken, counted from the start time in the header: the sub-second start of EDF+. */
  firstSampleSec: number;
  problems: WfdbProblem[];
}

/** One text of an EDF+ annotation. */
export interface EdfEvent {
  /** Counted from the start time in the header, not from the first sample. */
  onsetSec: number;
  /** Undefined where the annotation has none. */
  durationSec: number | undefined;
  text: string;
}
