import type { Experiment, TrainSettings } from '../../experiment/settings/types';
import { goTo } from '../page';
import { activeRun } from '../train/activeRun';
import { protocolOfSide } from '../train/protocolSide';
import { restoreExperiment } from '../train/restoreExperiment';
import { current, report } from '../update';
import { seedKeyOf } from './counterpart';
import { loadRunView } from './loadRun';

/**
 * Restores the settings of a run, with its records ticked, under the other kind of protocol, and goes to Train.
 * Everything else stays equal, so that any difference is due to the protocol. Has no effect during a training.
 */
export function repeatUnder(runId: string, side: 'intra' | 'inter'): Promise<void> {
  return repeatWith(runId, ({ records }) => protocolOfSide(side, records));
}

/**
 * The same with another seed, one that no run with these settings has had: everything else stays equal, so that any difference is due to chance.
 */
export function repeatWithSeed(runId: string): Promise<void> {
  return repeatWith(runId, (experiment) => {
    const key = seedKeyOf(experiment);
    const used = new Set(current().runs.flatMap(({ seedKey, seed }) => (seedKey === key ? [seed] : [])));
    let { seed } = experiment.train;
    // Seeds have 32 bits.
    do seed = (seed + 1) >>> 0;
    while (used.has(seed));
    return { seed };
  });
}

async function repeatWith(
  runId: string,
  change: (experiment: Experiment) => Partial<TrainSettings>,
): Promise<void> {
  if (activeRun.isBusy) return;
  const run = await loadRunView(runId);
  if (!run || activeRun.isBusy) return;
  const { experiment, title } = run;
  const train = { ...experiment.train, ...change(experiment) };
  const missing = restoreExperiment({ ...experiment, train });
  if (missing.length === 0) {
    goTo('train');
    return;
  }
  reportRepeatRecords(title, missing);
}

/** Reports the records without which a run cannot be repeated. */
export function reportRepeatRecords(title: string, missing: readonly string[]): void {
  const records = missing.join(', ');
  report({
    code: 'repeat-records',
    file: '',
    message: `The run ${title} cannot be repeated yet: ${records} are not here with the same files. Load those files again, then repeat it.`,
    values: { run: title, records },
  });
}
