import { canonicalJson } from '../../base/canonicalJson';
import { derivedNeeds, featureColumns, inputChannels } from '../../beats/inputChannels';
import type { BeatSet } from '../../beats/types';
import type { RunView, StoredNetwork } from '../../experiment/run/types';
import { entryOfRun } from '../records/recordPredictions';
import { loadModel } from '../results/loadRun';
import { services } from '../services';
import { current } from '../update';

/** The network that was loaded last, and the record that was prepared last: the next beat is mostly of the same. */
let network: { key: string; value: Promise<StoredNetwork | undefined> } | undefined;
let record: { key: string; value: Promise<BeatSet> } | undefined;

/** The network of one fold of a run; undefined if it is not stored, which is reported. */
export function networkOfFold(run: RunView, fold: number): Promise<StoredNetwork | undefined> {
  const key = `${run.id} ${fold}`;
  if (network?.key === key) return network.value;
  const value = loadModel(run, fold).then((model): StoredNetwork | undefined => {
    const { prepare, train: settings } = run.experiment;
    const { beforeSec, afterSec } = prepare.window;
    return model && { settings, classCount: run.classCount, windowSec: beforeSec + afterSec, model };
  });
  network = { key, value };
  value.then(
    (loaded) => loaded ?? forget(),
    () => forget(),
  );
  const forget = () => {
    if (network?.value === value) network = undefined;
  };
  return value;
}

/**
 * The beats of a record as they were prepared for a run. Nothing stops it: the next question is mostly about the same record.
 *
 * @throws Error (rejects) with a sentence if the record is not in the lab any more, or has other beats than in the run
 */
export async function beatsOfRun(run: RunView, recordName: string): Promise<BeatSet> {
  const { prepare, train } = run.experiment;
  const entry = entryOfRun(run, recordName, current().records);
  const source = entry && services.sources.get(entry.id);
  if (!source) {
    throw new Error(
      `record ${recordName} is not in the lab any more (or has other content). Drop its files again.`,
    );
  }
  const key = `${source.key} ${canonicalJson(prepare)} ${canonicalJson(train.input)}`;
  if (record?.key !== key) {
    const needs = derivedNeeds(inputChannels(train.input), featureColumns(train.input));
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
  const own = run.beats.recordNames.indexOf(recordName);
  const count = run.beats.record.reduce((sum, each) => sum + (each === own ? 1 : 0), 0);
  if (beats.count !== count) {
    throw new Error(
      `record ${recordName} had ${count} beats in this run and has ${beats.count} now: its annotations have changed. Choose those of the run in Records.`,
    );
  }
  return beats;
}
