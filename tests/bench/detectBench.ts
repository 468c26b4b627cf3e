import { detectBeats, detectByVote, panTompkins } from '../../src/detection';
import { spanOf } from '../../src/evaluation/ec57/spanOf';
import type { AnnotatorMarks } from '../../src/evaluation/ec57/types';
import { parseHeader, readAnnotations, readRecord } from '../../src/wfdb';
import { type Match, marksAt, matchMarks } from '../detection/matchBeats';

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
  'Pan–Tompkins, early': ([lead], hz) => panTompkins(lead!, hz, 'early'),
};

/** Compares every detector with the reference annotations of a record as `bxb -f 0` does: the whole record, 150 ms. */
export function benchRecord(bytes: RecordBytes): Record<string, DetectorRow> {
  const record = loadRecord(bytes);
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

/** A record in memory. */
export interface LoadedRecord {
  leads: Float32Array[];
  hz: number;
  annotations: AnnotatorMarks;
}

export function loadRecord({ name, hea, dat, atr }: RecordBytes): LoadedRecord {
  const header = parseHeader(hea, `${name}.hea`);
  const record = readRecord({ header, files: new Map([[`${name}.dat`, dat]]) });
  return { leads: record.signals, hz: record.samplingHz, annotations: readAnnotations(atr, `${name}.atr`) };
}

/** The counts of a comparison from a second on, as a row of a table. */
export function rowOf(
  record: LoadedRecord,
  beats: readonly number[],
  fromSec: number,
  cpuMs: number,
): DetectorRow {
  const { offsets, ...counts } = matchRecord(record, beats, fromSec);
  return { ...counts, offsetsMs: offsets.map((offset) => (offset / record.hz) * 1000), cpuMs };
}

/** Compares detected beats with the reference annotations, as `bxb` does from this second on. */
export function matchRecord(record: LoadedRecord, beats: readonly number[], fromSec: number): Match {
  const { leads, hz, annotations: reference } = record;
  const sampleCount = leads[0]!.length;
  const compared = { record: '', reference, test: marksAt(beats), samplingHz: hz, sampleCount };
  return matchMarks(reference, beats, spanOf(compared, { fromSec }));
}
