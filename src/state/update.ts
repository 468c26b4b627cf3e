import { services } from './services';
import { labStore } from './store';
import type { Activity, LabProblem, LabState, ShownProblem } from './types';

let counter = 0;
const nextId = () => `${Date.now().toString(36)}-${(counter++).toString(36)}`;

/** Merges a change into the store. */
export function update(change: Partial<LabState> | ((state: LabState) => Partial<LabState>)): void {
  labStore.setState(change);
}

export function current(): LabState {
  return labStore.getState();
}

/** Shows a problem once: an equal message about the same file replaces the earlier one. */
export function report(problem: LabProblem, severity: ShownProblem['severity'] = 'error'): void {
  update((state) => ({
    problems: [
      ...state.problems.filter((shown) => shown.message !== problem.message || shown.file !== problem.file),
      { ...problem, severity, id: nextId() },
    ],
  }));
}

/** The reason with which activities are aborted when everything is cleared: their results are then discarded. */
const FORGET = new DOMException('Cleared.', 'AbortError');

/** How often everything was cleared. */
let clearings = 0;

/** Aborts all activities permanently: none of their results may reach the page or the storage. */
export function forgetActivities(): void {
  clearings++;
  for (const abort of services.running.values()) abort.abort(FORGET);
}

/** Whether what begins now is still wanted: nothing was cleared since. */
export function sinceClearing(): () => boolean {
  const before = clearings;
  return () => clearings === before;
}

export const isForgotten = (signal: AbortSignal): boolean => signal.reason === FORGET;

/** The interface through which an activity reports its progress. */
export interface ActivityHandle {
  id: string;
  signal: AbortSignal;
  update(change: Partial<Pick<Activity, 'detail' | 'done' | 'total' | 'secondsLeft'>>): void;
}

/**
 * Runs a long task as an entry of `Activity`, with progress and a Stop that aborts the signal.
 * A stopped task resolves to undefined; other errors are thrown.
 */
export async function withActivity<T>(
  kind: Activity['kind'],
  options: { total?: number; canStop?: boolean },
  task: (activity: ActivityHandle) => Promise<T>,
): Promise<T | undefined> {
  const id = nextId();
  const abort = new AbortController();
  const activity: Activity = {
    id,
    kind,
    detail: '',
    done: 0,
    total: options.total ?? 0,
    startedAtMs: Date.now(),
    secondsLeft: undefined,
    canStop: options.canStop ?? true,
  };
  services.running.set(id, abort);
  update((state) => ({ activities: [...state.activities, activity] }));
  try {
    return await task({
      id,
      signal: abort.signal,
      update(change) {
        update((state) => ({
          activities: state.activities.map((entry) =>
            entry.id === id ? withTimeLeft({ ...entry, ...change }) : entry,
          ),
        }));
      },
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return undefined;
    throw error;
  } finally {
    services.running.delete(id);
    update((state) => ({ activities: state.activities.filter((entry) => entry.id !== id) }));
  }
}

/** Estimates the remaining time from the progress so far, unless the task reports it itself. */
function withTimeLeft(activity: Activity): Activity {
  if (activity.kind === 'training' || activity.total === 0 || activity.done === 0) return activity;
  const elapsedSec = (Date.now() - activity.startedAtMs) / 1000;
  return { ...activity, secondsLeft: (elapsedSec / activity.done) * (activity.total - activity.done) };
}
