import { version } from '../../../package.json';
import { OWN_DATABASE } from '../../beats/databases';
import type { PrepareSettings } from '../../beats/types';
import type { Leak } from '../../experiment/plan/types';
import type { TrainingResult } from '../../experiment/run/trainer';
import type { Run } from '../../experiment/run/types';
import { commandName } from '../../experiment/settings/presets';
import type { Experiment, TrainSettings } from '../../experiment/settings/types';
import { indexOfParts } from '../beats/beatIndices';
import { relabelledStamp } from '../edits/relabelled';
import { leaksIn, plannedFolds } from './foldPlans';
import type { PreparedBeats } from './preparedBeats';
import { presetOf } from './presetOf';
import { protocolTitle } from './protocolChoices';
import { publishedPart } from './publishedPart';

/** Everything that determines the result of a run on these beats. */
export function experimentOf(train: TrainSettings, { prepared }: PreparedBeats): Experiment {
  return {
    version: 2,
    records: prepared.records,
    classMap: 'aami',
    prepare: prepared.settings,
    train,
    ...(prepared.earlier && { earlier: prepared.earlier }),
  };
}

/** The run to be stored, from the result of the trainer and its inputs; with a new id and title unless beats. */
export function makeRun(
  result: TrainingResult,
  train: TrainSettings,
  beats: PreparedBeats,
  { id = crypto.randomUUID(), title = titleOf(train, beats) }: { id?: string; title?: string } = {},
): Run {
  const { prepared } = beats;
  return {
    id,
    title,
    experiment: experimentOf(train, beats),
    createdAt: new Date().toISOString(),
    synthetic: prepared.synthetic,
    classCount: prepared.settings.classCount,
    state: result.state,
    engine: result.engine,
    versions: { lab: version, tfjs: result.engine.tfjsVersion },
    trainingSec: result.trainingSec,
    beatsPerSec: result.beatsPerSec,
    folds: result.folds,
    beats: beatColumns(beats),
    leaks: leaksOf(train, beats),
    ...(prepared.edits.length > 0 && { edits: prepared.edits }),
    classMeans: prepared.means,
    lengthSamples: prepared.lengthSamples,
  };
}

/** The title of a run until it is renamed: its recipe, protocol, records and when it was started. */
export function titleOf(train: TrainSettings, { prepared }: PreparedBeats): string {
  const records = prepared.recordIds.length;
  const isPart = publishedPart({ records: prepared.records, train }) !== undefined;
  const how = `${isPart ? 'a part of ' : ''}${protocolTitle(train.protocol)}`;
  const parts = [
    recipeTitle(train, prepared.settings),
    how,
    `${records} ${records === 1 ? 'record' : 'records'}`,
    timeTitle(new Date()),
  ];
  // The patient-specific recipe has the name of its protocol.
  const distinct = parts.filter((part, i) => part.toLowerCase() !== parts[i + 1]?.toLowerCase());
  return `${prepared.synthetic ? 'Demo, ' : ''}${distinct.join(', ')}`;
}

function recipeTitle(train: TrainSettings, prepare: PrepareSettings): string {
  const preset = presetOf(prepare, train);
  const name =
    preset === undefined ? 'own settings' : commandName(preset).replaceAll('-faults', ' with faults');
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** `14:05`: the list of runs has the day, and so have the names of files. */
const timeTitle = (date: Date): string => date.toTimeString().slice(0, 5);

/** The findings of the leak check in the folds of the run. */
function leaksOf(train: TrainSettings, { prepared, parts }: PreparedBeats): Leak[] {
  const index = indexOfParts(parts, prepared.earlier);
  const { settings: prepare, networkLabelled, relabelled } = prepared;
  const leaks = leaksIn({ index, plans: plannedFolds(index, train), prepare, train, networkLabelled });
  const stamp = relabelledStamp(relabelled);
  return stamp ? [...leaks, stamp] : leaks;
}

/**
 * Record, time and label of every beat that was beats to the trainer; copies, so that the beats themselves can be
 * freed.
 */
function beatColumns({ prepared, parts }: PreparedBeats): Run['beats'] {
  const { rows } = prepared;
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const columns: Run['beats'] = {
    recordNames: rows.map((row) => row.recordId),
    recordHz: rows.map((row) => row.samplingHz),
    recordDatabase: prepared.records.map(({ database }) => database ?? OWN_DATABASE),
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
