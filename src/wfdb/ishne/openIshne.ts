import { nameOfFile, readOneRate } from '../oneRate';
import { problem } from '../problem';
import { readPieces } from '../readPieces';
import type { RecordFacts, RecordReader } from '../recordReader';
import type { WfdbProblem } from '../types';
import { WfdbError } from '../WfdbError';
import type { ByteSource } from '../zip/byteSource';
import { fixedIshneBytes, type IshneHeader, ishneHeaderBytes, readIshneHeader } from './readIshneHeader';

/** Default gain of a WFDB record without gain (header(5)), in stored units per mV. */
const conventionalGain = 200;

/**
 * Opens an ISHNE Holter file (`.ecg`) for reading. Only the header is read; samples are read on request in pieces, so
 * that a day of Holter is never completely in memory. Values are in mV.
 *
 * @throws WfdbError `ishne-malformed`, `signal-empty`; `file-unreadable` if it changes while it is read
 */
export async function openIshne(source: ByteSource, fileName: string): Promise<RecordReader> {
  const start = await source.read(0, fixedIshneBytes);
  const bytes = await source.read(0, ishneHeaderBytes(start, source.size));
  const header = readIshneHeader(bytes, fileName, source.size);
  const { leads, samplingHz, lengthSamples, dataOffset } = header;
  if (lengthSamples === 0) {
    throw new WfdbError(
      'signal-empty',
      fileName,
      `${fileName} ends before its first sample, so it holds no signal. Copy it again.`,
      { signalFile: fileName },
    );
  }
  const facts: RecordFacts = {
    name: nameOfFile(fileName),
    samplingHz,
    lengthSamples,
    signals: leads.map(({ name }) => ({ name, units: 'mV', samplingHz })),
    startTime: header.startTime,
    comments: commentsOf(header),
    problems: [...header.problems, ...calibrationProblems(header)],
  };
  const scales = leads.map(({ resolutionNv }) =>
    resolutionNv === undefined ? 1 / conventionalGain : resolutionNv / 1e6,
  );
  return {
    facts,
    read: (options = {}) =>
      readOneRate(facts, options, async (targets, { signals, startSample, endSample }) => {
        const frameBytes = 2 * leads.length;
        const range = {
          startByte: dataOffset + startSample * frameBytes,
          endByte: dataOffset + endSample * frameBytes,
          unitBytes: frameBytes,
        };
        await readPieces(source, fileName, range, (piece, firstByte) => {
          const at = (firstByte - range.startByte) / frameBytes;
          for (const [i, lead] of signals.entries()) {
            decode(piece, { lead, leads: leads.length, scale: scales[lead]! }, targets[i]!, at);
          }
        });
      }),
    annotations: async () => undefined,
  };
}

/** One lead of interleaved 16-bit samples, in mV, to target[at …]. */
function decode(
  bytes: Uint8Array,
  { lead, leads, scale }: { lead: number; leads: number; scale: number },
  target: Float32Array,
  at: number,
): void {
  const frames = bytes.length / (2 * leads);
  for (let k = 0, byte = 2 * lead; k < frames; k++, byte += 2 * leads) {
    target[at + k] = (((bytes[byte]! | (bytes[byte + 1]! << 8)) << 16) >> 16) * scale;
  }
}

/** Names of the patient stay in the file: nothing here needs them. */
function commentsOf({ recorder, pacemaker }: IshneHeader): string[] {
  return [
    ...(recorder === '' ? [] : [`Recorder: ${recorder}`]),
    ...(pacemaker === '' ? [] : [`Pacemaker: ${pacemaker}`]),
  ];
}

function calibrationProblems({ fileName, leads }: IshneHeader): WfdbProblem[] {
  const names = leads.filter(({ resolutionNv }) => resolutionNv === undefined).map(({ name }) => name);
  if (names.length === 0) return [];
  const signals = names.join(', ');
  return [
    problem(
      'record-uncalibrated',
      fileName,
      `${fileName} gives no resolution for ${signals}: ${conventionalGain} stored units per mV are assumed, so amplitudes are a convention, not a measurement.`,
      { signals },
    ),
  ];
}
