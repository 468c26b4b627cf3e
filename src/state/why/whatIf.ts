import { type BeatChange, changesAnything, NO_CHANGE } from '../../beats/beatChange';
import type { RunView } from '../../experiment/run/types';
import { beatTimes } from '../lorenz/intervals';
import { services } from '../services';
import { labStore } from '../store';
import type { LabProblem, ListedBeat } from '../types';
import { current, update } from '../update';
import { beatsOfRun, networkOfFold, sourceOfRun } from './askedBeats';
import { askInTurn } from './explainer';
import { noWhatIf, type WhatIfState } from './whatIfTypes';
import { problemOfWhy } from './whyError';

interface Question {
  run: RunView;
  listed: ListedBeat;
  change: BeatChange;
}

let wanted: Question | undefined;
let isAsking = false;

/** Asks what the network says of the shown beat with a change; of questions that come meanwhile the last one is asked next. */
export async function askWhatIf(change: BeatChange): Promise<void> {
  const { openRun: run, inspect } = current();
  const listed = inspect.list[inspect.position];
  if (!run || !listed) return;
  wanted = { run, listed, change };
  if (isAsking) return;
  isAsking = true;
  try {
    while (wanted) {
      const question: Question = wanted;
      wanted = undefined;
      await ask(question);
    }
  } finally {
    isAsking = false;
  }
}

async function ask({ run, listed, change }: Question): Promise<void> {
  const isOfIt = ({ runId, index }: WhatIfState) => runId === run.id && index === listed.index;
  const before = current().whatIf;
  const known = isOfIt(before) ? before : noWhatIf;
  update({ whatIf: { ...known, runId: run.id, index: listed.index, status: 'running', failed: undefined } });
  const patch = (next: Partial<WhatIfState>) =>
    update(({ whatIf }) => (isOfIt(whatIf) ? { whatIf: { ...whatIf, ...next } } : {}));
  try {
    const network = await networkOfFold(run, listed.fold);
    const beats = await beatsOfRun(run, listed.recordName);
    const timesSec = await timesOf(run, listed.recordName);
    const row = beats.sample.indexOf(listed.sample);
    const { normalise } = run.experiment.prepare;
    const answer = async (asked: BeatChange) => {
      const request = { ...network, row, timesSec, normalise, change: asked };
      const said = await askInTurn(new AbortController().signal, (trainer) => trainer.whatIf(beats, request));
      return said && [...said];
    };
    const base = known.base ?? (await answer(NO_CHANGE));
    const [beforeSec = Number.NaN, afterSec = Number.NaN] = beats.rr.subarray(2 * row, 2 * row + 2);
    patch({ base, intervals: { beforeSec, afterSec } });
    patch({ said: changesAnything(change) ? await answer(change) : base, change, status: 'shown' });
  } catch (error) {
    patch({ status: 'failed', failed: problemOfWhy(error, (reason) => whatIfFailed(listed, reason)) });
  }
}

let times: { key: string; value: Float64Array } | undefined;

/** Of all beats of a record, by the annotations of a run. */
async function timesOf(run: RunView, recordName: string): Promise<Float64Array> {
  const source = await sourceOfRun(run, recordName);
  if (times?.key !== source.key) {
    const marks = await services.viewer().run((worker) => worker.marks(source));
    times = { key: source.key, value: beatTimes(marks) };
  }
  return times.value;
}

/** Goes with its run. */
labStore.subscribe((state, before) => {
  if (state.runs === before.runs || state.whatIf.runId === undefined) return;
  if (!state.runs.some(({ id }) => id === state.whatIf.runId)) update({ whatIf: noWhatIf });
});

function whatIfFailed({ recordName, timeSec }: ListedBeat, reason: string): LabProblem {
  const at = timeSec.toFixed(2);
  return {
    code: 'what-if-failed',
    file: recordName,
    message: `The network could not be asked about the changed beat of ${recordName} at ${at} s: ${reason} Change something once more to try again.`,
    values: { name: recordName, at, reason },
  };
}
