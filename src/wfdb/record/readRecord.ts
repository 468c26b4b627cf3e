import { allocateFloat32 } from '../../base/floatArray';
import type { Header, WfdbProblem, WfdbRecord } from '../types';
import { checksumProblem } from './checksum';
import { decodeChunks } from './decodeChunks';
import { type OpenSignal, openRecord } from './openRecord';
import { physicalConverter, physicalTable } from './physicalConverter';
import type { RecordSource } from './recordSource';

/**
 * Reads a record's signals in physical units (header(5), signal(5)). A missing sample is NaN. A signal with several
 * samples per frame is reduced to the frame frequency by averaging each frame, unless `resolution` requests more; a
 * frame with a missing sample is then missing. Skewed signals are aligned.
 *
 * With `resolution: 'own'` each signal has its own length: `lengthSamples` times its frequency over the record's.
 *
 * Signal files shorter than announced are read as far as they go, and memory is allocated only for samples that exist.
 * Warnings report what is short, damaged, uncalibrated, or does not match the header's checksum.
 *
 * @throws WfdbError `signal-missing`, `signal-empty`, `signal-damaged`, `format-unsupported`, `header-multi-segment`,
 *   `header-no-signals`, `header-malformed`, `record-too-large`
 */
export function readRecord(source: RecordSource): WfdbRecord {
  const { header } = source;
  const { plan, signals } = openRecord(source);
  const warnings = [...plan.problems];
  const samples = signals.map((signal) => readOne(signal, header, plan.lengthSamples, warnings));
  const gridPerFrame = source.resolution === 'high' ? (signals[0]?.perFrame ?? 1) : 1;
  return {
    name: header.recordName,
    samplingHz: header.samplingHz * gridPerFrame,
    lengthSamples: plan.lengthSamples * gridPerFrame,
    signals: samples,
    signalNames: signals.map(({ spec }) => spec.description),
    units: signals.map(({ spec }) => spec.units),
    startTime: header.baseTime && [header.baseTime, header.baseDate].filter(Boolean).join(' '),
    comments: [...header.comments],
    warnings,
    ...(source.resolution && { signalHz: signals.map(({ perFrame }) => header.samplingHz * perFrame) }),
  };
}

function readOne(
  signal: OpenSignal,
  header: Header,
  lengthSamples: number,
  warnings: WfdbProblem[],
): Float32Array {
  const { spec, perFrame } = signal;
  const target = allocateFloat32(lengthSamples * perFrame);
  const sum = readTabled(signal, target, header) ?? readChunks(signal, target, header);
  const presentFrames = Math.max(0, Math.min(lengthSamples, signal.frames - spec.skewFrames));
  target.fill(Number.NaN, presentFrames * perFrame);
  const isComplete = header.lengthFrames !== undefined && signal.frames >= header.lengthFrames;
  const wrong = isComplete ? checksumProblem(spec, header, sum) : undefined;
  if (wrong) warnings.push(wrong);
  return target;
}

/** The fast path, if the format offers it and frames in the file, in the record and in the header's checksum are the same. */
function readTabled(signal: OpenSignal, target: Float32Array, header: Header): number | undefined {
  const { spec, reader, format, frames } = signal;
  if (!reader.readTabled || signal.perFrame !== 1) return undefined;
  if (spec.skewFrames !== 0 || frames > target.length) return undefined;
  if (frames > (header.lengthFrames ?? frames)) return undefined;
  const table = physicalTable(spec, format);
  return table && reader.readTabled(frames, table, target);
}

/** @returns the sum to compare with the header's checksum: the announced frames as stored, including those before sample 0 */
function readChunks(signal: OpenSignal, target: Float32Array, header: Header): number {
  const { spec, format, perFrame } = signal;
  const summedFrames = header.lengthFrames ?? 0;
  const convert = physicalConverter(spec, format, perFrame, signal.frames * spec.samplesPerFrame);
  let sum = 0;
  decodeChunks(signal, (chunk, startFrame, frames) => {
    const summed = Math.min(frames, summedFrames - startFrame) * spec.samplesPerFrame;
    sum = (sum + sumOf(chunk, summed)) | 0;
    convert(chunk, frames, target, (startFrame - spec.skewFrames) * perFrame);
  });
  return sum;
}

/** Modulo 2³². (A separate function: a loop that adds to a captured variable is several times slower.) */
function sumOf(values: Int32Array, count: number): number {
  let sum = 0;
  for (let k = 0; k < count; k++) sum = (sum + values[k]!) | 0;
  return sum;
}
