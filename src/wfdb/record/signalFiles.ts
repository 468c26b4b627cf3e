import type { Header } from '../types';
import { WfdbError } from '../WfdbError';
import { nullFormat } from './nullSignals';

/** One file of a record with the signals interleaved in it: what the WFDB library calls a signal group. */
export interface SignalFile {
  /** As the header spells it. */
  fileName: string;
  format: number;
  /** Bytes before the first sample. */
  byteOffset: number;
  /** Samples of all its signals in one frame. */
  frameSamples: number;
  signals: PlacedSignal[];
}

export interface PlacedSignal {
  /** Number of the signal in the header, from 0. */
  index: number;
  /** Index of its first sample inside a frame of the file. */
  firstInFrame: number;
}

/** The name by which messages call the header of a record. */
export function headerFileName(header: Header): string {
  return `${header.recordName}.hea`;
}

/**
 * Sorts the signals of a header into their files. Consecutive lines with one file name share a file; its byte offset
 * is that of the first of them, as in the WFDB library.
 *
 * @throws WfdbError `header-multi-segment` for a record that only lists segments, `header-no-signals`,
 *   `header-malformed` where one file has two formats or its lines are torn apart
 */
export function signalFilesOf(header: Header): SignalFile[] {
  const headerName = headerFileName(header);
  if (header.segments) {
    throw new WfdbError(
      'header-multi-segment',
      headerName,
      `${headerName} joins ${header.segments.length} segments into one record; such records cannot be read yet. Open the headers of its segments instead (${header.segments[0]?.recordName}.hea …).`,
      { segments: header.segments.length },
    );
  }
  if (header.signals.length === 0) {
    throw new WfdbError(
      'header-no-signals',
      headerName,
      `${headerName} announces no signals, so there is nothing to read. Choose a record that has an ECG.`,
    );
  }
  const files: SignalFile[] = [];
  const seen = new Set<string>();
  header.signals.forEach((signal, index) => {
    let file = files[files.length - 1];
    if (file?.fileName !== signal.fileName) {
      if (seen.has(signal.fileName)) throw torn(headerName, signal.fileName);
      // A signal without samples has no file, whatever name stands there.
      if (signal.format !== nullFormat) seen.add(signal.fileName);
      const { fileName, format, byteOffset } = signal;
      file = { fileName, format, byteOffset, frameSamples: 0, signals: [] };
      files.push(file);
    }
    if (file.format !== signal.format) {
      throw new WfdbError(
        'header-malformed',
        headerName,
        `${headerName} gives ${signal.fileName} two storage formats (${file.format} and ${signal.format}); all signals of one file share one. Correct the header.`,
        { signalFile: signal.fileName },
      );
    }
    file.signals.push({ index, firstInFrame: file.frameSamples });
    file.frameSamples += signal.samplesPerFrame;
  });
  return files;
}

function torn(headerName: string, fileName: string): WfdbError {
  return new WfdbError(
    'header-malformed',
    headerName,
    `${headerName} names ${fileName} in lines that do not follow each other; the signals of one file must stand together. Correct the header.`,
    { signalFile: fileName },
  );
}

/** The error for a header that calls one file by two names, so that its signals seem to lie in two. */
export function namedTwice(header: Header, fileName: string, key: string): WfdbError {
  const headerName = headerFileName(header);
  return new WfdbError(
    'header-malformed',
    headerName,
    `${headerName} names ${key} under two spellings (one is ${fileName}), so it is unclear how its samples are laid out. Correct the header.`,
    { signalFile: fileName },
  );
}
