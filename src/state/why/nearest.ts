import { nextTask } from '../../base/createYielder';
import { MOST_HIDDEN_UNITS } from '../../experiment/network/hiddenUnits';
import type { StoredNetwork } from '../../experiment/run/requests';
import type { RunView } from '../../experiment/run/types';
import { nearestInParts, typicalDistance } from '../../explain';
import { indexOfRun } from '../beats/beatIndices';
import { copyPicture, firstBeats, pictureSize } from '../beats/beatPicture';
import { plannedFolds } from '../train/foldPlans';
import type { LabProblem, ListedBeat } from '../types';
import { current, update, withActivity } from '../update';
import { beatsOfRun, networkOfFold } from './askedBeats';
import { askInTurn } from './explainer';
import { hiddenUnitsOf, MOST_VALUES } from './hiddenUnitsOf';
import type { NearBeat, NearestState } from './types';
import { dealtOtherwise, problemOfWhy, WhyError } from './whyError';

/** How many are shown. */
const SHOWN = 5;
/** Samples of their small pictures, at most. */
const PICTURE_SAMPLES = 96;

/** The training beats of one fold, as its network sees them. */
interface TrainingBeats {
  /** Of each row: the beat of the run. */
  beats: Int32Array;
  /** Rows × units, in the last hidden layer. */
  hidden: Float32Array;
  /** Rows × picture. */
  pictures: Float32Array;
  picture: number;
  typical: number;
}

/** Those of the fold that was asked about last, being read or read: tens of megabytes for all of MIT-BIH. */
let reading: Reading | undefined;

interface Reading {
  runId: string;
  key: string;
  value: Promise<TrainingBeats | undefined>;
  /** Ends it, if it is under way. */
  abort: AbortController;
}

/**
 * Finds the training beats nearest to the explained one. The first time of a fold, all of its training records are read, which takes its time.
 *
 * @param isAsked the user has asked for it; otherwise only what is quick is done
 */
export async function findNearest(isAsked = true): Promise<void> {
  const { openRun: run, why, inspect } = current();
  const listed = inspect.list.find(({ index }) => index === why.index);
  if (!run || !listed || why.runId !== run.id || why.nearest.status === 'running') return;
  const patch = (change: Partial<NearestState>) =>
    update((state) =>
      state.why.index === listed.index && state.why.runId === run.id
        ? { why: { ...state.why, nearest: { ...state.why.nearest, ...change } } }
        : {},
    );
  try {
    const key = `${run.id} ${listed.fold}`;
    const train = trainingOf(run, listed);
    const impossible = whyImpossible(run, train.length);
    if (impossible) return patch({ status: 'impossible', impossible });
    if (reading?.key !== key && !isAsked)
      return patch({ status: 'asked', compared: train.length, beats: [] });
    patch({ status: 'running', compared: train.length, failed: undefined });
    const network = await networkOfFold(run, listed.fold);
    const learnt = await trainingBeats(key, run, network, train);
    if (!learnt) return patch({ status: 'asked' });
    const own = await beatsOfRun(run, listed.recordName);
    const row = Int32Array.of(own.sample.indexOf(listed.sample));
    const vector = await askInTurn(new AbortController().signal, (trainer) =>
      trainer.hidden(own, network, row),
    );
    if (!vector) return patch({ status: 'asked' });
    patch({ status: 'done', beats: await nearTo(learnt, vector, run, listed) });
  } catch (error) {
    patch({ status: 'failed', failed: problemOfWhy(error, (reason) => nearestFailed(listed, reason)) });
  }
}

/** Why the training beats of a fold cannot be compared; undefined if they can. */
function whyImpossible(run: RunView, beats: number): NearestState['impossible'] {
  const units = hiddenUnitsOf(run);
  if (units > MOST_HIDDEN_UNITS) return 'wide';
  return units * beats > MOST_VALUES ? 'many' : undefined;
}

/** The training beats of the fold in which a beat was tested, each once. */
function trainingOf(run: RunView, { fold }: ListedBeat): Int32Array {
  const plan = plannedFolds(indexOfRun(run), run.experiment.train)[fold];
  const tested = run.folds.find((each) => each.fold === fold)?.testIndex;
  if (!plan || plan.test.length !== tested?.length || plan.test.some((beat, i) => beat !== tested[i])) {
    throw new WhyError(dealtOtherwise(run.title));
  }
  return eachOnce(plan.train);
}

/** Ascending beats, of which some may be there several times, each once. A hundred thousand go through a plain loop: a `Set` takes twenty times as long. */
function eachOnce(beats: Int32Array): Int32Array {
  const own = new Int32Array(beats.length);
  let count = 0;
  for (let i = 0; i < beats.length; i++) {
    if (i === 0 || beats[i] !== beats[i - 1]) own[count++] = beats[i]!;
  }
  return own.slice(0, count);
}

/** Forgets the training beats of a run that is gone, and reads no more of them. */
export function forgetTraining(isThere: (runId: string) => boolean): void {
  if (!reading || isThere(reading.runId)) return;
  reading.abort.abort();
  reading = undefined;
}

/** Reads them once; undefined if the user stops that. */
function trainingBeats(
  key: string,
  run: RunView,
  network: StoredNetwork,
  train: Int32Array,
): Promise<TrainingBeats | undefined> {
  if (reading?.key === key) return reading.value;
  const abort = new AbortController();
  const value = withActivity('explaining', { total: train.length }, async ({ signal, update: tell }) =>
    readTraining(run, network, train, { signal: AbortSignal.any([signal, abort.signal]), tell }),
  );
  reading = { runId: run.id, key, value, abort };
  const forget = () => {
    if (reading?.value === value) reading = undefined;
  };
  value.then((read) => read ?? forget(), forget);
  return value;
}

async function readTraining(
  run: RunView,
  network: StoredNetwork,
  train: Int32Array,
  { signal, tell }: { signal: AbortSignal; tell: (change: { detail: string; done: number }) => void },
): Promise<TrainingBeats | undefined> {
  const { record, recordNames } = run.beats;
  const firsts = firstBeats(record, recordNames.length);
  const { step, size: picture } = pictureSize(run.lengthSamples, PICTURE_SAMPLES);
  const pictures = new Float32Array(train.length * picture);
  let hidden: Float32Array | undefined;
  for (let from = 0; from < train.length; ) {
    const number = record[train[from]!]!;
    let to = from + 1;
    while (to < train.length && record[train[to]!] === number) to++;
    const name = recordNames[number]!;
    tell({ detail: name, done: from });
    const beats = await beatsOfRun(run, name, false);
    const rows = Int32Array.from(train.subarray(from, to), (beat) => beat - firsts[number]!);
    const values = await askInTurn(signal, (trainer) => trainer.hidden(beats, network, rows));
    signal.throwIfAborted();
    if (!values) return undefined;
    const units = values.length / rows.length;
    hidden ??= new Float32Array(train.length * units);
    hidden.set(values, from * units);
    rows.forEach((row, i) => {
      copyPicture(beats, row, step, pictures.subarray((from + i) * picture, (from + i + 1) * picture));
    });
    from = to;
  }
  if (!hidden) throw new Error('No beat was learnt in this fold.');
  return {
    beats: train,
    hidden,
    pictures,
    picture,
    typical: typicalDistance(hidden, hidden.length / train.length),
  };
}

/** Numbers that are gone through in one task. */
const SEARCHED_AT_ONCE = 2 ** 23;

async function nearTo(
  { beats, hidden, pictures, picture, typical }: TrainingBeats,
  vector: Float32Array,
  { beats: columns }: RunView,
  { index }: ListedBeat,
): Promise<NearBeat[]> {
  const nearest = await nearestInParts(hidden, vector, SHOWN, (row) => beats[row] !== index, {
    ...{ atOnce: SEARCHED_AT_ONCE, pause: nextTask },
  });
  return nearest.map(({ row, distance }) => {
    const beat = beats[row]!;
    const record = columns.record[beat]!;
    return {
      recordName: columns.recordNames[record]!,
      timeSec: columns.sample[beat]! / columns.recordHz[record]!,
      classIndex: columns.label[beat]!,
      symbol: columns.symbol[beat]!,
      distance: distance / typical,
      waveform: pictures.slice(row * picture, (row + 1) * picture),
    };
  });
}

function nearestFailed({ recordName, timeSec }: ListedBeat, reason: string): LabProblem {
  const at = timeSec.toFixed(2);
  return {
    code: 'nearest-failed',
    file: recordName,
    message: `The training beats nearest to the beat of ${recordName} at ${at} s could not be found: ${reason} Press “Find the nearest training beats” to try once more.`,
    values: { name: recordName, at, reason },
  };
}
