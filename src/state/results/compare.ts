import type { RunView } from '../../experiment/run/types';
import { current, update } from '../update';
import { noComparison } from './compareTypes';

/** Number of the newest choice: runs that load slowly do not replace those chosen after them. */
let newestChoice = 0;

/** Loads these runs for a comparison, without their models; fewer than two end the comparison. */
export async function compareRuns(runIds: string[]): Promise<void> {
  const choice = ++newestChoice;
  const ids = [...new Set(runIds)].filter((id) => current().runs.some((run) => run.id === id));
  if (ids.length < 2) {
    update({ comparison: { ...noComparison, ids } });
    return;
  }
  const loaded = current().comparison.runs;
  // Runs that are already loaded stay shown while the others are read.
  update({ comparison: { ids, runs: inOrder(ids, loaded) } });
  const { loadRunView } = await import('./loadRun');
  const runs: RunView[] = [];
  for (const id of ids) {
    const run = loaded.find((each) => each.id === id) ?? (await loadRunView(id));
    if (choice !== newestChoice) return;
    if (run) runs.push(run);
  }
  // Runs may have been deleted or renamed in the meantime.
  const titles = new Map(current().runs.map(({ id, title }) => [id, title]));
  const there = runs
    .filter(({ id }) => titles.has(id))
    .map((run) => ({ ...run, title: titles.get(run.id)! }));
  update({ comparison: { ids: there.map(({ id }) => id), runs: there.length < 2 ? [] : there } });
}

const inOrder = (ids: string[], runs: RunView[]) =>
  ids.flatMap((id) => runs.find((run) => run.id === id) ?? []);
