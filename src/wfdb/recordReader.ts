import type { ReadAnnotations, WfdbProblem, WfdbRecord } from './types';
import { WfdbError } from './WfdbError';

/**
 * The common interface to a record, whatever its files are: a WFDB record (single or multi-segment) or an EDF/BDF file.
 * Opening reads headers only; samples are read on request, for a range and for chosen signals, from a `ByteSource`, so
 * that a day of Holter is never completely in memory.
 *
 *   facts           known after opening: name, frequency, length, signals, start time, comments, problems
 *   read(options)   samples [startSample, endSample) of chosen signals, physical units, missing samples are NaN
 *   annotations()   the annotations of the record, or undefined if it has none
 *
 * Sample indices always refer to the record's frequency `facts.samplingHz`. To support another kind of file, add a
 * function that returns this.
 */
export interface RecordReader {
  readonly facts: RecordFacts;
  /**
   * A range beyond the record is clipped to it.
   *
   * @throws WfdbError `record-too-large` if more than `maxSamples` would be allocated, and the errors of the kind of file
   */
  read(options?: ReadOptions): Promise<ReadPart>;
  /** @throws WfdbError if the file with the annotations cannot be read at all */
  annotations(): Promise<ReadAnnotations | undefined>;
}

export interface RecordFacts {
  name: string;
  /**
   * The record's frequency, to which sample indices refer: that of its ECGs (see `gridSamplesOf`), whatever the frames
   * of a WFDB file or the data records of an EDF file are.
   */
  samplingHz: number;
  /** A WFDB record's frame frequency, to which the times of annotation files refer that state no other; else absent. */
  frameHz?: number;
  /** Length at that frequency, including gaps. */
  lengthSamples: number;
  signals: SignalFacts[];
  /** As in `WfdbRecord`: `HH:MM:SS[.sss] DD/MM/YYYY`, the date if known. */
  startTime: string | undefined;
  comments: string[];
  /** Problems found on opening, each a sentence with what, where, what to do. */
  problems: WfdbProblem[];
}

export interface SignalFacts {
  name: string;
  /** Units of the values that `read` returns: mV for voltages. */
  units: string;
  /** The signal's own frequency. */
  samplingHz: number;
}

export interface ReadOptions {
  /** Indices of the signals to read, in the order of the result; all by default. */
  signals?: readonly number[];
  /** First sample, at the record's frequency; 0 by default. */
  startSample?: number;
  /** Exclusive end; the record's end by default. */
  endSample?: number;
  /**
   * `record` (default): every signal at the record's frequency, so that all arrays have `endSample − startSample` values.
   * A faster signal is averaged over each step, a slower one repeats its value.
   * `highest`: every signal at the highest frequency of all the record's signals (not only the chosen ones); slower
   * ones repeat their value, as in `rdsamp -H`. `own`: each signal at its own frequency, as stored.
   */
  grid?: 'record' | 'highest' | 'own';
  /** The most samples that reading may allocate, over all signals; `defaultMaxSamples` by default. */
  maxSamples?: number;
}

export interface ReadPart {
  /** The range that was read, at the record's frequency: the requested one, clipped to the record. */
  startSample: number;
  endSample: number;
  signals: PartSignal[];
  /** Problems of these samples (a checksum, a gap), in addition to the problems of the facts. */
  problems: WfdbProblem[];
}

export interface PartSignal {
  samples: Float32Array;
  /** Frequency of this array: on grid `own` the signal's, else the grid's. */
  samplingHz: number;
  /** Index of the array's first sample from the record's start, at this array's frequency. */
  firstSample: number;
}

/** The requested range as integers within [0, lengthSamples]; the other `options` are ignored. */
export function clampRange(
  { startSample = 0, endSample = Number.POSITIVE_INFINITY }: ReadOptions,
  lengthSamples: number,
): { startSample: number; endSample: number } {
  const start = Math.min(lengthSamples, Math.max(0, Math.ceil(startSample) || 0));
  const end = Math.min(lengthSamples, Math.max(start, Math.ceil(endSample) || 0));
  return { startSample: start, endSample: end };
}

/** @throws WfdbError `record-too-large` before anything is allocated */
export function refuseTooLarge(facts: RecordFacts, samples: number, maxSamples: number): void {
  if (samples <= maxSamples) return;
  const megabytes = Math.round((samples * 4) / 2 ** 20);
  throw new WfdbError(
    'record-too-large',
    facts.name,
    `${facts.name} would take ${megabytes} MB in memory, more than the ${Math.round((maxSamples * 4) / 2 ** 20)} MB that reading may take. Choose fewer signals or a shorter part of the record.`,
    { megabytes },
  );
}

/**
 * A part of a record (all of it by default) as a `WfdbRecord`: on one grid, as needed for preparing beats, or, on grid
 * `own`, each signal as it was stored, as needed for looking (`signalHz` then says how fast each is).
 *
 * @throws WfdbError as `RecordReader.read`
 */
export async function recordOf(
  reader: RecordReader,
  { grid = 'record', ...options }: Omit<ReadOptions, 'grid'> & { grid?: 'record' | 'own' } = {},
): Promise<WfdbRecord> {
  const { facts } = reader;
  const part = await reader.read({ ...options, grid });
  const chosen = (options.signals ?? facts.signals.map((_, index) => index)).map(
    (index) => facts.signals[index]!,
  );
  return {
    name: facts.name,
    samplingHz: facts.samplingHz,
    lengthSamples: part.endSample - part.startSample,
    signals: part.signals.map(({ samples }) => samples),
    signalNames: chosen.map(({ name }) => name),
    units: chosen.map(({ units }) => units),
    startTime: facts.startTime,
    comments: [...facts.comments],
    warnings: [...facts.problems, ...part.problems],
    ...(grid === 'own' && { signalHz: part.signals.map(({ samplingHz }) => samplingHz) }),
  };
}
