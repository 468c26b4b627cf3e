import type { RunView } from '../../experiment/run/types';
import { goTo } from '../page';
import { activeRun } from '../train/activeRun';
import { protocolOfSide } from '../train/protocolSide';
import { restoreExperiment } from '../train/restoreExperiment';
import { current, report, update } from '../update';
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

/**
 * Puts the settings of a run back, its records ticked, under the other kind of protocol, and goes to Train. Everything else stays
 * equal, so that what differs afterwards is what the protocol is worth. Not while a training has the settings.
 */
export async function repeatUnder(runId: string, side: 'intra' | 'inter'): Promise<void> {
  if (activeRun.isBusy) return;
  const run = await loadRunView(runId);
  if (!run || activeRun.isBusy) return;
  const { experiment, title } = run;
  const train = { ...experiment.train, ...protocolOfSide(side, experiment.records) };
  const missing = restoreExperiment({ ...experiment, train });
  if (missing.length === 0) {
    goTo('train');
    return;
  }
  const records = missing.join(', ');
  report({
    code: 'repeat-records',
    file: '',
    message: `The run ${title} cannot be repeated yet: ${records} are not here with the same files. Load those files again, then repeat it.`,
    values: { run: title, records },
  });
}
