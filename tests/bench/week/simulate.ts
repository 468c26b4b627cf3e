import { createHash } from 'node:crypto';
import { ALARM_RULES } from '../../../src/live/settings';
import { followMonitor } from '../../../src/state/monitor/follow';
import { startSweep } from '../../../src/state/monitor/sweeps';
import { createMonitorWorker } from '../../../src/workers/monitor/monitorWorker';
import type { RecordingFolder } from '../../../src/workers/monitor/recording';
import type { MonitorReport, MonitorSettings } from '../../../src/workers/monitor/types';
import type { EmulatedSource } from './sources';
import { createTruth, type TruthCounts } from './truth';

/** Where the files of a recording go: nothing of them is held. */
export interface CountedFolder extends RecordingFolder {
  /** Bytes so far, and the hash of them in their order, by file. */
  files(): Record<string, { bytes: number; sha256: string }>;
}

/** A folder that counts and hashes what is appended, and passes it on. @param keep takes the bytes of a file, if they are wanted */
export function countedFolder(keep: {
  append(name: string, bytes: Uint8Array): void;
  file(name: string): Promise<Blob>;
}): CountedFolder {
  const known = new Map<string, { bytes: number; hash: ReturnType<typeof createHash> }>();
  return {
    async open(name) {
      const own = known.get(name) ?? { bytes: 0, hash: createHash('sha256') };
      known.set(name, own);
      return {
        append(bytes) {
          own.bytes += bytes.length;
          own.hash.update(bytes);
          keep.append(name, bytes);
        },
        flush() {},
        close() {},
      };
    },
    file: keep.file,
    files: () =>
      Object.fromEntries(
        [...known].map(([name, { bytes, hash }]) => [name, { bytes, sha256: hash.copy().digest('hex') }]),
      ),
  };
}

export interface Checkpoint extends TruthCounts {
  sourceSec: number;
  recordedSec: number;
}

export interface SimulationOptions {
  source: EmulatedSource;
  detector: MonitorSettings['detector'];
  durationSec: number;
  folder: CountedFolder;
  /** Called every so many seconds of the source. */
  everySec: number;
  onCheckpoint(at: Checkpoint): void;
}

/** What a simulation leaves. */
export interface Simulated {
  counts: TruthCounts;
  /** How often each problem of the source was told, by its code. */
  problems: Record<string, number>;
  recordedSec: number;
  sourceSec: number;
  files: Awaited<ReturnType<ReturnType<typeof createMonitorWorker>['finish']>>;
}

/**
 * A session of monitoring with an emulated source, by the code of the thread and what the page holds of it, as fast as the machine can: the clock is
 * that of what arrives.
 */
export async function simulate(options: SimulationOptions): Promise<Simulated> {
  const { source, detector, durationSec, folder, everySec, onCheckpoint } = options;
  const { samplingHz, kind, unitsPerMv } = source;
  let nowSec = 0;
  const timers = new Set<{ everySec: number; nextSec: number; call: () => void }>();
  const worker = createMonitorWorker({
    folders: () => ({
      create: async () => folder,
      folder: async () => folder,
      names: async () => ['week'],
      remove: async () => undefined,
    }),
    classifier: () => Promise.reject(new Error('no network here')),
    now: () => nowSec,
    every(sec, call) {
      const timer = { everySec: sec, nextSec: sec, call };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    wait: async () => undefined,
    hold: async () => true,
    held: async () => new Set<string>(),
  });
  const page = followMonitor(
    startSweep(samplingHz),
    { name: 'week', from: 'emulated', samplingHz, hasClasses: false, unkept: undefined },
    () => undefined,
  );
  const problems: Record<string, number> = {};
  let truth: ReturnType<typeof createTruth> | undefined;
  let recordedSec = 0;
  const tell = (report: MonitorReport) => {
    recordedSec = report.recordedSec;
    for (const { problem, count } of report.problems)
      problems[problem.code] = (problems[problem.code] ?? 0) + count;
    const said = [
      ...report.beats.map(({ timeSec }) => ({ sec: timeSec, say: () => truth?.found(timeSec) })),
      ...report.events.map((event) => ({
        sec: event.endSec ?? event.startSec,
        say: () => truth?.event(event),
      })),
    ].sort((a, b) => a.sec - b.sec);
    for (const { say } of said) say();
    page(report);
  };
  const { filterDelaySec } = await worker.open(
    { samplingHz, notchHz: 50, detector, rules: ALARM_RULES, network: undefined },
    {
      ...{ kind, unitsPerMv, name: 'week', startedAt: '10:20:30 01/12/2026', lead: 'ECG' },
      comment: 'emulated',
    },
    tell,
  );
  truth = createTruth(filterDelaySec);
  let sourceSec = 0;
  let nextCheckpoint = everySec;
  while (sourceSec < durationSec) {
    const sent = source.next();
    sourceSec = sent.sourceSec;
    nowSec = sent.nowSec;
    truth.expect(sent);
    for (const arrival of sent.arrivals) worker.push(arrival);
    for (const timer of timers) {
      if (timer.nextSec > nowSec) continue;
      timer.nextSec = nowSec + timer.everySec;
      timer.call();
    }
    truth.settle(sourceSec);
    if (sourceSec < nextCheckpoint) continue;
    nextCheckpoint += everySec;
    onCheckpoint({ ...truth.counts, sourceSec, recordedSec });
  }
  const files = await worker.finish();
  truth.finish();
  return { counts: truth.counts, problems, recordedSec, sourceSec, files };
}

/** Of all bytes, read in pieces. */
export async function hashOf(blob: Blob): Promise<string> {
  const hash = createHash('sha256');
  const piece = 2 ** 22;
  for (let at = 0; at < blob.size; at += piece) {
    hash.update(new Uint8Array(await blob.slice(at, at + piece).arrayBuffer()));
  }
  return hash.digest('hex');
}
