import { createRandom } from '../../src/base/random';
import { detectBeats, detectByVote, panTompkins } from '../../src/detection';
import { parseHeader, readAnnotations, readRecord } from '../../src/wfdb';
import { annotatedBeats, type Match, matchBeats } from '../detection/matchBeats';

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

/** Compares every detector with the reference annotations of a record: the whole record, 150 ms. */
export function benchRecord(bytes: RecordBytes): Record<string, DetectorRow> {
  const { leads, hz, annotations } = load(bytes);
  return Object.fromEntries(
    Object.entries(detectors).map(([name, detect]) => {
      const start = process.cpuUsage();
      const beats = detect(leads, hz);
      const { user, system } = process.cpuUsage(start);
      return [name, rowOf(compare(annotations, beats, hz), hz, (user + system) / 1000)];
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
  const { leads, hz, annotations } = load(bytes);
  const { beats } = annotatedBeats(annotations);
  const power = qrsPower(leads[0]!, beats, hz) / 10 ** (snrDb / 10);
  const random = createRandom(1);
  const noisy = leads[0]!.map((value, i) => {
    const sec = i / hz;
    const isOn = sec >= 300 && Math.floor((sec - 300) / 120) % 2 === 0;
    const wander = Math.sin(2 * Math.PI * 0.17 * sec) + Math.sin(2 * Math.PI * 0.41 * sec + 1);
    const noise = Math.sqrt(power / 2) * (random.normal() + wander);
    return isOn ? value + noise : value;
  });
  const isLate = (sample: number) => sample >= 300 * hz;
  return Object.fromEntries(
    ['lab', 'Pan–Tompkins 1985'].map((name) => {
      const found = detectors[name]!([noisy], hz).filter(isLate);
      const match = matchBeats(beats.filter(isLate), found, Math.floor(0.15 * hz));
      return [name, rowOf(match, hz, 0)];
    }),
  );
}

function load({ name, hea, dat, atr }: RecordBytes) {
  const header = parseHeader(hea, `${name}.hea`);
  const record = readRecord({ header, files: new Map([[`${name}.dat`, dat]]) });
  return { leads: record.signals, hz: record.samplingHz, annotations: readAnnotations(atr, `${name}.atr`) };
}

function compare(
  annotations: Parameters<typeof annotatedBeats>[0],
  test: readonly number[],
  hz: number,
): Match {
  const { beats, fibrillation } = annotatedBeats(annotations);
  return matchBeats(beats, test, Math.floor(0.15 * hz), fibrillation);
}

function rowOf({ found, missed, invented, offsets }: Match, hz: number, cpuMs: number): DetectorRow {
  return { found, missed, invented, offsetsMs: offsets.map((offset) => (offset / hz) * 1000), cpuMs };
}

function qrsPower(lead: Float32Array, beats: readonly number[], hz: number): number {
  const heights = beats.slice(0, 300).map((at) => {
    const around = lead.subarray(Math.max(0, at - Math.round(0.05 * hz)), at + Math.round(0.05 * hz) + 1);
    return Math.max(...around) - Math.min(...around);
  });
  return heights.reduce((sum, height) => sum + height ** 2, 0) / heights.length / 8;
}
