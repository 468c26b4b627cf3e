import {
  createDetector,
  createQualityMeter,
  createVote,
  detectBeats,
  detectByVote,
  detectInChunks,
  panTompkins,
} from '../../src/detection';
import { loadRecord, type RecordBytes } from './detectBench';

/** Milliseconds of processor time of one run, the collector's included. */
function timeOf(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** Processor time of what looks at a record of 30 minutes: of the first run, and of the best. */
export function timeRecord(bytes: RecordBytes, runs: number) {
  const { leads, hz } = loadRecord(bytes);
  const works: Record<string, () => unknown> = {
    lab: () => detectBeats(leads[0]!, hz),
    'lab, both leads': () => detectByVote(leads, hz),
    'Pan–Tompkins 1985': () => panTompkins(leads[0]!, hz),
    quality: () => createQualityMeter(hz).push(leads),
  };
  return Object.entries(works).map(([name, work]) => {
    const times = Array.from({ length: runs }, () => timeOf(work));
    return { name, firstMs: times[0]!, bestMs: Math.min(...times) };
  });
}

/** Seconds, of the processor and by the clock, for a day that repeats a record of 30 minutes. */
export async function timeDay(bytes: RecordBytes) {
  const { leads, hz } = loadRecord(bytes);
  const rows = [];
  for (const [name, stream] of [
    ['lab', createDetector(hz)],
    ['lab, both leads', createVote(hz, 2)],
  ] as const) {
    const start = process.cpuUsage();
    const clock = performance.now();
    await detectInChunks(
      Array.from({ length: 48 }, () => leads),
      [stream],
    );
    const { user, system } = process.cpuUsage(start);
    rows.push({ name, cpuSec: (user + system) / 1e6, sec: (performance.now() - clock) / 1000 });
  }
  return rows;
}
