import { sumOf } from '../base/sumOf';
import { writeAnnotations, writeFormat212, writeHeader } from '../wfdb';
import type { Annotations, Header } from '../wfdb/types';
import { recordPlans } from './recordPlans';
import {
  DEMO_ADC_ZERO,
  DEMO_GAIN_PER_MV,
  DEMO_SAMPLING_HZ,
  type SynthesizedRecord,
  synthesizeRecord,
} from './synthesizeRecord';
import type { RecordPlan } from './types';

/** Options of the demo records. */
export interface DemoOptions {
  /** Seed of the first record; the others use the numbers that follow. */
  seed: number;
}

const defaultDemoOptions: DemoOptions = { seed: 2003 };

/** A file of a demo record, as if a user had dropped it. */
export interface DemoFile {
  fileName: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Sample of the rhythm annotation: before the first beat, as in MIT-BIH records. */
const RHYTHM_NOTE_SAMPLE = 18;

/**
 * Six synthetic two-lead records of about two minutes each, as WFDB files (.hea, .dat of format 212, .atr), made by the
 * model of `integrateEcg.ts`. A comment beginning with `synthetic` marks them; beats are annotated at the R peak of the
 * first lead. The same seed gives the same bytes.
 */
export function makeDemoRecords(options: Partial<DemoOptions> = {}): DemoFile[] {
  const { seed } = { ...defaultDemoOptions, ...options };
  return recordPlans.flatMap((plan, index) => writeDemoRecord(plan, seed + index));
}

function writeDemoRecord(plan: RecordPlan, seed: number): DemoFile[] {
  const record = synthesizeRecord(plan, seed);
  return [
    { fileName: `${plan.name}.hea`, bytes: ascii(writeHeader(headerOf(plan, record, seed))) },
    { fileName: `${plan.name}.dat`, bytes: writeFormat212(record.stored) },
    { fileName: `${plan.name}.atr`, bytes: writeAnnotations(annotationsOf(plan, record)) },
  ];
}

function headerOf(plan: RecordPlan, record: SynthesizedRecord, seed: number): Header {
  return {
    recordName: plan.name,
    samplingHz: DEMO_SAMPLING_HZ,
    counterHz: DEMO_SAMPLING_HZ,
    baseCounter: 0,
    lengthFrames: record.lengthSamples,
    baseTime: undefined,
    baseDate: undefined,
    segments: undefined,
    signals: record.stored.map((stored, index) => ({
      fileName: `${plan.name}.dat`,
      format: 212,
      samplesPerFrame: 1,
      skewFrames: 0,
      byteOffset: 0,
      gain: DEMO_GAIN_PER_MV,
      calibrated: true,
      baseline: DEMO_ADC_ZERO,
      units: 'mV',
      adcResolutionBits: 11,
      adcZero: DEMO_ADC_ZERO,
      initialValue: stored[0]!,
      checksum: (sumOf(stored) << 16) >> 16,
      blockSizeBytes: 0,
      description: plan.leads[index]!,
    })),
    comments: [
      `synthetic: made by ECG lab's demo after McSharry et al. 2003, seed ${seed}`,
      plan.description,
      'Not a person: nothing here may be used to judge one.',
    ],
  };
}

function annotationsOf(plan: RecordPlan, { beats }: SynthesizedRecord): Annotations {
  const count = beats.length + 1;
  const rhythm = plan.dominant === '/' ? '(P' : '(N';
  return {
    count,
    sample: Float64Array.of(RHYTHM_NOTE_SAMPLE, ...beats.map((beat) => beat.sample)),
    symbol: ['+', ...beats.map((beat) => beat.symbol)],
    subtype: new Int8Array(count),
    channel: new Uint8Array(count),
    num: new Int8Array(count),
    aux: [rhythm, ...beats.map(() => '')],
    samplingHz: undefined,
  };
}

function ascii(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
