import type { RunView } from '../../experiment/run/types';
import { current, update } from '../update';
import { noComparison } from './compareTypes';
import { loadRunView } from './loadRun';

/** The newest choice: runs that load slowly do not take the place of those chosen after them. */
let chosen = 0;

/** Loads these runs to be looked at side by side, without their models; fewer than two end the comparison. */
export async function compareRuns(runIds: string[]): Promise<void> {
  const turn = ++chosen;
  const ids = [...new Set(runIds)].filter((id) => current().runs.some((run) => run.id === id));
  if (ids.length < 2) {
    update({ comparison: { ...noComparison, ids } });
    return;
  }
  const loaded = current().comparison.runs;
  // What is there already stays in sight while the rest is read.
  update({ comparison: { ids, runs: inOrder(ids, loaded) } });
  const runs: RunView[] = [];
  for (const id of ids) {
    const run = loaded.find((each) => each.id === id) ?? (await loadRunView(id));
    if (turn !== chosen) return;
    if (run) runs.push(run);
  }
  // Runs may have been deleted or renamed meanwhile.
  const titles = new Map(current().runs.map(({ id, title }) => [id, title]));
  const there = runs
    .filter(({ id }) => titles.has(id))
    .map((run) => ({ ...run, title: titles.get(run.id)! }));
  update({ comparison: { ids: there.map(({ id }) => id), runs: there.length < 2 ? [] : there } });
}

const inOrder = (ids: string[], runs: RunView[]) =>
  ids.flatMap((id) => runs.find((run) => run.id === id) ?? []);
