import { ALARM_RULES } from '../../../src/live/settings';
import { memoryFolders } from '../../../src/workers/monitor/folders';
import { createMonitorWorker, type MonitorDeps } from '../../../src/workers/monitor/monitorWorker';
import type { MonitorReport, MonitorSettings, MonitorSource } from '../../../src/workers/monitor/types';
import { openSource, usedAnnotations } from '../../../src/workers/records/openSource';
import { sortFiles } from '../../../src/workers/records/sortFiles';
import type { RecordSource, SourceFile } from '../../../src/workers/records/types';

export const monitorSettings: MonitorSettings = {
  samplingHz: 250,
  notchHz: 50,
  detector: 'panTompkins',
  rules: ALARM_RULES,
  network: undefined,
};

export const monitorSource = (kind: MonitorSource['kind']): MonitorSource => ({
  kind,
  name: 'live_1',
  startedAt: '10:20:30 01/12/2026',
  lead: 'ECG',
  comment: 'monitored by the ECG lab',
  unitsPerMv: 1,
});

/** The thread that monitors in this one, with a clock that the test moves. */
export function monitorHere(own: Partial<MonitorDeps> = {}) {
  let nowSec = 0;
  const timers: { everySec: number; nextSec: number; call: () => void }[] = [];
  const folders = memoryFolders();
  const reports: MonitorReport[] = [];
  const worker = createMonitorWorker({
    folders: () => folders,
    classifier: () => Promise.reject(new Error('no network here')),
    now: () => nowSec,
    every(everySec, call) {
      const timer = { everySec, nextSec: nowSec + everySec, call };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer), 1);
    },
    async wait(sec) {
      advance(nowSec + sec);
    },
    hold: async () => true,
    held: async () => new Set<string>(),
    ...own,
  });

  function advance(toSec: number): void {
    nowSec = toSec;
    for (const timer of timers) {
      if (timer.nextSec > nowSec) continue;
      timer.nextSec = nowSec + timer.everySec;
      timer.call();
    }
  }

  const all = <K extends 'beats' | 'events' | 'samples' | 'problems'>(what: K) =>
    reports.flatMap((report) => report[what] as MonitorReport[K][number][]);

  return {
    worker,
    folders,
    reports,
    advance,
    tell: (report: MonitorReport) => void reports.push(report),
    beats: () => all('beats').map(({ timeSec }) => timeSec),
    /** The last word on each event. */
    events: () => [...new Map(all('events').map((event) => [event.id, event])).values()],
    /** Codes of what was wrong, and how often. */
    problems: () => {
      const counts: Record<string, number> = {};
      for (const { problem, count } of all('problems'))
        counts[problem.code] = (counts[problem.code] ?? 0) + count;
      return counts;
    },
  };
}

/** A record's files as the lab opens them. */
export async function sourceOf(files: readonly SourceFile[]): Promise<RecordSource> {
  const { sources } = await sortFiles([...files], () => {});
  return sources[0]!;
}

export async function readBack(files: readonly SourceFile[]) {
  const source = await sourceOf(files);
  const reader = await openSource(source);
  const { signals } = await reader.read();
  return { reader, lead: signals[0]!.samples, annotations: await usedAnnotations(source, reader) };
}
