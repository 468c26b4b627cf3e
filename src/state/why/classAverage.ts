import { createRandom, shuffleInPlace } from '../../base/random';
import type { RunView } from '../../experiment/run/types';
import { type TestedColumns, testedColumns } from '../inspect/testedColumns';
import { services } from '../services';
import { labStore } from '../store';
import type { LabProblem } from '../types';
import { current, update, withActivity } from '../update';
import { beatsOfRun, networkOfFold } from './askedBeats';
import { type ClassAverage, noAverage } from './classAverageTypes';
import { askInTurn } from './explainer';
import { problemOfWhy, WhyError } from './whyError';

/** Beats that are averaged, at most. */
const SAMPLE = 48;

/** Beats of one record that one network tested. */
export interface SampledBeats {
  /** Index into `Run.folds`. */
  fold: number;
  recordName: string;
  /** R positions, samples of the record. */
  samples: number[];
}

/**
 * A sample of the tested beats that were predicted as a class, drawn by the run's seed; those of one network and record together.
 *
 * @param most beats at most
 */
export function sampleOfClass(
  { beats, experiment }: Pick<RunView, 'beats' | 'experiment'>,
  tested: Pick<TestedColumns, 'index' | 'fold' | 'record' | 'predicted'>,
  classIndex: number,
  most: number,
): { groups: SampledBeats[]; beats: number; of: number } {
  const rows = [...tested.predicted.keys()].filter((row) => tested.predicted[row] === classIndex);
  const drawn = shuffleInPlace([...rows], createRandom(experiment.train.seed)).slice(0, most);
  const groups = new Map<string, SampledBeats>();
  for (const row of drawn.sort((a, b) => a - b)) {
    const [fold, record] = [tested.fold[row]!, tested.record[row]!];
    const group = groups.get(`${record} ${fold}`) ?? {
      ...{ fold, recordName: beats.recordNames[record]!, samples: [] },
    };
    group.samples.push(beats.sample[tested.index[row]!]!);
    groups.set(`${record} ${fold}`, group);
  }
  return { groups: [...groups.values()], beats: drawn.length, of: rows.length };
}

/** The average that is being made, or was last; another one takes its place. */
let turn: { activity?: string } | undefined;

/** Averages over beats that the open run predicts as a class; what was being averaged is abandoned. */
export async function averageClass(classIndex: number): Promise<void> {
  const run = current().openRun;
  if (!run) return;
  abandon();
  const own: typeof turn = {};
  turn = own;
  const patch = (change: Partial<ClassAverage>) => {
    if (turn === own) update(({ average }) => ({ average: { ...average, ...change } }));
  };
  const sample = sampleOfClass(run, testedColumns(run, undefined), classIndex, SAMPLE);
  const { beats, of } = sample;
  patch({ ...noAverage, runId: run.id, classIndex, status: 'running', beats, of });
  try {
    const means = await withActivity('averaging', { total: beats }, ({ id, signal, update: tell }) => {
      own.activity = id;
      return meansOf(run, classIndex, sample.groups, { signal, tell });
    });
    patch(means ? { ...means, status: 'shown' } : { status: 'empty' });
  } catch (error) {
    patch({ status: 'failed', failed: problemOfWhy(error, averageFailed) });
  }
}

interface MeansOptions {
  signal: AbortSignal;
  tell: (change: { detail: string; done: number }) => void;
}

/**
 * The means over the beats of a sample. Records that are not here, or have other beats now, are left out.
 *
 * @returns undefined after Stop
 * @throws WhyError (rejects) if no record of the sample can be read
 */
async function meansOf(
  run: RunView,
  classIndex: number,
  groups: readonly SampledBeats[],
  { signal, tell }: MeansOptions,
): Promise<Pick<ClassAverage, 'samples' | 'waveform' | 'beats' | 'missing'> | undefined> {
  const { lengthSamples } = run;
  const samples = new Float32Array(lengthSamples);
  const waveform = new Float32Array(lengthSamples);
  const missing = new Set<string>();
  let [beats, done] = [0, 0];
  let why: WhyError | undefined;
  for (const { fold, recordName, samples: wanted } of groups) {
    tell({ detail: recordName, done });
    done += wanted.length;
    const network = await networkOfFold(run, run.folds[fold]!.fold);
    const own = await beatsOfRun(run, recordName).catch((error) => {
      if (!(error instanceof WhyError)) throw error;
      missing.add(recordName);
      why = error;
    });
    signal.throwIfAborted();
    if (!own) continue;
    const rows = Int32Array.from(wanted, (sample) => own.sample.indexOf(sample));
    const found = await askInTurn(signal, (trainer) =>
      trainer.attribute(own, { ...network, rows, classIndex }),
    );
    signal.throwIfAborted();
    if (!found) return undefined;
    rows.forEach((row, i) => {
      for (let sample = 0; sample < lengthSamples; sample++) {
        samples[sample]! += Math.abs(found[i * lengthSamples + sample]!);
        waveform[sample]! += own.waveform[row * lengthSamples + sample]!;
      }
    });
    beats += rows.length;
  }
  if (beats === 0 && why) throw why;
  const mean = (sum: number) => sum / Math.max(1, beats);
  return { samples: samples.map(mean), waveform: waveform.map(mean), beats, missing: [...missing] };
}

/** It goes with its run; what is still being averaged ends when another run is opened. */
labStore.subscribe((state, before) => {
  const { runId, status } = state.average;
  if (runId === undefined) return;
  const isLeft = status === 'running' && state.openRun?.id !== runId;
  const isGone = state.runs !== before.runs && !state.runs.some(({ id }) => id === runId);
  if (!isLeft && !isGone) return;
  abandon();
  update({ average: noAverage });
});

/** Stops what is being averaged; nothing of it is shown any more. */
function abandon(): void {
  if (turn?.activity !== undefined) services.running.get(turn.activity)?.abort();
  turn = undefined;
}

function averageFailed(reason: string): LabProblem {
  return {
    code: 'average-failed',
    file: '',
    message: `The beats could not be averaged: ${reason} Press the button once more to try again.`,
    values: { reason },
  };
}
