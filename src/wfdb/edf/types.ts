import type { WfdbProblem } from '../types';

/**
 * The types of EDF, EDF+, BDF and BDF+ files. Specifications: Kemp et al. 1992 (doi:10.1016/0013-4694(92)90009-7) and
 * Kemp and Olivan 2003 (doi:10.1016/S1388-2457(03)00123-8), both at edfplus.info/specs; BDF at
 * biosemi.com/faq/file_format.htm, BDF+ at teuniz.net/edfbrowser.
 */

/** One signal of the header, as in the file. */
export interface EdfSignal {
  label: string;
  transducer: string;
  /** The physical dimension as spelled in the file, without padding. */
  units: string;
  /** NaN if the field is not a number. */
  physicalMin: number;
  physicalMax: number;
  digitalMin: number;
  digitalMax: number;
  prefilter: string;
  samplesPerRecord: number;
  /** Byte offset of the signal's samples inside a data record. */
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
  /** Byte offset of the data records. */
  headerBytes: number;
  /** The patient and recording fields, without padding. */
  patient: string;
  recording: string;
  /** `HH:MM:SS`, undefined if the field is not a time. */
  startTime: string | undefined;
  /** `DD/MM/YYYY`, undefined if the field is not a date. */
  startDate: string | undefined;
  /** According to the header; undefined if unknown (−1). */
  announcedRecords: number | undefined;
  /** Complete data records in the file; these are read, whatever the header says. */
  records: number;
  /** Duration of a data record; 1 if the header gives none. */
  recordSec: number;
  recordBytes: number;
  /** In file order, including annotation channels. */
  signals: EdfSignal[];
  /** Problems that do not stop the reading. */
  problems: WfdbProblem[];
}

/** Data records without a gap between them. */
export interface EdfRun {
  firstRecord: number;
  records: number;
  /** When the run begins, relative to the first sample of the recording. */
  startSec: number;
}

export interface EdfTimeline {
  /** In order of time; a single run for a continuous file. */
  runs: EdfRun[];
  /** Time of the first sample relative to the start time in the header: the subsecond start of EDF+. */
  firstSampleSec: number;
  problems: WfdbProblem[];
}

/** One text of an EDF+ annotation. */
export interface EdfEvent {
  /** Relative to the start time in the header, not to the first sample. */
  onsetSec: number;
  /** Undefined if the annotation has none. */
  durationSec: number | undefined;
  text: string;
}
