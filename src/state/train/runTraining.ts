import { messageOf } from '../../base/messageOf';
import { lastEpochOf } from '../../experiment/run/checkpoint';
import { runWithCheckpoints } from '../../experiment/run/runWithCheckpoints';
import type { Checkpoint, TrainingEvent, TrainingResult } from '../../experiment/run/types';
import type { TrainSettings } from '../../experiment/settings/types';
import { noteRun } from '../capsule/noteRun';
import { addRun } from '../results/runs';
import { summariseRun } from '../results/summariseRun';
import { engineIdOf, services } from '../services';
import { unlessStopped } from '../unlessStopped';
import { type ActivityHandle, current, isForgotten, update, withActivity } from '../update';
import { activeRun, quietly } from './activeRun';
import { type CheckpointWriter, createCheckpointWriter } from './checkpointWriter';
import { followTraining, interrupted, openingState, patchTraining } from './followTraining';
import type { GivenBeats } from './givenBeats';
import { experimentOf, makeRun } from './makeRun';
import { withRun } from './runLock';
import { EngineMissing, reportFailed, reportOtherEngine, reportUnstored } from './trainingProblems';
import { restoreUnfinished } from './unfinishedList';

/** One run, from its first beat or from a checkpoint. */
export interface TrainingJob {
  /** The run's id, which its checkpoints have as well. */
  id: string;
  title: string;
  settings: TrainSettings;
  given: GivenBeats;
  resume?: Checkpoint | undefined;
}

/** Runs the job to its end as the only tab that has it; says what went wrong. Never rejects for reasons that lie in the run. */
export async function runTraining(job: TrainingJob): Promise<void> {
  const { settings, given, resume } = job;
  const { settings: prepare, synthetic } = given.prepared;
  update({ training: openingState(settings, { classCount: prepare.classCount, synthetic, resume }) });
  activeRun.stops = 0;
  const writer = writerOf(job);
  try {
    const result = await withActivity('training', {}, (activity) => train(job, writer, activity));
    await writer.close();
    const isUnstored = result && !(await finish(result, job));
    if (!result) patchTraining({ status: 'stopped' });
    // A run that could not be stored can still be had from its last checkpoint after a reload.
    if (!isUnstored) await forget(job.id);
  } catch (error) {
    patchTraining({ status: 'failed' });
    services.closeTrainer();
    await writer.close();
    // The same steps would come to the same end: there is nothing to go on from.
    if (nameOf(error) === 'TrainingDiverged') await forget(job.id);
    await restoreUnfinished([job.id]);
    reportFailed(
      error,
      current().unfinished.some(({ id }) => id === job.id),
    );
  }
}

/** Starts a run of its own; no other tab can have it. */
export async function startRun(job: Omit<TrainingJob, 'id'>): Promise<void> {
  const id = crypto.randomUUID();
  await withRun(id, () => runTraining({ ...job, id }));
}

function writerOf({ id, title, settings, given, resume }: TrainingJob): CheckpointWriter {
  const experiment = experimentOf(settings, given);
  return createCheckpointWriter({
    storage: services.storage,
    describe: (checkpoint) => ({
      ...{ id, title, experiment, synthetic: given.prepared.synthetic },
      savedAt: new Date().toISOString(),
      after: lastEpochOf(checkpoint)!,
    }),
    onStored: (checkpoint) => patchTraining({ storedAfter: lastEpochOf(checkpoint) }),
    onRefused: reportUnstored,
    storedFolds: resume?.folds.map(({ fold }) => fold) ?? [],
  });
}

/** Takes a run's checkpoint out of the storage; where that cannot be done, it is offered again at the next start. */
async function forget(id: string): Promise<void> {
  if (current().storage.status !== 'off') await services.storage.deleteCheckpoint(id).catch(() => undefined);
}

/** Trains, in a fresh thread from the newest checkpoint where the one in use dies. */
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
      // Stop was pressed and nothing was trained yet: there is nothing to go on for.
      if (!checkpoint) signal.throwIfAborted();
      if (isHopeless) throw error;
      services.closeTrainer();
      interrupted({ what: 'thread', after: lastEpochOf(checkpoint) });
    },
  });
}

async function attempt(
  { settings, given: { prepared, parts } }: TrainingJob,
  resume: Checkpoint | undefined,
  onEvent: (event: TrainingEvent) => void,
  signal: AbortSignal,
): Promise<TrainingResult> {
  // Stop before the run ends it at once, unless there are epochs of before: those are tested and kept.
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
    const run = trainer.run(settings, classCount, onEvent, { resume, windowSec });
    activeRun.trainer = trainer;
    // Pause and Stop may have been pressed before there was anything to pause or to stop.
    const status = current().training?.status;
    if (status === 'pausing' || status === 'paused') quietly(trainer.pause());
    for (let i = 0; i < activeRun.stops; i++) quietly(trainer.stop());
    const result = await run;
    if (isForgotten(signal)) throw signal.reason;
    return result;
  } catch (error) {
    throw isForgotten(signal) ? signal.reason : error;
  } finally {
    activeRun.trainer = undefined;
    // The beats are the page's: the thread holds them for a run only.
    quietly(trainer.clearBeats());
  }
}

/**
 * Stores the run, opens it, and shows it to whoever still looks at the training.
 *
 * @returns whether nothing of it hangs on its checkpoint any more
 */
async function finish(result: TrainingResult, { id, title, settings, given }: TrainingJob): Promise<boolean> {
  if (result.folds.length === 0) {
    patchTraining({ status: 'stopped' });
    return true;
  }
  const run = makeRun(result, settings, given, { id, title: distinct(title) });
  patchTraining({ status: result.state, runId: run.id, secondsLeft: undefined });
  // The last step is not an event of its own, and the last epoch's may be late.
  if (result.state === 'finished') {
    const histories = run.folds.map(({ history }) => history);
    patchTraining({ stepsDone: current().training!.stepsTotal, histories });
  }
  const stored = addRun(run, summariseRun(run));
  noteRun(run);
  if (current().step === 'train') update({ step: 'results' });
  return stored;
}

/** Runs of equal settings are told apart by a number. */
function distinct(title: string): string {
  const taken = new Set(current().runs.map((run) => run.title));
  let name = title;
  for (let i = 2; taken.has(name); i++) name = `${title} (${i})`;
  return name;
}

const nameOf = (error: unknown) => (error as { name?: unknown } | null)?.name;
