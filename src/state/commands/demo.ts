import { defaultTrainSettings, quickTrainSettings } from '../../training/defaults';
import { services } from '../services';
import { current, update, withActivity } from '../update';
import { importSourceFiles } from './importFiles';
import { prepareBeats } from './prepareBeats';
import { chooseRun } from './runs';
import { startTraining } from './training';

/**
 * Makes the synthetic records in a worker and loads them like any files. Untouched training settings become
 * those of a quick look, so that results are there in minutes on any machine.
 */
export async function loadDemo(): Promise<void> {
  await withActivity('making-demo', {}, async (activity) => {
    const files = await services.pool().run((worker) => worker.demo(), activity.signal);
    await importSourceFiles(files, activity);
  });
  const { trainSettings } = current();
  if (JSON.stringify(trainSettings) === JSON.stringify(defaultTrainSettings)) {
    update({ trainSettings: quickTrainSettings });
  }
}

/** The address with `?demo`: everything from loading to results by itself; a second visit opens the run that is there. */
export async function runDemo(): Promise<void> {
  const known = current().runs.find((run) => run.synthetic && run.state === 'finished');
  if (known) {
    await chooseRun(known.id);
    update({ step: 'results' });
    return;
  }
  await loadDemo();
  update({ step: 'beats' });
  await prepareBeats();
  update({ step: 'train' });
  await startTraining();
}
