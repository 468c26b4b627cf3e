import { CheckpointKeeper, lastEpochOf } from '../../experiment/run/checkpoint';
import { CheckpointTries } from '../../experiment/run/checkpointTries';
import type { Checkpoint, TrainingEvent, TrainingResult } from '../../experiment/run/types';
import type { TrainSettings } from '../../experiment/settings/types';
import { noteRun } from '../capsule/noteRun';
import { addRun } from '../results/runs';
import { engineIdOf, services } from '../services';
import { unlessStopped } from '../unlessStopped';
import { type ActivityHandle, current, isForgotten, update, withActivity } from '../update';
import { type CheckpointWriter, createCheckpointWriter } from './checkpointWriter';
import { followTraining, interrupted, openingState, patchTraining } from './followTraining';
import { inHand, quietly } from './inHand';
import { experimentOf, type GivenBeats, makeRun } from './makeRun';
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
  inHand.stops = 0;
  const kept = new CheckpointKeeper(resume);
  const writer = writerOf(job);
  try {
    const result = await withActivity('training', {}, (activity) => train(job, kept, writer, activity));
    await writer.close();
    if (result) await finish(result, job);
    else patchTraining({ status: 'stopped' });
    await forget(job.id);
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
  kept: CheckpointKeeper,
  writer: CheckpointWriter,
  activity: ActivityHandle,
): Promise<TrainingResult> {
  const tries = new CheckpointTries(kept.epochs);
  for (;;) {
    let isOver = false;
    const onEvent = (event: TrainingEvent) => {
      // What a dead thread said last may come late.
      if (isOver || isForgotten(activity.signal)) return;
      if (kept.take(event) && current().storage.status !== 'off') writer.offer(kept.checkpoint!);
      followTraining(event, activity);
    };
    try {
      const result = await attempt(job, kept.checkpoint, onEvent, activity.signal);
      // Events come by a way of their own: a step that comes after the result would set the run going again.
      isOver = true;
      return result;
    } catch (error) {
      isOver = true;
      if (nameOf(error) !== 'ThreadDied') throw error;
      // Stop was pressed and nothing was trained yet: there is nothing to go on for.
      if (!kept.checkpoint) activity.signal.throwIfAborted();
      if (!tries.again(kept.epochs)) throw error;
      services.closeTrainer();
      interrupted({ what: 'thread', after: lastEpochOf(kept.checkpoint) });
    }
  }
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
    inHand.trainer = trainer;
    // Pause and Stop may have been pressed before there was anything to pause or to stop.
    const status = current().training?.status;
    if (status === 'pausing' || status === 'paused') quietly(trainer.pause());
    for (let i = 0; i < inHand.stops; i++) quietly(trainer.stop());
    const result = await run;
    if (isForgotten(signal)) throw signal.reason;
    return result;
  } catch (error) {
    throw isForgotten(signal) ? signal.reason : error;
  } finally {
    inHand.trainer = undefined;
    // The beats are the page's: the thread holds them for a run only.
    quietly(trainer.clearBeats());
  }
}

/** Keeps the run, opens it, and shows it to whoever still looks at the training. */
async function finish(result: TrainingResult, { id, title, settings, given }: TrainingJob): Promise<void> {
  if (result.folds.length === 0) {
    patchTraining({ status: 'stopped' });
    return;
  }
  const run = makeRun(result, settings, given, { id, title: distinct(title) });
  patchTraining({ status: result.state, runId: run.id, secondsLeft: undefined });
  // The last step is not an event of its own, and the last epoch's may be late.
  if (result.state === 'finished') {
    const histories = run.folds.map(({ history }) => history);
    patchTraining({ stepsDone: current().training!.stepsTotal, histories });
  }
  const stored = addRun(run);
  noteRun(run);
  if (current().step === 'train') update({ step: 'results' });
  await stored;
}

/** Runs of equal settings are told apart by a number. */
function distinct(title: string): string {
  const taken = new Set(current().runs.map((run) => run.title));
  let name = title;
  for (let i = 2; taken.has(name); i++) name = `${title} (${i})`;
  return name;
}

const nameOf = (error: unknown) => (error as { name?: unknown } | null)?.name;
const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
