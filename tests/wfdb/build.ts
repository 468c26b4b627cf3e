import type { Annotations, Header, SignalSpec } from '../../src/wfdb/types';

/** A signal line with defaults, for tests that care about a few fields only. */
export function makeSignal(fields: Partial<SignalSpec> = {}): SignalSpec {
  return {
    fileName: 'x.dat',
    format: 16,
    samplesPerFrame: 1,
    skewFrames: 0,
    byteOffset: 0,
    gain: 200,
    calibrated: true,
    baseline: 0,
    units: 'mV',
    adcResolutionBits: 12,
    adcZero: 0,
    initialValue: 0,
    checksum: undefined,
    blockSizeBytes: 0,
    description: 'ECG',
    ...fields,
  };
}

export function makeHeader(signals: Partial<SignalSpec>[], fields: Partial<Header> = {}): Header {
  return {
    recordName: 'x',
    samplingHz: 250,
    counterHz: 250,
    baseCounter: 0,
    lengthFrames: undefined,
    baseTime: undefined,
    baseDate: undefined,
    segments: undefined,
    signals: signals.map(makeSignal),
    comments: [],
    ...fields,
  };
}

/** One row per annotation: sample, symbol and what differs from a plain beat. */
export type AnnotationRow = [
  sample: number,
  symbol: string,
  rest?: { subtype?: number; channel?: number; num?: number; aux?: string },
];

export function makeAnnotations(rows: AnnotationRow[], fields: Partial<Annotations> = {}): Annotations {
  return {
    count: rows.length,
    sample: Float64Array.from(rows, ([sample]) => sample),
    symbol: rows.map(([, symbol]) => symbol),
    subtype: Int8Array.from(rows, ([, , rest]) => rest?.subtype ?? 0),
    channel: Uint8Array.from(rows, ([, , rest]) => rest?.channel ?? 0),
    num: Int8Array.from(rows, ([, , rest]) => rest?.num ?? 0),
    aux: rows.map(([, , rest]) => rest?.aux ?? ''),
    samplingHz: undefined,
    ...fields,
  };
}
