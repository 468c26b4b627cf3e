import { isSameJson } from '../../base/canonicalJson';
import { defaultTrainSettings, quickTrainSettings } from '../../experiment/settings/defaults';
import { chooseRun } from '../results/runs';
import { services } from '../services';
import { current, update, withActivity } from '../update';
import { importSourceFiles } from './importFiles';

/**
 * Makes the synthetic records in a worker and loads them like any files. Unchanged training settings are replaced by
 * those of a quick demo, so that results are ready within minutes on any machine.
 */
export async function loadDemo(): Promise<void> {
  const isLoaded = await withActivity('making-demo', {}, async (activity) => {
    const files = await services.pool().run((worker) => worker.demo(), activity.signal);
    await importSourceFiles(files, activity);
    return true;
  });
  const { trainSettings, capsule } = current();
  // The settings of an open capsule were chosen deliberately, even if they equal the defaults.
  if (isLoaded && !capsule && isSameJson(trainSettings, defaultTrainSettings)) {
    update({ trainSettings: quickTrainSettings });
  }
}

/**
 * For addresses with `?demo`: does everything from loading to results automatically; a second visit opens the
 * existing run. If it is stopped on the way, it ends there.
 *
 * @param shows false: an existing run is not shown, because the address names a place
 */
export async function runDemo(shows: boolean): Promise<void> {
  const known = current().runs.find((run) => run.synthetic && run.state === 'finished');
  if (known) {
    if (!shows) return;
    await chooseRun(known.id);
    update({ step: 'results' });
    return;
  }
  await loadDemo();
  if (!current().records.some(({ ticked }) => ticked)) return;
  update({ step: 'beats' });
  const { prepareBeats } = await import('../beats/prepareBeats');
  await prepareBeats();
  if (current().prepared?.stale !== false) return;
  // A user who has gone to another step meanwhile stays there.
  if (current().step === 'beats') update({ step: 'train' });
  const { startTraining } = await import('../train/startTraining');
  await startTraining();
}
