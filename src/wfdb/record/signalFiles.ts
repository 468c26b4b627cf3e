import type { Header } from '../types';
import { WfdbError } from '../WfdbError';
import { nullFormat } from './nullSignals';

/** One file of a record with the signals interleaved in it; a signal group in the WFDB library. */
export interface SignalFile {
  /** As spelled in the header. */
  fileName: string;
  format: number;
  /** Bytes before the first sample. */
  byteOffset: number;
  /** Samples of all its signals in one frame. */
  frameSamples: number;
  signals: PlacedSignal[];
}

export interface PlacedSignal {
  /** Index of the signal in the header. */
  index: number;
  /** Index of its first sample inside a frame of the file. */
  firstInFrame: number;
}

/** The name of a record's header in messages. */
export function headerFileName(header: Header): string {
  return `${header.recordName}.hea`;
}

/**
 * Groups the signals of a header by file. Consecutive lines with one file name share a file; its byte offset is that of
 * the first of them, as in the WFDB library.
 *
 * @throws WfdbError `header-multi-segment` for a record that only lists segments, `header-no-signals`,
 *   `header-malformed` if one file has two formats or its lines are not consecutive
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
      if (seen.has(signal.fileName)) throw notConsecutive(headerName, signal.fileName);
      // A signal without samples has no file, whatever its file name.
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

function notConsecutive(headerName: string, fileName: string): WfdbError {
  return new WfdbError(
    'header-malformed',
    headerName,
    `${headerName} names ${fileName} in lines that do not follow each other; the signals of one file must be listed together. Correct the header.`,
    { signalFile: fileName },
  );
}

/** The error for a header that names one file in two ways, so that its signals seem to be in two files. */
export function namedTwice(header: Header, fileName: string, key: string): WfdbError {
  const headerName = headerFileName(header);
  return new WfdbError(
    'header-malformed',
    headerName,
    `${headerName} names ${key} under two spellings (one is ${fileName}), so it is unclear how its samples are laid out. Correct the header.`,
    { signalFile: fileName },
  );
}
