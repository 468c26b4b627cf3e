import { decoders, packedFormats, readableFormats } from '../formats';
import { problem } from '../problem';
import type { Header, WfdbProblem } from '../types';
import { framesInFile } from './framesInFile';
import { nullFormat } from './nullSignals';
import { headerFileName, type SignalFile, signalFilesOf } from './signalFiles';

export interface PlannedFile extends SignalFile {
  /** Frames to read: those that exist, at most as many as the header announces (plus those needed for skew). */
  frames: number;
}

/** What can be read of a record, determined only from its header and the sizes of its files. */
export interface RecordPlan {
  /** Samples per signal after reading, at the frame frequency. */
  lengthSamples: number;
  /** Length according to the header; undefined if it gives none. */
  announcedSamples: number | undefined;
  /** The files that can be read; an empty one has 0 frames. */
  files: PlannedFile[];
  /** Indices of the signals that can be read. */
  readableSignals: number[];
  /** Missing, empty and short files, formats that cannot be read, signals without calibration. */
  problems: WfdbProblem[];
}

/**
 * Compares a header with the existing signal files, without reading them: an importer detects short or missing files
 * with it before anything is decoded, and `readRecord` uses the same plan.
 *
 * A signal that ends before the longest file does is padded with missing samples. The first `skewFrames` frames of a
 * skewed signal precede the record, so its end comes that many frames earlier.
 *
 * @param sizeOf size of a signal file by its name in the header, undefined if there is none
 * @param signals indices of the signals of interest, all by default
 * @throws WfdbError as `signalFilesOf`
 */
export function planRecord(
  header: Header,
  sizeOf: (fileName: string) => number | undefined,
  signals?: readonly number[],
): RecordPlan {
  const wanted = signals === undefined ? undefined : new Set(signals);
  const problems: WfdbProblem[] = [];
  const files: PlannedFile[] = [];
  const maxSkew = header.signals.reduce((most, signal) => Math.max(most, signal.skewFrames), 0);
  let lengthSamples = 0;
  for (const file of signalFilesOf(header)) {
    if (file.format === nullFormat) continue;
    if (wanted && !file.signals.some(({ index }) => wanted.has(index))) continue;
    const size = sizeOf(file.fileName);
    const packed = packedFormats.has(file.format);
    // The length of a compressed file is only known after unpacking; until then the header is trusted, within limits.
    const present =
      size === undefined
        ? undefined
        : (framesInFile(file, size) ?? (packed ? believable(header.lengthFrames, file, size) : undefined));
    if (size === undefined) problems.push(missingFile(header, file));
    else if (!packed && !decoders.has(file.format)) problems.push(unsupportedFormat(header, file));
    if (present === undefined) continue;
    const announced = header.lengthFrames ?? present;
    if (present === 0) problems.push(emptyFile(header, file));
    else if (present < announced) problems.push(shortFile(header, file, present, announced));
    const usable = Math.max(0, Math.min(announced, present - maxSkew));
    lengthSamples = Math.max(lengthSamples, usable);
    files.push({ ...file, frames: Math.min(present, announced + maxSkew) });
  }
  const readable = new Set(
    files.flatMap((file) => (file.frames > 0 ? file.signals.map(({ index }) => index) : [])),
  );
  const readableSignals = header.signals.map((_, index) => index).filter((index) => readable.has(index));
  problems.push(...uncalibrated(header, wanted));
  return { lengthSamples, announcedSamples: header.lengthFrames, files, readableSignals, problems };
}

/** A FLAC frame takes at least 10 bytes and holds at most 65535 samples of each channel. */
function believable(
  lengthFrames: number | undefined,
  { frameSamples, signals }: SignalFile,
  size: number,
): number | undefined {
  const samplesPerFrame = Math.max(1, frameSamples / signals.length);
  return lengthFrames && Math.min(lengthFrames, Math.ceil(((size / 10) * 65535) / samplesPerFrame));
}

function missingFile(header: Header, file: SignalFile): WfdbProblem {
  const headerName = headerFileName(header);
  return problem(
    'signal-missing',
    file.fileName,
    `${file.fileName} is missing: ${headerName} says that it holds ${describeSignals(header, file)}. Open it together with ${headerName}.`,
    { signalFile: file.fileName, header: headerName, signals: describeSignals(header, file) },
  );
}

function unsupportedFormat(header: Header, file: SignalFile): WfdbProblem {
  return problem(
    'format-unsupported',
    file.fileName,
    `${file.fileName} is stored in format ${file.format}, which cannot be read yet (${describeSignals(header, file)}). Formats that can be read: ${readableFormats}.`,
    { signalFile: file.fileName, format: file.format, readable: readableFormats },
  );
}

function emptyFile(header: Header, file: SignalFile): WfdbProblem {
  return problem(
    'signal-empty',
    file.fileName,
    `${file.fileName} holds no samples (${describeSignals(header, file)}). Download it again.`,
    { signalFile: file.fileName },
  );
}

function shortFile(header: Header, file: SignalFile, present: number, announced: number): WfdbProblem {
  const values = {
    signalFile: file.fileName,
    header: headerFileName(header),
    presentSamples: present,
    announcedSamples: announced,
    missingSamples: announced - present,
    presentSec: seconds(present, header),
    announcedSec: seconds(announced, header),
  };
  return problem(
    'signal-short',
    file.fileName,
    `${file.fileName} is shorter than ${values.header} says: ${present} of ${announced} samples per signal (${values.presentSec} s of ${values.announcedSec} s) are there and are used. Download it again to have the rest.`,
    values,
  );
}

function uncalibrated(header: Header, wanted: ReadonlySet<number> | undefined): WfdbProblem[] {
  const names = header.signals.flatMap((signal, index) =>
    signal.calibrated || (wanted && !wanted.has(index)) ? [] : [signal.description],
  );
  if (names.length === 0) return [];
  const headerName = headerFileName(header);
  return [
    problem(
      'record-uncalibrated',
      headerName,
      `${headerName} gives no gain for ${listed(names)}: 200 ADC units per mV are assumed, so amplitudes are a convention, not a measurement.`,
      { signals: listed(names) },
    ),
  ];
}

function describeSignals(header: Header, file: SignalFile): string {
  return listed(file.signals.map(({ index }) => header.signals[index]!.description));
}

/** Only the first few names: the message must stay one sentence, whatever a header contains. */
function listed(names: string[]): string {
  const shown = names.slice(0, 6).map((name) => (name.length > 40 ? `${name.slice(0, 39)}…` : name));
  return shown.join(', ') + (names.length > shown.length ? ` and ${names.length - shown.length} more` : '');
}

/** Rounded to a thousandth, to be readable in a message. */
function seconds(frames: number, header: Header): number {
  return Math.round((frames / header.samplingHz) * 1000) / 1000;
}
