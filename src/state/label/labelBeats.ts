import { messageOf } from '../../base/messageOf';
import { sumOf } from '../../base/sumOf';
import { derivedNeeds, featureColumns, inputChannels } from '../../beats/inputChannels';
import type { BeatSet } from '../../beats/types';
import { argmaxRows } from '../../evaluation';
import type { Trainer } from '../../experiment/run/trainer';
import type { PreparedPart } from '../../workers/records/types';
import { addLabAnnotation } from '../records/annotators';
import { services } from '../services';
import type { LabState } from '../types';
import { unlessStopped } from '../unlessStopped';
import { type ActivityHandle, current, report, update, withActivity } from '../update';
import { findLabels } from './findLabels';
import { loadChosenNetwork } from './labelNetwork';
import type { LabelNetwork } from './types';

/**
 * Labels the beats of these records with the chosen network: those of the annotations in use, whoever marked them, cut
 * and fed as in the network's own training; a beat-free network finds beats itself, whether any are marked or not. The labels join the record as
 * annotations `lab`.
 */
export async function labelBeats(recordIds: string[]): Promise<void> {
  const asked = current().records.filter(({ id }) => recordIds.includes(id));
  await withActivity('labelling', {}, async (activity) => {
    const network = await unlessStopped(loadChosenNetwork(), activity.signal);
    if (!network) return;
    const findsBeats = network.experiment.train.network.kind === 'unet';
    const wanted = asked.filter(({ beatCount }) => findsBeats || beatCount > 0);
    for (const id of recordIds) if (!wanted.some((entry) => entry.id === id)) reportWithoutBeats(id);
    if (wanted.length === 0) return;
    // A record in which nothing is marked takes its time too.
    const workIn = ({ beatCount, lengthSamples, samplingHz }: LabState['records'][number]) =>
      findsBeats ? Math.ceil(lengthSamples / samplingHz) : beatCount;
    activity.update({ total: sumOf(wanted.map(workIn)) });
    const trainer = await unlessStopped(services.trainer(), activity.signal);
    update({ engine: await trainer.engine() });
    let done = 0;
    // While the engine labels a record, the next one is cut.
    let ahead = prepare(wanted[0]!.id, network, activity);
    for (const [i, entry] of wanted.entries()) {
      const { id } = entry;
      activity.update({ detail: id, done });
      const prepared = await ahead;
      const next = wanted[i + 1];
      if (next) {
        ahead = prepare(next.id, network, activity);
        ahead.catch(() => undefined);
      }
      const tell = (share: number) => activity.update({ done: Math.floor(done + share * workIn(entry)) });
      if (prepared) await labelOne(id, prepared, network, trainer, { activity, tell });
      done += workIn(entry);
      activity.update({ done });
    }
  });
}

type Prepared = { source: NonNullable<ReturnType<typeof services.sources.get>>; part: PreparedPart };

/** @returns undefined if the record cannot be prepared, which is reported: the others go on */
async function prepare(
  id: string,
  { experiment }: LabelNetwork,
  { signal }: ActivityHandle,
): Promise<Prepared | undefined> {
  const source = services.sources.get(id);
  if (!source) return undefined;
  const { input } = experiment.train;
  const needs = derivedNeeds(inputChannels(input), featureColumns(input));
  try {
    const part = await services
      .pool()
      .run((worker) => worker.prepareUnlabelled(source, experiment.prepare, needs), signal);
    return { source, part };
  } catch (error) {
    if (signal.aborted) throw error;
    reportFailed(id, error);
    return undefined;
  }
}

async function labelOne(
  id: string,
  { source, part: { beats } }: Prepared,
  network: LabelNetwork,
  trainer: Trainer,
  { activity, tell }: { activity: ActivityHandle; tell: (share: number) => void },
): Promise<void> {
  const { experiment, by } = network;
  const kind = experiment.train.network;
  const stop = () => void trainer.stop().catch(() => undefined);
  activity.signal.addEventListener('abort', stop, { once: true });
  try {
    const said =
      kind.kind === 'unet'
        ? await findLabels(beats, network, kind.threshold, trainer, tell)
        : await classesOf(beats, network, trainer, tell);
    activity.signal.throwIfAborted();
    if (!said) return;
    const labels = { ...said, areFound: kind.kind === 'unet', by: by + notesOn(id, experiment) };
    const file = await services.pool().run((worker) => worker.writeLabels(source, labels), activity.signal);
    await addLabAnnotation(id, source, file, activity.signal);
  } catch (error) {
    if (activity.signal.aborted) throw error;
    reportFailed(id, error);
  } finally {
    activity.signal.removeEventListener('abort', stop);
  }
}

/** What a network says of the beats that are given. @returns undefined after Stop */
async function classesOf(
  beats: BeatSet,
  { experiment, classCount, models }: LabelNetwork,
  trainer: Trainer,
  tell: (share: number) => void,
): Promise<{ sample: Int32Array; classIndex: Uint8Array } | undefined> {
  const { beforeSec, afterSec } = experiment.prepare.window;
  const request = { settings: experiment.train, classCount, windowSec: beforeSec + afterSec, models };
  const probabilities = await trainer.classify(beats, request, (done, total) => tell(done / total));
  return probabilities && { sample: beats.sample, classIndex: argmaxRows(probabilities, classCount) };
}

/** What the annotation file says of the network and this record. */
function notesOn(id: string, experiment: LabelNetwork['experiment']): string {
  const isAdapted = experiment.train.adaptation !== 'none';
  return `${isAdapted ? ', adapted to this record, without labels' : ''}${isOfRun(id, experiment) ? ', which had this record' : ''}`;
}

/** Whether a file of the record was among those of the run: its network, or that of another fold, may have learnt from it. */
function isOfRun(id: string, { records }: LabelNetwork['experiment']): boolean {
  const files = current().records.find((entry) => entry.id === id)?.files ?? [];
  const own = new Set(files.map(({ sha256 }) => sha256));
  return records.some((record) => record.files.some(({ sha256 }) => own.has(sha256)));
}

function reportFailed(recordId: string, error: unknown): void {
  const reason = messageOf(error);
  report({
    code: 'label-failed',
    file: recordId,
    message: `The beats of ${recordId} could not be labelled: ${reason} Its annotations are as they were.`,
    values: { name: recordId, reason },
  });
}

function reportWithoutBeats(recordId: string): void {
  report(
    {
      code: 'label-no-beats',
      file: recordId,
      message: `No beats are marked in ${recordId}, so there is nothing to label. Let the lab find them first (Find beats).`,
      values: { name: recordId },
    },
    'warning',
  );
}
