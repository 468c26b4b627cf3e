import type { Checkpoint } from '../../experiment/run/types';
import { prepareBeats } from '../beats/prepareBeats';
import { fingerprint } from '../records/usedRecords';
import { offerUndo } from '../removal/removals';
import { engineIdOf, services } from '../services';
import { setAside } from '../storage/setAside';
import { withStorage } from '../storage/withStorage';
import type { UnfinishedRun } from '../types';
import { current, report, update } from '../update';
import { activeRun } from './activeRun';
import { missingRecords, restoreExperiment } from './restoreExperiment';
import { withRunLock } from './runLock';
import { runTraining } from './runTraining';
import { restoreUnfinished, unreadableRun } from './unfinishedList';

/**
 * Resumes a run that a closed, crashed or reloaded page left unfinished: ticks its records, prepares them as they
 * were, opens an engine and goes on training. Reports what is missing; nothing stored is deleted.
 */
export async function resumeUnfinished(runId: string): Promise<void> {
  const run = current().unfinished.find(({ id }) => id === runId);
  if (!run || activeRun.isBusy) return;
  activeRun.isBusy = true;
  try {
    const isOurs = await withRunLock(runId, () => resume(run));
    if (!isOurs) reportElsewhere(run);
    if (!isOurs) await restoreUnfinished();
  } finally {
    activeRun.isBusy = false;
  }
}

/** Deletes a run that could be resumed, for a while with an undo. */
export async function discardUnfinished(runId: string): Promise<void> {
  const run = current().unfinished.find(({ id }) => id === runId);
  if (!run) return;
  if (await withRunLock(runId, () => forgetUnfinished(run))) return;
  reportElsewhere(run);
  await restoreUnfinished();
}

async function forgetUnfinished({ id, title }: UnfinishedRun): Promise<void> {
  update((state) => ({ unfinished: state.unfinished.filter((other) => other.id !== id) }));
  await offerUndo({ location: { store: 'unfinished', id }, title }, () => restoreUnfinished());
}

async function resume(run: UnfinishedRun): Promise<void> {
  const { id, title, experiment } = run;
  const checkpoint = await loadCheckpoint(run);
  if (!checkpoint) return;
  if (!restoreInputs(run)) return;
  if (!isPrepared(run)) await prepareBeats();
  const { prepared } = current();
  if (!prepared || prepared.stale) return;
  if (!isPrepared(run)) {
    reportRecords(run, missingRecords(run.experiment.records, prepared.records));
    return;
  }
  const { engine } = current();
  // Another engine would work as well, but with other last digits.
  if (engine && engineIdOf(engine) !== engineIdOf(checkpoint.engine)) services.closeTrainer();
  update((state) => ({ unfinished: state.unfinished.filter((other) => other.id !== id) }));
  await runTraining({
    ...{ id, title, settings: experiment.train, resume: checkpoint },
    beats: { prepared: { ...prepared, earlier: experiment.earlier }, parts: services.parts },
  });
}

/** @returns undefined if it no longer exists or cannot be read, which is reported; nothing stored is deleted */
async function loadCheckpoint({ id, title }: UnfinishedRun): Promise<Checkpoint | undefined> {
  try {
    const loaded = await services.storage.loadCheckpoint(id);
    if (loaded?.version === 1) return loaded;
    if (loaded) throw new DOMException(`Its version is ${String(loaded.version)}.`, 'DataError');
    reportEnded(title);
    await restoreUnfinished([id]);
  } catch (error) {
    if ((error as { name?: unknown }).name === 'DataError') await setCheckpointAside({ id, title }, error);
    else await withStorage(() => Promise.reject(error));
  }
  return undefined;
}

async function setCheckpointAside(
  { id, title }: { id: string; title: string },
  error: unknown,
): Promise<void> {
  update((state) => ({ unfinished: state.unfinished.filter((other) => other.id !== id) }));
  await setAside([unreadableRun(id, error, title)], { isAsked: true });
}

/** Restores the ticks and settings of the run. @returns false if records are missing, which is reported */
function restoreInputs(run: UnfinishedRun): boolean {
  // Its checkpoint names them: they must be called as they were.
  const missing = missingRecords(run.experiment.records, current().records);
  const notReady = missing.length > 0 ? missing : restoreExperiment(run.experiment);
  if (notReady.length > 0) reportRecords(run, notReady);
  return notReady.length === 0;
}

function isPrepared({ experiment }: UnfinishedRun): boolean {
  const { prepared } = current();
  return (
    prepared !== undefined &&
    !prepared.stale &&
    services.parts.length > 0 &&
    fingerprint(prepared.records) === fingerprint(experiment.records)
  );
}

function reportRecords({ title }: UnfinishedRun, missing: string[]): void {
  const records = missing.join(', ');
  report({
    code: 'resume-records',
    file: '',
    message: `The training ${title} cannot go on yet: ${records || 'some records'} are not here as they were when it began (removed, or their files have changed). Nothing of it is lost: load those files again, then resume.`,
    values: { run: title, records },
  });
}

function reportElsewhere({ title }: UnfinishedRun): void {
  report(
    {
      code: 'resume-elsewhere',
      file: '',
      message: `The training ${title} goes on in another tab of the lab, so it was left to that one.`,
      values: { run: title },
    },
    'note',
  );
}

function reportEnded(title: string): void {
  report(
    {
      code: 'resume-gone',
      file: '',
      message: `The training ${title} was finished or discarded in another tab, so it was taken off the list.`,
      values: { run: title },
    },
    'note',
  );
}
