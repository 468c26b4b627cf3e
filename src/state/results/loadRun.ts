import type { ModelArtifacts } from '../../experiment/network/types';
import type { RunView } from '../../experiment/run/types';
import type { LabProblem } from '../problemTypes';
import { services } from '../services';
import { reasonOf } from '../storage/reasonOf';
import { setAside } from '../storage/setAside';
import { withStorage } from '../storage/withStorage';
import { current, report, update } from '../update';
import { withoutRun } from './compareTypes';
import { runMetrics } from './runMetrics';
import { recordConfusions } from './runRecords';

/**
 * Loads a run of the list for viewing, without its models.
 *
 * @param isAsked the user has just requested it
 * @returns undefined if it no longer exists or cannot be read, which is reported: it is then removed from the list
 */
export async function loadRunView(id: string, isAsked = true): Promise<RunView | undefined> {
  const { openRun } = current();
  const active = openRun?.id === id ? openRun : services.unsaved.get(id);
  if (active) return active;
  const run = await withStorage(async (storage) => (await storage.loadRunView(id)) ?? 'missing');
  if (run === 'missing') reportMissing(id);
  if (!run || run === 'missing') return undefined;
  try {
    // The tables of a run show these; calling them here caches them, and finds damaged runs.
    runMetrics(run);
    recordConfusions(run);
    return run;
  } catch (error) {
    const title = removeFromList(id);
    const location = { store: 'runs', id } as const;
    await setAside([{ location, kind: 'run', title, reason: reasonOf(error) }], { isAsked });
    return undefined;
  }
}

/** The trained network of one fold; undefined if there is none, which is reported. */
export async function loadModel(run: RunView, fold: number): Promise<ModelArtifacts | undefined> {
  const model = await storedModel(run, fold);
  if (model !== 'missing') return model;
  report(modelGone(run, fold));
  return undefined;
}

/** The trained network of one fold; undefined if the storage cannot be read, which is reported. */
export async function storedModel(
  run: RunView,
  fold: number,
): Promise<ModelArtifacts | 'missing' | undefined> {
  const unsaved = services.unsaved.get(run.id)?.folds.find((each) => each.fold === fold);
  if (unsaved) return unsaved.model;
  return withStorage(async (storage) => (await storage.loadModel(run.id, fold)) ?? 'missing');
}

/** That the network of a fold is not stored, whatever it was wanted for. */
export function modelGone(run: RunView, fold: number): LabProblem {
  const number = fold + 1;
  return {
    code: 'model-gone',
    file: '',
    message: `The network of fold ${number} of the run ${run.title} is not stored (any more). Everything else of the run is there. Repeat the run to have the network again.`,
    values: { run: run.title, fold: number },
  };
}

/** Reports a run that was deleted by another tab of the lab, or with the storage. */
export function reportMissing(id: string, title = removeFromList(id)): void {
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

/** @returns its title in the list */
function removeFromList(id: string): string {
  const title = current().runs.find((run) => run.id === id)?.title ?? id;
  update((state) => ({
    runs: state.runs.filter((run) => run.id !== id),
    comparison: withoutRun(state.comparison, id),
  }));
  return title;
}
