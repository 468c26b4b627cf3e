import type { Run } from '../../experiment/run/types';
import { services } from '../services';
import { withStorage } from '../storage/withStorage';
import { initialState } from '../store';
import type { RunSummary } from '../types';
import { current, report, update } from '../update';
import { type ComparisonState, noComparison } from './compareTypes';
import { summariseRun } from './summariseRun';

/** The newest choice: a run that loads slowly does not take the place of one chosen after it. */
let chosen = 0;

/** Opens a run from the list for Results and Inspect. */
export async function chooseRun(runId: string): Promise<void> {
  const turn = ++chosen;
  if (current().openRun?.id === runId) return;
  const held = services.unsaved.get(runId);
  const run = held ?? (await withStorage(async (storage) => (await storage.loadRun(runId)) ?? 'gone'));
  if (turn !== chosen || !current().runs.some(({ id }) => id === runId)) return;
  if (run === 'gone') tellGone(runId);
  else if (run) update({ openRun: run, inspect: initialState().inspect });
}

/** Another tab of the lab deleted it, or cleared the storage. */
export function tellGone(runId: string): void {
  const title = current().runs.find(({ id }) => id === runId)?.title ?? runId;
  update((state) => ({
    runs: state.runs.filter(({ id }) => id !== runId),
    comparison: withoutRun(state.comparison, runId),
  }));
  report(
    {
      code: 'run-gone',
      file: '',
      message: `The run ${title} is no longer stored (it was deleted in another tab), so it was taken off the list.`,
      values: { run: title },
    },
    'warning',
  );
}

/** Puts a new run on top of the list, opens it and stores it; it stays at hand where it cannot be stored. */
export async function addRun(run: Run): Promise<void> {
  chosen++;
  services.unsaved.set(run.id, run);
  update((state) => ({
    runs: [summariseRun(run), ...state.runs],
    openRun: run,
    inspect: initialState().inspect,
  }));
  const isStored = await withStorage(async (storage) => {
    await storage.saveRun(run);
    return true;
  });
  if (isStored) services.unsaved.delete(run.id);
}

export function renameRun(runId: string, title: string): void {
  const name = title.trim();
  if (name === '') return;
  const held = services.unsaved.get(runId);
  if (held) services.unsaved.set(runId, { ...held, title: name });
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

/** One run alone is no comparison. */
function withoutRun({ ids, runs }: ComparisonState, runId: string): ComparisonState {
  const left = runs.filter(({ id }) => id !== runId);
  return { ...noComparison, ids: ids.filter((id) => id !== runId), runs: left.length < 2 ? [] : left };
}

/** The list of runs as stored; a run that cannot be summed up is named and left out. */
export async function restoreRuns(): Promise<void> {
  const stored = (await withStorage((storage) => storage.loadRuns())) ?? [];
  const runs: RunSummary[] = [];
  for (const run of stored) {
    try {
      const summary = summariseRun(run);
      if (typeof summary.createdAt !== 'string') throw new TypeError('It has no date.');
      runs.push(summary);
    } catch {
      report(
        {
          code: 'storage-damaged',
          file: run.id,
          message: `The stored run ${run.title ?? run.id} is damaged and was left out of the list.`,
          values: { run: run.id },
        },
        'warning',
      );
      void withStorage((storage) => storage.deleteRun(run.id));
    }
  }
  update({ runs: runs.sort((a, b) => b.createdAt.localeCompare(a.createdAt)) });
}
