import { findFile } from '../files/findFile';
import { packedFormats } from '../formats';
import { problem } from '../problem';
import type { Header, WfdbProblem } from '../types';
import { WfdbError } from '../WfdbError';
import type { RecordSource } from './recordSource';
import { headerFileName, type SignalFile, signalFilesOf } from './signalFiles';
import { type UnpackedFlac, unpackFlac } from './unpackFlac';

/** A record whose signal files are all in plain formats, and the problems of those that had to be unpacked. */
export interface UnpackedSource<Source extends RecordSource = RecordSource> {
  source: Source;
  problems: WfdbProblem[];
}

/**
 * Replaces compressed signal files (FLAC: formats 508, 516, 524) by the same samples in a plain format (80, 16, 24),
 * and adapts the header. A record without compressed files is returned unchanged.
 *
 * Readers of complete records do this themselves (`openRecord`). To read parts of files, unpack first and keep the
 * result: a compressed file cannot be read in parts.
 *
 * Damaged blocks inside a file become missing samples and a problem `signal-damaged`.
 *
 * @throws WfdbError `signal-damaged` if a file has no intact block; `header-malformed` if the header and the file
 *   disagree on the signals; `record-too-large`; and as `signalFilesOf`
 */
export function unpackSignalFiles<Source extends RecordSource>(source: Source): UnpackedSource<Source> {
  const { header } = source;
  if (!header.signals.some(({ format }) => packedFormats.has(format))) return { source, problems: [] };
  const wanted = source.signals && new Set(source.signals);
  const files = new Map(source.files);
  const problems: WfdbProblem[] = [];
  const packed = signalFilesOf(header).filter(({ format }) => packedFormats.has(format));
  for (const file of packed) {
    if (wanted && !file.signals.some(({ index }) => wanted.has(index))) continue;
    const key = findFile(files.keys(), file.fileName);
    const bytes = key === undefined ? undefined : files.get(key);
    if (key === undefined || !bytes || bytes.length === 0) continue;
    const unpacked = unpackFlac(bytes, file, header, source.maxSamples);
    if (unpacked.losses) problems.push(damagedFile(header, file, unpacked));
    files.set(key, unpacked.bytes);
  }
  const packedNames = new Set(packed.map(({ fileName }) => fileName));
  const signals = header.signals.map((signal) =>
    packedNames.has(signal.fileName)
      ? { ...signal, format: packedFormats.get(signal.format)!.format, byteOffset: 0 }
      : signal,
  );
  return { source: { ...source, header: { ...header, signals }, files }, problems };
}

function damagedFile(
  header: Header,
  { fileName }: SignalFile,
  { losses, blocks }: UnpackedFlac,
): WfdbProblem {
  const { byteAt = 0, reason = '', lostSamples = 0 } = losses ?? {};
  if (blocks === 0) {
    throw new WfdbError(
      'signal-damaged',
      fileName,
      `${fileName} cannot be decoded from byte ${byteAt} on: ${reason}. Download it again.`,
      { signalFile: fileName, byte: byteAt, reason, lostSamples: 0 },
    );
  }
  return problem(
    'signal-damaged',
    fileName,
    `${fileName} is damaged at byte ${byteAt}: a block of samples cannot be decoded, since ${reason}. ${
      lostSamples > 0
        ? `${lostSamples} samples of each signal are missing there; the rest was read.`
        : 'Everything before was read.'
    } Download it again, together with ${headerFileName(header)}.`,
    { signalFile: fileName, byte: byteAt, reason, lostSamples },
  );
}
