import { summariseRun } from '../selectors/summariseRun';
import { services } from '../services';
import { initialState } from '../store';
import { current, report, update } from '../update';
import { keep } from './keep';

/** Opens a run from the list for Results and Inspect. */
export async function chooseRun(runId: string): Promise<void> {
  if (current().openRun?.id === runId) return;
  const run = await keep((storage) => storage.loadRun(runId));
  if (run) update({ openRun: run, inspect: initialState().inspect });
}

export function renameRun(runId: string, title: string): void {
  const name = title.trim();
  if (name === '') return;
  update((state) => ({
    runs: state.runs.map((run) => (run.id === runId ? { ...run, title: name } : run)),
    openRun: state.openRun?.id === runId ? { ...state.openRun, title: name } : state.openRun,
  }));
  void keep((storage) => storage.renameRun(runId, name));
}

export function deleteRun(runId: string): void {
  update((state) => ({
    runs: state.runs.filter((run) => run.id !== runId),
    ...(state.openRun?.id === runId ? { openRun: undefined, inspect: initialState().inspect } : {}),
  }));
  void keep((storage) => storage.deleteRun(runId));
}

/** The list of runs as stored; a run that cannot be summed up is named and left out. */
export async function restoreRuns(): Promise<void> {
  const stored = (await keep((storage) => storage.loadRuns())) ?? [];
  const runs = [];
  for (const run of stored) {
    try {
      runs.push(summariseRun(run));
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
      void services.storage.deleteRun(run.id);
    }
  }
  update({ runs: runs.sort((a, b) => b.createdAt.localeCompare(a.createdAt)) });
}
