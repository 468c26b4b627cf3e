import type { Annotations, WfdbRecord } from '../../src/wfdb/types';

/** A record in memory, as the reader would give it. */
export function makeRecord(fields: Partial<WfdbRecord> & Pick<WfdbRecord, 'signals'>): WfdbRecord {
  return {
    name: 'made',
    samplingHz: 100,
    lengthSamples: fields.signals[0]?.length ?? 0,
    signalNames: fields.signals.map((_, i) => ['MLII', 'V5'][i] ?? `lead ${i}`),
    units: fields.signals.map(() => 'mV'),
    startTime: undefined,
    comments: [],
    warnings: [],
    ...fields,
  };
}

/** Annotations from [sample, symbol] pairs. */
export function makeAnnotations(pairs: [number, string][], samplingHz?: number): Annotations {
  const count = pairs.length;
  return {
    count,
    sample: Float64Array.from(pairs, ([sample]) => sample),
    symbol: pairs.map(([, symbol]) => symbol),
    subtype: new Int8Array(count),
    channel: new Uint8Array(count),
    num: new Int8Array(count),
    aux: new Array<string>(count).fill(''),
    samplingHz,
  };
}
