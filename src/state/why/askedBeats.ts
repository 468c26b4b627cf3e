import { canonicalJson } from '../../base/canonicalJson';
import { derivedNeeds, featureColumns, inputChannels } from '../../beats/inputChannels';
import type { BeatSet } from '../../beats/types';
import type { StoredNetwork } from '../../experiment/run/requests';
import type { RunView } from '../../experiment/run/types';
import type { RecordSource } from '../../workers/records/types';
import { hashOf } from '../edits/layers';
import { shownEntry } from '../inspect/shownEntry';
import { entryOfRun } from '../records/recordPredictions';
import { modelGone, storedModel } from '../results/loadRun';
import { services } from '../services';
import { current } from '../update';
import { annotationsChanged, recordGone, WhyError } from './whyError';

/** The network that was loaded last, and the record that was prepared last: the next beat is mostly of the same. */
let network: { runId: string; key: string; value: Promise<StoredNetwork> } | undefined;
let record: { key: string; value: Promise<BeatSet> } | undefined;

/**
 * The network of one fold of a run.
 *
 * @throws WhyError (rejects) if it is not stored any more
 */
export function networkOfFold(run: RunView, fold: number): Promise<StoredNetwork> {
  const key = `${run.id} ${fold}`;
  if (network?.key === key) return network.value;
  const value = storedModel(run, fold).then((model): StoredNetwork => {
    if (!model || model === 'missing') throw new WhyError(modelGone(run, fold));
    return asStoredNetwork(run, model);
  });
  network = { runId: run.id, key, value };
  value.catch(() => {
    if (network?.value === value) network = undefined;
  });
  return value;
}

/** A model of a run with what is needed to ask it. */
export function asStoredNetwork(
  { experiment, classCount }: RunView,
  model: StoredNetwork['model'],
): StoredNetwork {
  const { prepare, train: settings } = experiment;
  const { beforeSec, afterSec } = prepare.window;
  return { settings, classCount, windowSec: beforeSec + afterSec, model };
}

/** Forgets the network of a run that is gone, and the beats. */
export function forgetAsked(isThere: (runId: string) => boolean): void {
  if (network && !isThere(network.runId)) network = undefined;
  record = undefined;
}

/**
 * The beats of a record as they were prepared for a run, also where the record has other annotations in use by now, such as those with edits. Nothing
 * stops it: the next question is mostly about the same record.
 *
 * @param withMedian with the median beat, which an explanation compares with, whether the network gets it or not
 * @throws WhyError (rejects) if the record is not in the lab any more, or has other beats than in the run
 */
export async function beatsOfRun(run: RunView, recordName: string, withMedian = true): Promise<BeatSet> {
  const { prepare, train } = run.experiment;
  const source = await sourceOfRun(run, recordName);
  const own = derivedNeeds(inputChannels(train.input), featureColumns(train.input));
  const needs = { ...own, median: own.median || withMedian };
  const key = [source.key, ...[prepare, train.input, needs].map(canonicalJson)].join(' ');
  if (record?.key !== key) {
    const value = services
      .pool()
      .run((worker) => worker.prepare(source, prepare, needs))
      .then(({ beats }) => beats);
    record = { key, value };
    value.catch(() => {
      if (record?.value === value) record = undefined;
    });
  }
  const beats = await record!.value;
  if (!hasSamples(run, recordName, beats.sample)) throw new WhyError(annotationsChanged(recordName));
  return beats;
}

/**
 * The files of a record with the annotations that a run was made with, or with those in use if the run's own are gone.
 *
 * @throws WhyError (rejects) if the record is not in the lab any more
 */
export async function sourceOfRun(run: RunView, recordName: string): Promise<RecordSource> {
  const { records } = current();
  const entry = shownEntry(run, recordName, records);
  const source = entry && services.sources.get(entry.id);
  if (!source) throw new WhyError(recordGone(recordName));
  if (entry === entryOfRun(run, recordName, records)) return source;
  const wanted = run.experiment.records.find(({ name }) => name === recordName)?.files.at(-1)?.sha256;
  for (const annotation of source.annotators) {
    if ((await hashOf(annotation)) !== wanted) continue;
    // A key of its own, always the same: threads may have the record with the annotations in use.
    const key = `${source.key} ${annotation.name}`;
    return { ...source, annotation, key, signalsKey: source.signalsKey ?? source.key };
  }
  return source;
}

/** Whether a run has a record's beats at these samples, and no others. */
function hasSamples({ beats }: RunView, recordName: string, samples: Int32Array): boolean {
  const own = beats.recordNames.indexOf(recordName);
  const first = beats.record.indexOf(own);
  const after = first + samples.length;
  if (beats.record[after - 1] !== own || beats.record[after] === own) return false;
  return samples.every((sample, row) => sample === beats.sample[first + row]);
}
