import { decoders, packedFormats } from '../formats';
import type { Header } from '../types';
import { type SignalFile, signalFilesOf } from './signalFiles';

/**
 * Complete frames in a signal file of this size, or undefined if the size does not determine it (a compressed file, or
 * a format that cannot be read).
 */
export function framesInFile(file: SignalFile, sizeBytes: number): number | undefined {
  const format = decoders.get(file.format);
  if (!format) return packedFormats.has(file.format) && sizeBytes === 0 ? 0 : undefined;
  const sampleBytes = Math.max(0, sizeBytes - file.byteOffset);
  return Math.floor(format.samplesInBytes(sampleBytes) / file.frameSamples);
}

/**
 * Bytes that each signal file of a record needs for what its header announces, by the header's file names; undefined if
 * the header gives no length or the format's size is not fixed.
 *
 * @throws WfdbError as `signalFilesOf`
 */
export function expectedFileBytes(header: Header): Map<string, number | undefined> {
  const expected = new Map<string, number | undefined>();
  for (const file of signalFilesOf(header)) {
    const format = decoders.get(file.format);
    const samples = header.lengthFrames === undefined ? undefined : header.lengthFrames * file.frameSamples;
    expected.set(
      file.fileName,
      format && samples !== undefined ? file.byteOffset + format.bytesForSamples(samples) : undefined,
    );
  }
  return expected;
}
