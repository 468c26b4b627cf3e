import { isSameJson } from '../../base/canonicalJson';
import { defaultTrainSettings, quickTrainSettings } from '../../experiment/settings/defaults';
import { prepareBeats } from '../beats/prepareBeats';
import { chooseRun } from '../results/runs';
import { services } from '../services';
import { current, update, withActivity } from '../update';
import { importSourceFiles } from './importFiles';

/**
 * Makes the synthetic records in a worker and loads them like any files. Untouched training settings become
 * those of a quick look, so that results are there in minutes on any machine.
 */
export async function loadDemo(): Promise<void> {
  const isLoaded = await withActivity('making-demo', {}, async (activity) => {
    const files = await services.pool().run((worker) => worker.demo(), activity.signal);
    await importSourceFiles(files, activity);
    return true;
  });
  const { trainSettings, capsule } = current();
  // The settings of an open capsule were chosen, whatever they are.
  if (isLoaded && !capsule && isSameJson(trainSettings, defaultTrainSettings)) {
    update({ trainSettings: quickTrainSettings });
  }
}

/**
 * The address with `?demo`: everything from loading to results by itself; a second visit opens the run
 * that is there. Stopped on the way, it goes no further.
 */
export async function runDemo(): Promise<void> {
  const known = current().runs.find((run) => run.synthetic && run.state === 'finished');
  if (known) {
    await chooseRun(known.id);
    update({ step: 'results' });
    return;
  }
  await loadDemo();
  if (!current().records.some(({ ticked }) => ticked)) return;
  update({ step: 'beats' });
  await prepareBeats();
  if (current().prepared?.stale !== false) return;
  // Who has gone elsewhere meanwhile is left there.
  if (current().step === 'beats') update({ step: 'train' });
  const { startTraining } = await import('../train/startTraining');
  await startTraining();
}
