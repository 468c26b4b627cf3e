import { createRandom } from '../../src/base/random';
import { detectBeats, detectByVote, panTompkins } from '../../src/detection';
import { spanOf } from '../../src/evaluation/ec57/spanOf';
import type { AnnotatorMarks } from '../../src/evaluation/ec57/types';
import { parseHeader, readAnnotations, readRecord } from '../../src/wfdb';
import { marksAt, matchMarks } from '../detection/matchBeats';
import { beatsOf } from '../detection/realLead';

/** The files of a record with reference annotations. */
export interface RecordBytes {
  name: string;
  hea: Uint8Array;
  dat: Uint8Array;
  atr: Uint8Array;
}

export interface DetectorRow {
  found: number;
  missed: number;
  invented: number;
  /** Test minus reference of every pair, in ms. */
  offsetsMs: number[];
  /** Processor time of this thread and its collector. */
  cpuMs: number;
}

type Detector = (leads: readonly Float32Array[], hz: number) => readonly number[];

/** The detectors of the table; all but the vote see the first signal alone. */
export const detectors: Readonly<Record<string, Detector>> = {
  lab: ([lead], hz) => detectBeats(lead!, hz).map(({ sample }) => sample),
  'lab, both leads': (leads, hz) => detectByVote(leads, hz).map(({ sample }) => sample),
  'Pan–Tompkins 1985': ([lead], hz) => panTompkins(lead!, hz),
};

/** Compares every detector with the reference annotations of a record as `bxb -f 0` does: the whole record, 150 ms. */
export function benchRecord(bytes: RecordBytes): Record<string, DetectorRow> {
  const record = load(bytes);
  const { leads, hz } = record;
  return Object.fromEntries(
    Object.entries(detectors).map(([name, detect]) => {
      const start = process.cpuUsage();
      const beats = detect(leads, hz);
      const { user, system } = process.cpuUsage(start);
      return [name, rowOf(record, beats, 0, (user + system) / 1000)];
    }),
  );
}

/**
 * The first lead with noise added as `nst` does: from 5:00 on, 2 minutes with and 2 without; its power is that of the
 * QRS complexes (peak to peak² / 8) by the signal-to-noise ratio. Muscle (white) and wander (below 0.5 Hz) in equal parts.
 *
 * @returns a row for each detector of one lead, from 5:00 on
 */
export function benchNoise(bytes: RecordBytes, snrDb: number): Record<string, DetectorRow> {
  const record = load(bytes);
  const { leads, hz, annotations } = record;
  const power = qrsPower(leads[0]!, beatsOf(annotations), hz) / 10 ** (snrDb / 10);
  const random = createRandom(1);
  const noisy = leads[0]!.map((value, i) => {
    const sec = i / hz;
    const isOn = sec >= 300 && Math.floor((sec - 300) / 120) % 2 === 0;
    const wander = Math.sin(2 * Math.PI * 0.17 * sec) + Math.sin(2 * Math.PI * 0.41 * sec + 1);
    const noise = Math.sqrt(power / 2) * (random.normal() + wander);
    return isOn ? value + noise : value;
  });
  return Object.fromEntries(
    ['lab', 'Pan–Tompkins 1985'].map((name) => [name, rowOf(record, detectors[name]!([noisy], hz), 300, 0)]),
  );
}

interface LoadedRecord {
  leads: Float32Array[];
  hz: number;
  annotations: AnnotatorMarks;
}

function load({ name, hea, dat, atr }: RecordBytes): LoadedRecord {
  const header = parseHeader(hea, `${name}.hea`);
  const record = readRecord({ header, files: new Map([[`${name}.dat`, dat]]) });
  return { leads: record.signals, hz: record.samplingHz, annotations: readAnnotations(atr, `${name}.atr`) };
}

function rowOf(record: LoadedRecord, beats: readonly number[], fromSec: number, cpuMs: number): DetectorRow {
  const { leads, hz, annotations: reference } = record;
  const sampleCount = leads[0]!.length;
  const compared = { record: '', reference, test: marksAt(beats), samplingHz: hz, sampleCount };
  const { offsets, ...counts } = matchMarks(reference, beats, spanOf(compared, { fromSec }));
  return { ...counts, offsetsMs: offsets.map((offset) => (offset / hz) * 1000), cpuMs };
}

function qrsPower(lead: Float32Array, beats: readonly number[], hz: number): number {
  const heights = beats.slice(0, 300).map((at) => {
    const around = lead.subarray(Math.max(0, at - Math.round(0.05 * hz)), at + Math.round(0.05 * hz) + 1);
    return Math.max(...around) - Math.min(...around);
  });
  return heights.reduce((sum, height) => sum + height ** 2, 0) / heights.length / 8;
}
