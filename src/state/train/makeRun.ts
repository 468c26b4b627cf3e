import { version } from '../../../package.json';
import type { Leak } from '../../experiment/plan/types';
import type { Run, TrainingResult } from '../../experiment/run/types';
import type { Experiment, TrainSettings } from '../../experiment/settings/types';
import { indexOfParts } from '../beats/beatIndices';
import { leaksIn, plannedFolds } from './foldPlans';
import type { GivenBeats } from './givenBeats';
import { protocolTitle } from './protocolChoices';

/** What decides the result of a run on these beats. */
export function experimentOf(train: TrainSettings, { prepared }: GivenBeats): Experiment {
  return {
    version: 2,
    records: prepared.records,
    classMap: 'aami',
    prepare: prepared.settings,
    train,
  };
}

/** A run as it is kept, out of what the trainer gave and what it was given; under a name of its own unless it has one. */
export function makeRun(
  result: TrainingResult,
  train: TrainSettings,
  given: GivenBeats,
  { id = crypto.randomUUID(), title = titleOf(train, given) }: { id?: string; title?: string } = {},
): Run {
  const { prepared } = given;
  return {
    id,
    title,
    experiment: experimentOf(train, given),
    createdAt: new Date().toISOString(),
    synthetic: prepared.synthetic,
    classCount: prepared.settings.classCount,
    state: result.state,
    engine: result.engine,
    versions: { lab: version, tfjs: result.engine.tfjsVersion },
    trainingSec: result.trainingSec,
    beatsPerSec: result.beatsPerSec,
    folds: result.folds,
    beats: beatColumns(given),
    leaks: leaksOf(train, given),
    classMeans: prepared.means,
    lengthSamples: prepared.lengthSamples,
  };
}

/** What a run of these settings on these beats is called until somebody renames it. */
export function titleOf({ protocol }: TrainSettings, { prepared }: GivenBeats): string {
  const records = prepared.recordIds.length;
  const how = protocolTitle(protocol);
  return `${prepared.synthetic ? 'Demo, ' : ''}${how}, ${records} ${records === 1 ? 'record' : 'records'}`;
}

/** What the leak check finds in the very folds of a run. */
function leaksOf(train: TrainSettings, { prepared, parts }: GivenBeats): Leak[] {
  const index = indexOfParts(parts);
  return leaksIn({ index, plans: plannedFolds(index, train), prepare: prepared.settings, train });
}

/** Which beat stood where, for every beat that the trainer was given; copies, so that the beats themselves can go. */
function beatColumns({ prepared: { rows }, parts }: GivenBeats): Run['beats'] {
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const columns: Run['beats'] = {
    recordNames: rows.map((row) => row.recordId),
    recordHz: rows.map((row) => row.samplingHz),
    record: new Uint16Array(count),
    sample: new Int32Array(count),
    symbol: [],
    label: new Uint8Array(count),
  };
  let offset = 0;
  for (const [index, part] of parts.entries()) {
    columns.record.fill(index, offset, offset + part.count);
    columns.sample.set(part.sample, offset);
    columns.label.set(part.label, offset);
    for (const symbol of part.symbol) columns.symbol.push(symbol);
    offset += part.count;
  }
  return columns;
}
