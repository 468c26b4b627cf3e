import type { Run } from '../../experiment/run/types';
import { services } from '../services';
import { reasonOf } from '../storage/reasonOf';
import type { Unreadable } from '../storage/setAsideTypes';
import { withStorage } from '../storage/withStorage';
import { initialState } from '../store';
import type { RunSummary } from '../types';
import { current, update } from '../update';
import { withoutRun } from './compareTypes';

/** The newest choice: a run that loads slowly does not take the place of one chosen after it. */
let chosen = 0;

/**
 * Opens a run from the list for Results and Inspect; its weights stay in the storage.
 *
 * @param isAsked false where the lab does so by itself: a run that cannot be read is then announced once, not every time
 */
export async function chooseRun(runId: string, isAsked = true): Promise<void> {
  const turn = ++chosen;
  if (current().openRun?.id === runId) return;
  const { loadRunView } = await import('./loadRun');
  const run = await loadRunView(runId, isAsked);
  if (turn !== chosen || !current().runs.some(({ id }) => id === runId)) return;
  if (run) update({ openRun: run, inspect: initialState().inspect });
}

/**
 * Puts a new run on top of the list, opens it and stores it; with its weights it stays in memory where it cannot be stored.
 *
 * @param summary its line of the list
 * @returns whether it is stored
 */
export async function addRun(run: Run, summary: RunSummary): Promise<boolean> {
  chosen++;
  services.unsaved.set(run.id, run);
  const folds = run.folds.map(({ model: _model, ...fold }) => fold);
  update((state) => ({
    runs: [summary, ...state.runs],
    openRun: { ...run, folds },
    inspect: initialState().inspect,
  }));
  const isStored = await withStorage(async (storage) => {
    await storage.saveRun(run, summary);
    return true;
  });
  if (isStored) services.unsaved.delete(run.id);
  return isStored === true;
}

export function renameRun(runId: string, title: string): void {
  const name = title.trim();
  if (name === '') return;
  const unsaved = services.unsaved.get(runId);
  if (unsaved) services.unsaved.set(runId, { ...unsaved, title: name });
  update((state) => ({
    runs: state.runs.map((run) => (run.id === runId ? { ...run, title: name } : run)),
    openRun: state.openRun?.id === runId ? { ...state.openRun, title: name } : state.openRun,
    comparison: {
      ...state.comparison,
      runs: state.comparison.runs.map((run) => (run.id === runId ? { ...run, title: name } : run)),
    },
  }));
  void withStorage((storage) => storage.renameRun(runId, name));
}

export function deleteRun(runId: string): void {
  services.unsaved.delete(runId);
  update((state) => ({
    runs: state.runs.filter((run) => run.id !== runId),
    comparison: withoutRun(state.comparison, runId),
    ...(state.openRun?.id === runId ? { openRun: undefined, inspect: initialState().inspect } : {}),
  }));
  void withStorage((storage) => storage.deleteRun(runId));
}

/**
 * The list of runs as stored.
 *
 * @returns those that cannot be read
 */
export async function restoreRuns(): Promise<Unreadable[]> {
  const found = (await withStorage((storage) => storage.loadSummaries())) ?? [];
  update((state) => {
    const added = new Set(state.runs.map(({ id }) => id));
    const stored = found.flatMap(({ id, summary }) => (summary && !added.has(id) ? [summary] : []));
    return { runs: [...state.runs, ...stored].sort((a, b) => b.createdAt.localeCompare(a.createdAt)) };
  });
  return found.flatMap((each) => {
    if (each.summary) return [];
    const { id, title = id, error } = each;
    return { location: { store: 'runs', id }, kind: 'run', title, reason: reasonOf(error) } as const;
  });
}
