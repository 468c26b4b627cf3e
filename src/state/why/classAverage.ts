import { createRandom, shuffleInPlace } from '../../base/random';
import type { RunView } from '../../experiment/run/types';
import { testedBeats } from '../lorenz/intervals';
import type { LorenzBeats } from '../lorenz/types';
import { labStore } from '../store';
import type { LabProblem } from '../types';
import { current, update, withActivity } from '../update';
import { beatsOfRun, networkOfFold } from './askedBeats';
import { type ClassAverage, noAverage } from './classAverageTypes';
import { askInTurn } from './explainer';
import { problemOfWhy } from './whyError';

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
  tested: Pick<LorenzBeats, 'index' | 'fold' | 'record' | 'predicted'>,
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

let isAveraging = false;

/** Averages over beats that the open run predicts as a class. */
export async function averageClass(classIndex: number): Promise<void> {
  const run = current().openRun;
  if (!run || isAveraging) return;
  isAveraging = true;
  const { groups, beats, of } = sampleOfClass(run, testedBeats(run), classIndex, SAMPLE);
  update({ average: { ...noAverage, runId: run.id, classIndex, status: 'running', beats, of } });
  const patch = (change: Partial<ClassAverage>) =>
    update(({ average }) => (average.runId === run.id ? { average: { ...average, ...change } } : {}));
  try {
    const means = await withActivity('averaging', { total: beats }, async ({ signal, update: tell }) => {
      const { lengthSamples } = run;
      const samples = new Float32Array(lengthSamples);
      const waveform = new Float32Array(lengthSamples);
      let done = 0;
      for (const { fold, recordName, samples: wanted } of groups) {
        tell({ detail: recordName, done });
        const own = await beatsOfRun(run, recordName);
        const network = await networkOfFold(run, run.folds[fold]!.fold);
        const rows = Int32Array.from(wanted, (sample) => own.sample.indexOf(sample));
        const found = await askInTurn(signal, (trainer) =>
          trainer.attribute(own, { ...network, rows, classIndex }),
        );
        signal.throwIfAborted();
        // The run is gone meanwhile.
        if (!found || current().average.runId !== run.id) return undefined;
        rows.forEach((row, i) => {
          for (let sample = 0; sample < lengthSamples; sample++) {
            samples[sample]! += Math.abs(found[i * lengthSamples + sample]!) / beats;
            waveform[sample]! += own.waveform[row * lengthSamples + sample]! / beats;
          }
        });
        done += rows.length;
      }
      return { samples, waveform };
    });
    if (means) patch({ ...means, status: 'shown' });
    else patch({ status: 'empty' });
  } catch (error) {
    patch({ status: 'failed', failed: problemOfWhy(error, averageFailed) });
  } finally {
    isAveraging = false;
  }
}

/** Goes with its run. */
labStore.subscribe((state, before) => {
  if (state.runs === before.runs || state.average.runId === undefined) return;
  if (!state.runs.some(({ id }) => id === state.average.runId)) update({ average: noAverage });
});

function averageFailed(reason: string): LabProblem {
  return {
    code: 'average-failed',
    file: '',
    message: `The beats could not be averaged: ${reason} Press the button once more to try again.`,
    values: { reason },
  };
}
