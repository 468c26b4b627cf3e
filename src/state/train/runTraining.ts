import { messageOf } from '../../base/messageOf';
import { lastEpochOf } from '../../experiment/run/checkpoint';
import { runWithCheckpoints } from '../../experiment/run/runWithCheckpoints';
import type { TrainingResult } from '../../experiment/run/trainer';
import type { Checkpoint, TrainingEvent } from '../../experiment/run/types';
import type { TrainSettings } from '../../experiment/settings/types';
import { compareWithCapsule } from '../capsule/compareWithCapsule';
import { addRun } from '../results/runs';
import { summariseRun } from '../results/summariseRun';
import { engineIdOf, services } from '../services';
import { unlessStopped } from '../unlessStopped';
import { type ActivityHandle, current, isForgotten, update, withActivity } from '../update';
import { activeRun, ignoreRejection } from './activeRun';
import { type CheckpointWriter, createCheckpointWriter } from './checkpointWriter';
import { followTraining, openingState, patchTraining, recordInterruption } from './followTraining';
import { experimentOf, makeRun } from './makeRun';
import type { PreparedBeats } from './preparedBeats';
import { withRunLock } from './runLock';
import { EngineMissing, reportFailed, reportOtherEngine, reportUnstored } from './trainingProblems';
import { isPaused } from './trainingSelectors';
import { restoreUnfinished } from './unfinishedList';

/** One run, from its first beat or from a checkpoint. */
export interface TrainingJob {
  /** The id of the run, also used for its checkpoints. */
  id: string;
  title: string;
  settings: TrainSettings;
  beats: PreparedBeats;
  resume?: Checkpoint | undefined;
  /** Pauses after its first epoch. */
  isStepping?: boolean | undefined;
}

/**
 * Runs the job to its end, while holding the lock of the run; reports failures. Never rejects for reasons that lie in
 * the run.
 */
export async function runTraining(job: TrainingJob): Promise<void> {
  const { title, settings, beats, resume, isStepping } = job;
  const { settings: prepare, synthetic } = beats.prepared;
  update({
    training: openingState(settings, {
      title,
      rows: prepare.rows,
      classCount: prepare.classCount,
      synthetic,
      resume,
      isStepping,
    }),
  });
  activeRun.stops = 0;
  const writer = writerOf(job);
  try {
    const result = await withActivity('training', {}, (activity) => train(job, writer, activity));
    await writer.close();
    const isUnstored = result && !(await finish(result, job));
    if (!result) patchTraining({ status: 'stopped' });
    // A run that could not be stored can still be recovered from its last checkpoint after a reload.
    if (!isUnstored) await deleteCheckpoint(job.id);
  } catch (error) {
    patchTraining({ status: 'failed' });
    services.closeTrainer();
    await writer.close();
    // The same steps would diverge again: there is nothing to resume.
    if (nameOf(error) === 'TrainingDiverged') await deleteCheckpoint(job.id);
    await restoreUnfinished([job.id]);
    reportFailed(
      error,
      current().unfinished.some(({ id }) => id === job.id),
    );
  }
}

/**
 * Starts a new run; no other tab can hold its lock.
 *
 * @returns its id, if it has a result
 */
export async function startRun(job: Omit<TrainingJob, 'id'>): Promise<string | undefined> {
  const id = crypto.randomUUID();
  await withRunLock(id, () => runTraining({ ...job, id }));
  return current().runs.some((run) => run.id === id) ? id : undefined;
}

function writerOf({ id, title, settings, beats, resume }: TrainingJob): CheckpointWriter {
  const experiment = experimentOf(settings, beats);
  return createCheckpointWriter({
    storage: services.storage,
    describe: (checkpoint) => ({
      ...{ id, title, experiment, synthetic: beats.prepared.synthetic },
      savedAt: new Date().toISOString(),
      after: lastEpochOf(checkpoint)!,
    }),
    onStored: (checkpoint) => patchTraining({ storedAfter: lastEpochOf(checkpoint) }),
    onRefused: reportUnstored,
    storedFolds: resume?.folds.map(({ fold }) => fold) ?? [],
  });
}

/** Deletes the checkpoint of a run; if that fails, the run is offered again at the next start. */
async function deleteCheckpoint(id: string): Promise<void> {
  if (current().storage.status !== 'off') await services.storage.deleteCheckpoint(id).catch(() => undefined);
}

/** Trains; if the thread dies, continues in a new one from the newest checkpoint. */
async function train(
  job: TrainingJob,
  writer: CheckpointWriter,
  activity: ActivityHandle,
): Promise<TrainingResult> {
  const { signal } = activity;
  return runWithCheckpoints({
    resume: job.resume,
    attempt: (from, report) => attempt(job, from, report, signal),
    onEvent: (event, checkpoint) => {
      if (isForgotten(signal)) return;
      if (checkpoint && current().storage.status !== 'off') writer.offer(checkpoint);
      followTraining(event, activity);
    },
    recover: ({ error, checkpoint, isHopeless }) => {
      if (nameOf(error) !== 'ThreadDied') throw error;
      // Stop was pressed and nothing was trained yet: there is nothing to continue.
      if (!checkpoint) signal.throwIfAborted();
      if (isHopeless) throw error;
      services.closeTrainer();
      recordInterruption({ what: 'thread', after: lastEpochOf(checkpoint) });
    },
  });
}

async function attempt(
  { settings, beats: { prepared, parts } }: TrainingJob,
  resume: Checkpoint | undefined,
  onEvent: (event: TrainingEvent) => void,
  signal: AbortSignal,
): Promise<TrainingResult> {
  // Stop before the run ends it at once, unless earlier epochs were resumed: those are tested and kept.
  const throwIfOver = () => {
    if (!resume || isForgotten(signal)) signal.throwIfAborted();
  };
  const opening = services.trainer(resume && engineIdOf(resume.engine)).catch((error: unknown) => {
    throw nameOf(error) === 'ThreadDied' ? error : new EngineMissing(messageOf(error));
  });
  const trainer = await (resume ? opening : unlessStopped(opening, signal));
  try {
    const engine = await trainer.engine();
    update({ engine });
    if (resume) reportOtherEngine(resume.engine, engine);
    await trainer.clearBeats();
    for (const part of parts) {
      throwIfOver();
      await trainer.addBeats(part);
    }
    throwIfOver();
    const { classCount, window } = prepared.settings;
    const windowSec = window.beforeSec + window.afterSec;
    const { earlier } = prepared;
    const run = trainer.run(settings, classCount, onEvent, { resume, windowSec, earlier });
    activeRun.trainer = trainer;
    // Pause, Step and Stop may have been pressed before there was a trainer to receive them.
    const { status, isStepping } = current().training ?? {};
    if (isPaused(status)) ignoreRejection(trainer.pause());
    else if (isStepping) ignoreRejection(trainer.step());
    for (let i = 0; i < activeRun.stops; i++) ignoreRejection(trainer.stop());
    const result = await run;
    if (isForgotten(signal)) throw signal.reason;
    return result;
  } catch (error) {
    throw isForgotten(signal) ? signal.reason : error;
  } finally {
    activeRun.trainer = undefined;
    // The beats belong to the page: the thread holds them only for a run.
    ignoreRejection(trainer.clearBeats());
  }
}

/**
 * Stores the run, opens it, and shows it if the Train step is still shown.
 *
 * @returns whether the checkpoint is no longer needed
 */
async function finish(result: TrainingResult, { id, title, settings, beats }: TrainingJob): Promise<boolean> {
  if (result.folds.length === 0) {
    patchTraining({ status: 'stopped' });
    return true;
  }
  const run = makeRun(result, settings, beats, { id, title: uniqueTitle(title) });
  patchTraining({ status: result.state, runId: run.id, secondsLeft: undefined });
  // The last step has no event of its own, and that of the last epoch may be late.
  if (result.state === 'finished') {
    const histories = run.folds.map(({ history }) => history);
    patchTraining({ stepsDone: current().training!.stepsTotal, histories });
  }
  const stored = addRun(run, summariseRun(run));
  compareWithCapsule(run);
  if (current().step === 'train') update({ step: 'results' });
  return stored;
}

/** Runs with equal settings are distinguished by a number. */
function uniqueTitle(title: string): string {
  const taken = new Set(current().runs.map((run) => run.title));
  let name = title;
  for (let i = 2; taken.has(name); i++) name = `${title} (${i})`;
  return name;
}

const nameOf = (error: unknown) => (error as { name?: unknown } | null)?.name;
