import { messageOf } from '../../base/messageOf';
import type { ComparedAnnotators, ComparedSource, RecordSource } from '../../workers/records/types';
import { services } from '../services';
import { type ActivityHandle, current, update, withActivity } from '../update';
import type { Ec57Comparison, MissingRecord } from './types';

/** What has to be read for a comparison. */
export interface Ec57Task extends Omit<Ec57Comparison, 'status' | 'records'> {
  jobs: { record: string; source: RecordSource; asked: ComparedAnnotators }[];
  /** Comparisons that were made already, by their keys. */
  known: Map<string, Ec57Comparison>;
}

/** The comparison of each kind that is being made. */
const active = new Map<Ec57Task['part'], { key: string; done: Promise<void>; stop(): void }>();

/**
 * Makes a comparison, unless it is the one that is shown, and shows it. Resolves when it is there or was stopped; one
 * that is wanted meanwhile takes its place.
 */
export async function compare(task: Ec57Task, isAsked: boolean): Promise<void> {
  const running = active.get(task.part);
  if (running?.key === task.key) return running.done;
  const shown = current().ec57[task.part];
  if (shown?.key === task.key && (shown.status === 'done' || !isAsked)) return;
  running?.stop();
  const known = task.known.get(task.key);
  if (known) {
    show(known);
    return;
  }
  let id = '';
  const done = withActivity('comparing', { total: task.jobs.length }, (activity) => {
    id = activity.id;
    return read(task, activity);
  });
  const entry = { key: task.key, done, stop: () => services.running.get(id)?.abort() };
  active.set(task.part, entry);
  try {
    await done;
  } finally {
    if (active.get(task.part) === entry) active.delete(task.part);
    const left = current().ec57[task.part];
    if (left?.key === task.key && left.status === 'reading') show({ ...left, status: 'stopped' });
  }
}

async function read({ jobs, known, ...task }: Ec57Task, activity: ActivityHandle): Promise<void> {
  show({ ...task, status: 'reading', records: [] });
  const missing: MissingRecord[] = [...task.missing];
  let done = 0;
  const found = await Promise.all(
    jobs.map(async ({ record, source, asked }): Promise<ComparedSource | undefined> => {
      try {
        return await services.pool().run((worker) => worker.compare(source, asked), activity.signal);
      } catch (error) {
        if (activity.signal.aborted) throw error;
        missing.push({ record, why: 'unreadable', reason: messageOf(error) });
        return undefined;
      } finally {
        activity.update({ detail: record, done: ++done });
      }
    }),
  );
  const records = found.filter((each) => each !== undefined);
  const comparison: Ec57Comparison = { ...task, status: 'done', records, missing };
  if (missing.length === task.missing.length) known.set(task.key, comparison);
  show(comparison);
}

function show(comparison: Ec57Comparison): void {
  update(({ ec57 }) => ({ ec57: { ...ec57, [comparison.part]: comparison } }));
}
