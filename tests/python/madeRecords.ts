import { createRandom } from '../../src/base/random';
import { type BeatSet, createPreparer, deriveColumns, type PrepareSettings } from '../../src/beats';
import { defaultPrepareSettings } from '../../src/beats/defaults';
import type { Annotations, WfdbRecord } from '../../src/wfdb/types';
import { makeAnnotations, makeRecord } from '../beats/makeRecord';

interface MadeRecord {
  record: WfdbRecord;
  annotations: Annotations;
}

/** 201 and 202 are of one person. */
const MADE_NAMES = ['100', '101', '201', '202', '208', '213', '233'];

/** Beats of every class, and of none: B is a beat without class, + is no beat. */
const SYMBOLS = ['N', 'N', 'N', 'N', 'L', 'A', 'V', 'V', 'F', '/', 'B', '+'];
/** Width, in samples, and height of each symbol's QRS. */
const SHAPE: Record<string, [number, number]> = {
  N: [2, 1],
  L: [3, 0.9],
  A: [2, 0.8],
  V: [6, -1.2],
  F: [4, 0.7],
  '/': [1, 1.5],
  B: [3, 0.6],
};
const HZ = 100;

/**
 * Two-lead records of a minute and a half in noise, beats told apart by width and sign. The windows of the first and the last beat
 * leave the record; 100 has a third signal, its names tell nothing, and its first ECG is flat for a while; the annotator of 213 has a
 * clock of its own; 233 is in microvolts; one lead of 101 and of 233 misses samples.
 */
export function madeRecords(seconds = 90): MadeRecord[] {
  return MADE_NAMES.map((name, number) => madeRecord(name, seconds, number + 1));
}

function madeRecord(name: string, seconds: number, seed: number): MadeRecord {
  const random = createRandom(seed);
  const length = seconds * HZ;
  const annotatorHz = name === '213' ? 250 : HZ;
  const unit = name === '233' ? 1000 : 1;
  const signals = [0, 1].map(() => Float32Array.from({ length }, () => 0.05 * random.normal()));
  const marks: [number, string][] = [];
  for (let sec = 0.1; sec < seconds; sec += 0.5 + 0.5 * random.uniform()) {
    const symbol = SYMBOLS[random.below(SYMBOLS.length)]!;
    marks.push([Math.round(sec * annotatorHz), symbol]);
    const [width, height] = SHAPE[symbol] ?? [1, 0];
    for (let i = -40; i <= 40; i++) {
      const at = Math.round(sec * HZ) + i;
      if (at < 0 || at >= length) continue;
      const value = height * Math.exp(-((i / width) ** 2));
      signals[0]![at]! += value;
      signals[1]![at]! -= 0.4 * value * (1 + 0.1 * seed);
    }
  }
  for (const signal of signals) for (let i = 0; i < length; i++) signal[i]! *= unit;
  if (name === '233') signals[1]!.fill(Number.NaN, 2000, 2300);
  if (name === '101') signals[0]!.fill(Number.NaN, 1000, 1100);
  if (name === '100') {
    // Nearly flat, then missing, then quite flat; respiration comes before the ECGs.
    for (let i = 2000; i < 2500; i++) signals[0]![i] = 0.3 + 0.001 * (i % 7);
    signals[0]!.fill(Number.NaN, 2500, 2510);
    signals[0]!.fill(-1, 2510, 2700);
    const resp = Float32Array.from({ length }, (_, i) => Math.sin(i / 60) + 0.01 * random.normal());
    const record = {
      name,
      samplingHz: HZ,
      signals: [resp, ...signals],
      signalNames: ['one', 'two', 'three'],
    };
    return {
      record: makeRecord({ ...record, units: ['mV', 'mV', 'mV'] }),
      annotations: makeAnnotations(marks),
    };
  }
  return {
    record: makeRecord({
      ...{ name, samplingHz: HZ, signals },
      signalNames: seed % 2 ? ['MLII', 'V1'] : ['V5', 'ECG lead II'],
      units: signals.map(() => (unit === 1 ? 'mV' : 'uV')),
    }),
    annotations: makeAnnotations(marks, annotatorHz === HZ ? undefined : annotatorHz),
  };
}

/** Short beats of two leads, everything prepared. */
export const madePrepare: PrepareSettings = {
  ...defaultPrepareSettings,
  lead: { kind: 'mlii' },
  denoise: { kind: 'levels', wavelet: 'db6', levels: 6, zeroApproximation: true, zeroDetails: [1] },
  lengthSamples: 24,
  normalise: 'record',
  secondLead: true,
  classCount: 4,
};

/** A part a record. */
export function madeParts(settings = madePrepare, made = madeRecords()): BeatSet[] {
  const preparer = createPreparer(settings);
  return made.map((source) => withDerived(preparer.prepare(source).beats));
}

/** With the columns that are made when something asks for them. */
export function withDerived(beats: BeatSet): BeatSet {
  return { ...beats, ...deriveColumns(beats, { median: true, longMedian: true, usual: true, shape: true }) };
}
