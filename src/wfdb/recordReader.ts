import type { ReadAnnotations, WfdbProblem, WfdbRecord } from './types';
import { WfdbError } from './WfdbError';

/**
 * The one door to a record, whatever its files are: a WFDB record (single or multi-segment) or an EDF/BDF file.
 * Opening reads headers only; samples are read on request, for a range and for chosen signals, from a `ByteSource`,
 * so that a day of Holter never sits in memory whole.
 *
 *   facts           what is known after opening: name, frequency, length, signals, start time, comments, problems
 *   read(options)   samples [startSample, endSample) of chosen signals, physical units, a missing sample is NaN
 *   annotations()   the annotations that belong to the record, or undefined where it has none
 *
 * Sample numbers are those of the record's frequency `facts.samplingHz` everywhere. One more kind of file is one more
 * function that returns this.
 */
export interface RecordReader {
  readonly facts: RecordFacts;
  /**
   * A range that reaches beyond the record is cut to it.
   *
   * @throws WfdbError `record-too-large` where more than `maxSamples` would be allocated, and what else the kind of
   *   file knows
   */
  read(options?: ReadOptions): Promise<ReadPart>;
  /** @throws WfdbError where the file with the annotations cannot be read at all */
  annotations(): Promise<ReadAnnotations | undefined>;
}

export interface RecordFacts {
  name: string;
  /**
   * The record's frequency, at which samples and annotations are numbered. A WFDB record's frame frequency; the highest
   * of an EDF file's signals, which has no frequency of its own.
   */
  samplingHz: number;
  /** Length at that frequency, gaps included. */
  lengthSamples: number;
  signals: SignalFacts[];
  /** As `WfdbRecord` has it: `HH:MM:SS[.sss] DD/MM/YYYY`, the date where it is known. */
  startTime: string | undefined;
  comments: string[];
  /** What was odd on opening, each a sentence with what, where, what to do. */
  problems: WfdbProblem[];
}

export interface SignalFacts {
  name: string;
  /** Of the values that `read` gives: mV for voltages. */
  units: string;
  /** The signal's own frequency. */
  samplingHz: number;
}

export interface ReadOptions {
  /** Numbers of the signals to read, in the order of the result; all by default. */
  signals?: readonly number[];
  /** First sample, at the record's frequency; 0 by default. */
  startSample?: number;
  /** One behind the last; the record's end by default. */
  endSample?: number;
  /**
   * `record` (default): every signal at the record's frequency, so that all arrays have `endSample − startSample` values.
   * A faster signal is averaged over each step, a slower one holds its value, as `rdsamp` does.
   * `highest`: every signal at the highest frequency that any of the record's signals has (not only those chosen);
   * slower ones hold their value, as `rdsamp -H` does.
   * `own`: each signal at its own frequency, as stored.
   */
  grid?: 'record' | 'highest' | 'own';
  /** Most samples that reading may allocate, over all signals together; `defaultMaxSamples` by default. */
  maxSamples?: number;
}

export interface ReadPart {
  /** The range as it was read, at the record's frequency: the one asked for, cut to the record. */
  startSample: number;
  endSample: number;
  signals: PartSignal[];
  /** What was odd about these samples (a checksum, a gap), beyond the problems of the facts. */
  problems: WfdbProblem[];
}

export interface PartSignal {
  samples: Float32Array;
  /** Of this array: on grid `own` the signal's, else the grid's. */
  samplingHz: number;
  /** Number of the array's first sample, counted from the record's start at this array's frequency. */
  firstSample: number;
}

/** The range asked for, whole numbers within [0, lengthSamples]; the rest of `options` is not looked at. */
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
 * A part of a record (all of it by default) as a `WfdbRecord`, on one grid: what the preparation of beats takes.
 *
 * @throws WfdbError as `RecordReader.read`
 */
export async function recordOf(
  reader: RecordReader,
  options: Omit<ReadOptions, 'grid'> = {},
): Promise<WfdbRecord> {
  const { facts } = reader;
  const part = await reader.read({ ...options, grid: 'record' });
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
  };
}
