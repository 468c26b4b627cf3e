import { goTo } from '../page';
import { activeRun } from '../train/activeRun';
import { protocolOfSide } from '../train/protocolSide';
import { restoreExperiment } from '../train/restoreExperiment';
import { report } from '../update';
import { loadRunView } from './loadRun';

/**
 * Restores the settings of a run, with its records ticked, under the other kind of protocol, and goes to Train.
 * Everything else stays equal, so that any difference is due to the protocol. Has no effect during a training.
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
