import type { Run } from '../../experiment/run/types';
import { offerUndo } from '../removal/removals';
import { services } from '../services';
import { reasonOf } from '../storage/reasonOf';
import type { Unreadable } from '../storage/setAsideTypes';
import { withStorage } from '../storage/withStorage';
import { initialState } from '../store';
import type { RunSummary } from '../types';
import { current, update } from '../update';
import { withoutRun } from './compareTypes';

/** Number of the newest choice: a run that loads slowly does not replace one chosen after it. */
let newestChoice = 0;

/**
 * Opens a run from the list for Results and Inspect; its weights stay in the storage.
 *
 * @param isAsked false if the lab does so by itself: an unreadable run is then announced only once
 */
export async function chooseRun(runId: string, isAsked = true): Promise<void> {
  const choice = ++newestChoice;
  if (current().openRun?.id === runId) return;
  const { loadRunView } = await import('./loadRun');
  const run = await loadRunView(runId, isAsked);
  if (choice !== newestChoice || !current().runs.some(({ id }) => id === runId)) return;
  if (run) update({ openRun: run, inspect: initialState().inspect });
}

/**
 * Adds a new run at the top of the list, opens it and stores it; if it cannot be stored, it stays in memory with its
 * weights.
 *
 * @param summary its entry in the list
 * @returns whether it is stored
 */
export async function addRun(run: Run, summary: RunSummary): Promise<boolean> {
  newestChoice++;
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

/** Deletes a run, for a while with an undo. */
export function deleteRun(runId: string): void {
  const before = current();
  const run = before.runs.find(({ id }) => id === runId);
  if (!run) return;
  const unsaved = services.unsaved.get(runId);
  dropRun(runId);
  const after = current();
  void offerUndo({ location: { store: 'runs', id: runId }, title: run.title }, async (isStored) => {
    if (!isStored && !unsaved) {
      const { reportMissing } = await import('./loadRun');
      reportMissing(runId, run.title);
      return;
    }
    if (unsaved) services.unsaved.set(runId, unsaved);
    const wasOpen = before.openRun?.id === runId;
    update((state) => ({
      runs: inListOrder([...state.runs, run]),
      // As it was, unless the user has gone on since.
      ...(state.comparison === after.comparison ? { comparison: before.comparison } : {}),
      ...(wasOpen && !state.openRun ? { openRun: before.openRun, inspect: before.inspect } : {}),
    }));
  });
}

/** Takes a run off the page, and leaves the storage as it is. */
export function dropRun(runId: string): void {
  services.unsaved.delete(runId);
  update((state) => ({
    runs: state.runs.filter((run) => run.id !== runId),
    comparison: withoutRun(state.comparison, runId),
    ...(state.openRun?.id === runId ? { openRun: undefined, inspect: initialState().inspect } : {}),
  }));
}

/** Newest first. */
const inListOrder = (runs: RunSummary[]) => runs.sort((a, b) => b.createdAt.localeCompare(a.createdAt));

/**
 * Restores the list of runs from the storage.
 *
 * @returns those that cannot be read
 */
export async function restoreRuns(): Promise<Unreadable[]> {
  const found = (await withStorage((storage) => storage.loadSummaries())) ?? [];
  update((state) => {
    const added = new Set(state.runs.map(({ id }) => id));
    const stored = found.flatMap(({ id, summary }) => (summary && !added.has(id) ? [summary] : []));
    return { runs: inListOrder([...state.runs, ...stored]) };
  });
  return found.flatMap((each) => {
    if (each.summary) return [];
    const { id, title = id, error } = each;
    return { location: { store: 'runs', id }, kind: 'run', title, reason: reasonOf(error) } as const;
  });
}
