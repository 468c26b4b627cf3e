import { assert } from '../../base/assert';
import { annotationFileName } from '../annotations/annotatorName';
import { writeAnnotations } from '../annotations/writeAnnotations';
import { decoders } from '../formats';
import type { SignalFormat } from '../formats/types';
import { writeHeader } from '../header/writeHeader';
import type { Annotations, Header, SignalSpec, WfdbRecord } from '../types';
import { packSignals, type WritableFormat } from './writeSignals';

export interface WriteRecordOptions {
  /** 212 as in most ECG databases, 16 for finer resolution, or any other writable format. */
  format?: WritableFormat;
  /** ADC units per physical unit; one value for all signals, or one each. */
  gain?: number | readonly number[];
  /** ADC value at 0 physical units; one value for all signals, or one each. */
  baseline?: number | readonly number[];
  /** Annotation files by annotator name (letters only, since some readers accept no others): { atr: … }. */
  annotations?: Readonly<Record<string, Annotations>>;
}

/** As in MIT-BIH records. */
const defaultWriteOptions = { format: 212, gain: 200, baseline: 0 } as const;

export interface WrittenFile {
  fileName: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Writes a record as WFDB files: header, one signal file, annotation files. Physical values are rounded to ADC units
 * and clipped to the range of the format, as an ADC does; NaN becomes the format's mark for a missing sample (format 8
 * has none: the previous value is repeated). Initial values and checksums are those of the written samples.
 *
 * @throws WfdbError `annotator-name`; Error for an invalid record name: the caller's mistake
 */
export function writeRecord(record: WfdbRecord, options: WriteRecordOptions = {}): WrittenFile[] {
  assert(/^[-\w]+$/.test(record.name), `"${record.name}" as the name of a record`);
  const { format: number, gain, baseline } = { ...defaultWriteOptions, ...options };
  const format = decoders.get(number)!;
  const signalFile = `${record.name}.dat`;
  const specs: SignalSpec[] = [];
  const adcSignals = record.signals.map((signal, index) => {
    const own = { gain: pick(gain, index), baseline: pick(baseline, index) };
    const rounded = toAdc(signal, own, format);
    const adc = format.storable?.(rounded) ?? rounded;
    specs.push({
      fileName: signalFile,
      format: number,
      samplesPerFrame: 1,
      skewFrames: 0,
      byteOffset: 0,
      ...own,
      calibrated: true,
      units: record.units[index] || 'mV',
      adcResolutionBits: format.bits,
      adcZero: 0,
      initialValue: adc[0] ?? 0,
      checksum: checksumOf(adc),
      blockSizeBytes: 0,
      description: record.signalNames[index] || `signal ${index}`,
    });
    return adc;
  });
  return [
    { fileName: `${record.name}.hea`, bytes: utf8(writeHeader(headerOf(record, specs))) },
    { fileName: signalFile, bytes: packSignals(adcSignals, number) },
    ...Object.entries(options.annotations ?? {}).map(([annotator, annotations]) => ({
      fileName: annotationFileName(record.name, annotator),
      bytes: writeAnnotations(annotations),
    })),
  ];
}

function headerOf(record: WfdbRecord, signals: SignalSpec[]): Header {
  const [baseTime, baseDate] = record.startTime?.split(' ') ?? [];
  return {
    recordName: record.name,
    samplingHz: record.samplingHz,
    counterHz: record.samplingHz,
    baseCounter: 0,
    lengthFrames: record.lengthSamples,
    baseTime,
    baseDate,
    segments: undefined,
    signals,
    comments: record.comments,
  };
}

function toAdc(
  signal: Float32Array,
  { gain, baseline }: { gain: number; baseline: number },
  { minimum, maximum, invalid }: SignalFormat,
): Int32Array {
  let missing = invalid ?? 0;
  return Int32Array.from(signal, (value) => {
    if (Number.isNaN(value)) return missing;
    const adc = Math.min(maximum, Math.max(minimum, Math.round(value * gain + baseline)));
    if (invalid === undefined) missing = adc;
    return adc;
  });
}

/** The 16-bit signed sum of all samples, with missing ones as stored (header(5)). */
export function checksumOf(samples: Int32Array): number {
  let sum = 0;
  for (const sample of samples) sum = (sum + sample) | 0;
  return (sum << 16) >> 16;
}

function pick(value: number | readonly number[], index: number): number {
  return typeof value === 'number' ? value : value[index]!;
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;
}
