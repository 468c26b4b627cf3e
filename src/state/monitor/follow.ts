import type { MonitorReport } from '../../workers/monitor/types';
import { update } from '../update';
import { type createSweep, STRIP_AFTER_SEC } from './sweep';
import { dropStrip, keepStrip } from './sweeps';
import { MOST_EVENTS, type MonitorEvent, type MonitorSession, type SourceProblem } from './types';

const MOST_PROBLEMS = 20;

type Beginning = Pick<MonitorSession, 'name' | 'from' | 'samplingHz' | 'hasClasses' | 'unkept'>;

/**
 * Shows a new session, and returns what takes its reports: samples to the sweep, the rest to the store.
 *
 * @param onOver called when a replay has come to its end
 */
export function followMonitor(
  sweep: ReturnType<typeof createSweep>,
  beginning: Beginning,
  onOver: () => void,
): (report: MonitorReport) => void {
  const session: MonitorSession = {
    ...beginning,
    ...{ bpm: undefined, latency: undefined, counts: [], recordedSec: 0, keptSec: undefined },
    ...{ sourceHz: undefined, pace: undefined, isOver: false, events: [], alarms: [], problems: [] },
  };
  update(({ monitor }) => ({ monitor: { ...monitor, session, shownEvent: undefined } }));
  /** Events whose strip waits for what comes after them. */
  const waiting = new Map<number, number>();
  let newest = 0;

  return ({ samples, beats, events, problems, ...figures }) => {
    if (figures.isOver) onOver();
    for (const { sample, filtered } of samples) sweep.push(sample, filtered);
    sweep.mark(beats);
    for (const { id, startSec } of events) {
      if (id <= newest) continue;
      newest = id;
      waiting.set(id, startSec);
    }
    for (const [id, startSec] of waiting) {
      if (startSec + STRIP_AFTER_SEC > figures.recordedSec) continue;
      keepStrip(id, sweep.strip(startSec));
      waiting.delete(id);
    }
    update(({ monitor }) => {
      // Of an earlier session, whose thread is about to end.
      if (monitor.session?.name !== beginning.name) return {};
      const before = monitor.session;
      return {
        monitor: {
          ...monitor,
          session: {
            ...before,
            ...figures,
            ...(events.length > 0 && withEvents(before, events)),
            ...(problems.length > 0 && { problems: counted(before.problems, problems) }),
          },
        },
      };
    });
  };
}

function withEvents(
  before: MonitorSession,
  told: readonly MonitorEvent[],
): Pick<MonitorSession, 'events' | 'alarms'> {
  const events = joined(before.events, told);
  for (const { id } of events.slice(MOST_EVENTS)) dropStrip(id);
  const known = new Set(before.events.filter(({ isAlarm }) => isAlarm).map(({ id }) => id));
  const raised = told.filter(({ id, isAlarm }) => isAlarm && !known.has(id)).map(({ id }) => id);
  return {
    events: events.slice(0, MOST_EVENTS),
    alarms: raised.length > 0 ? [...before.alarms, ...raised] : before.alarms,
  };
}

/** Newest first; events that were there are replaced. */
function joined(before: readonly MonitorEvent[], told: readonly MonitorEvent[]): MonitorEvent[] {
  const ids = new Set(told.map(({ id }) => id));
  return [...told, ...before.filter(({ id }) => !ids.has(id))].sort(
    (a, b) => b.startSec - a.startSec || b.id - a.id,
  );
}

/** One of each kind, with the newest sentence, the newest first. */
function counted(before: readonly SourceProblem[], told: readonly SourceProblem[]): SourceProblem[] {
  const newest = told.map(({ problem, count }) => ({
    problem,
    count: count + (before.find((known) => known.problem.code === problem.code)?.count ?? 0),
  }));
  const codes = new Set(newest.map(({ problem }) => problem.code));
  return [...newest, ...before.filter(({ problem }) => !codes.has(problem.code))].slice(0, MOST_PROBLEMS);
}
