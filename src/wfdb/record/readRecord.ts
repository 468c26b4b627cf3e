import { allocateFloat32 } from '../../base/floatArray';
import { problem } from '../problem';
import type { Header, WfdbProblem, WfdbRecord } from '../types';
import { decodeChunks } from './decodeChunks';
import { type OpenSignal, openRecord, type RecordSource } from './openRecord';
import { physicalConverter, physicalTable } from './physicalConverter';
import { headerFileName } from './signalFiles';

/**
 * Reads a record's signals in physical units (header(5), signal(5)). A missing sample is NaN. A signal with several
 * samples per frame is reduced to the frame frequency by averaging each frame, as `rdsamp` does unless it is asked for
 * high resolution; a frame with a missing sample is missing. Skewed signals are shifted into place.
 *
 * Signal files that are shorter than the header says are read as far as they go, and memory is taken for samples that
 * exist only. Warnings tell what is short, uncalibrated, or has another sum than the header's checksum.
 *
 * @throws WfdbError `signal-missing`, `signal-empty`, `format-unsupported`, `header-multi-segment`,
 *   `header-no-signals`, `header-malformed`, `record-too-large`
 */
export function readRecord(source: RecordSource): WfdbRecord {
  const { header } = source;
  const { plan, signals } = openRecord(source);
  const warnings = [...plan.problems];
  const samples = signals.map((signal) => readOne(signal, header, plan.lengthSamples, warnings));
  return {
    name: header.recordName,
    samplingHz: header.samplingHz,
    lengthSamples: plan.lengthSamples,
    signals: samples,
    signalNames: signals.map(({ spec }) => spec.description),
    units: signals.map(({ spec }) => spec.units),
    startTime: header.baseTime && [header.baseTime, header.baseDate].filter(Boolean).join(' '),
    comments: [...header.comments],
    warnings,
  };
}

function readOne(
  signal: OpenSignal,
  header: Header,
  lengthSamples: number,
  warnings: WfdbProblem[],
): Float32Array {
  const { spec } = signal;
  const target = allocateFloat32(lengthSamples);
  const sum = readTabled(signal, target, header) ?? readChunks(signal, target, header);
  target.fill(Number.NaN, Math.max(0, Math.min(lengthSamples, signal.frames - spec.skewFrames)));
  const whole = header.lengthFrames !== undefined && signal.frames >= header.lengthFrames;
  // 0 is what headers have in the checksum's place when nobody computed one.
  if (whole && spec.checksum && ((sum - spec.checksum) & 0xffff) !== 0) {
    warnings.push(checksumProblem(signal, header, sum));
  }
  return target;
}

/** The fast way, where the format offers it and frames in the file, in the record and in the header's sum are the same. */
function readTabled(signal: OpenSignal, target: Float32Array, header: Header): number | undefined {
  const { spec, reader, format, frames } = signal;
  if (!reader.readTabled || spec.skewFrames !== 0 || frames > target.length) return undefined;
  if (frames > (header.lengthFrames ?? frames)) return undefined;
  const table = physicalTable(spec, format);
  return table && reader.readTabled(frames, table, target);
}

/** @returns the sum that the header's checksum is compared with: the announced frames as stored, those before sample 0 included */
function readChunks(signal: OpenSignal, target: Float32Array, header: Header): number {
  const { spec, format } = signal;
  const summedFrames = header.lengthFrames ?? 0;
  const convert = physicalConverter(spec, format);
  let sum = 0;
  decodeChunks(signal, (chunk, startFrame, frames) => {
    const summed = Math.min(frames, summedFrames - startFrame) * spec.samplesPerFrame;
    sum = (sum + sumOf(chunk, summed)) | 0;
    convert(chunk, frames, target, startFrame - spec.skewFrames);
  });
  return sum;
}

/** Modulo 2³². (A function of its own: a loop that adds to a captured variable runs several times slower.) */
function sumOf(values: Int32Array, count: number): number {
  let sum = 0;
  for (let k = 0; k < count; k++) sum = (sum + values[k]!) | 0;
  return sum;
}

function checksumProblem({ spec }: OpenSignal, header: Header, sum: number): WfdbProblem {
  const found = (sum << 16) >> 16;
  const headerName = headerFileName(header);
  return problem(
    'signal-checksum',
    spec.fileName,
    `The samples of ${spec.description} in ${spec.fileName} add up to ${found}, but ${headerName} gives ${spec.checksum} as their checksum: one of the two files was changed or damaged. Download both again.`,
    { signalFile: spec.fileName, signal: spec.description, found, expected: spec.checksum ?? 0 },
  );
}
