import { type BeatChange, changesAnything, NO_CHANGE } from '../../beats/beatChange';
import type { WhatIfRequest } from '../../experiment/run/requests';
import type { Trainer } from '../../experiment/run/trainer';
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
let isOpen = false;

/** Asks what the network says of the shown beat with a change; of questions that come meanwhile the last one is asked next. */
export async function askWhatIf(change: BeatChange): Promise<void> {
  const { openRun: run, inspect } = current();
  const listed = inspect.list[inspect.position];
  if (!run || !listed) return;
  wanted = { run, listed, change };
  isOpen = true;
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
    if (!isOpen) await release();
  }
}

/** Nobody asks any more: gives up the network that is held for it. */
export async function closeWhatIf(): Promise<void> {
  isOpen = false;
  wanted = undefined;
  if (!isAsking) await release();
}

async function ask({ run, listed, change }: Question): Promise<void> {
  const isOfIt = ({ runId, index }: WhatIfState) => runId === run.id && index === listed.index;
  const before = current().whatIf;
  const known = isOfIt(before) ? before : noWhatIf;
  update({ whatIf: { ...known, runId: run.id, index: listed.index, status: 'running', failed: undefined } });
  const patch = (next: Partial<WhatIfState>) =>
    update(({ whatIf }) => (isOfIt(whatIf) ? { whatIf: { ...whatIf, ...next } } : {}));
  try {
    const answer = answerOf(run, listed);
    const base = known.base ?? (await answer(NO_CHANGE));
    patch({ base, intervals: held?.key === keyOf(run, listed) ? held.intervals : known.intervals });
    patch({ said: changesAnything(change) ? await answer(change) : base, change, status: 'shown' });
  } catch (error) {
    patch({ status: 'failed', failed: problemOfWhy(error, (reason) => whatIfFailed(listed, reason)) });
  }
}

/** The thread that holds the network and the beats of a question, so that a further change is all that is sent; and the intervals of the beat. */
let held: { trainer: Trainer; key: string; intervals: NonNullable<WhatIfState['intervals']> } | undefined;

const keyOf = (run: RunView, { fold, index }: ListedBeat) => `${run.id} ${fold} ${index}`;

/** How changes of a beat are answered. */
function answerOf(run: RunView, listed: ListedBeat): (change: BeatChange) => Promise<number[] | undefined> {
  const key = keyOf(run, listed);
  let reading: ReturnType<typeof requestOf> | undefined;
  const read = () => {
    reading ??= requestOf(run, listed);
    return reading;
  };
  return async (change) => {
    // Before its turn: what cannot be read is no fault of the thread.
    if (held?.key !== key) await read();
    const said = await askInTurn(new AbortController().signal, async (trainer) => {
      try {
        if (held?.trainer !== trainer || held.key !== key) {
          held = undefined;
          const { beats, request, intervals } = await read();
          await trainer.openWhatIf(beats, request);
          held = { trainer, key, intervals };
        }
        return await trainer.whatIf(change);
      } catch (error) {
        held = undefined;
        throw error;
      }
    });
    return said && [...said];
  };
}

async function requestOf(run: RunView, listed: ListedBeat) {
  const network = await networkOfFold(run, listed.fold);
  const beats = await beatsOfRun(run, listed.recordName);
  const timesSec = await timesOf(run, listed.recordName);
  const row = beats.sample.indexOf(listed.sample);
  const [beforeSec = Number.NaN, afterSec = Number.NaN] = beats.rr.subarray(2 * row, 2 * row + 2);
  const request: WhatIfRequest = { ...network, row, timesSec, normalise: run.experiment.prepare.normalise };
  return { beats, request, intervals: { beforeSec, afterSec } };
}

/** A thread that has ended holds nothing, and need not answer. */
async function release(): Promise<void> {
  const trainer = held?.trainer;
  held = undefined;
  try {
    await trainer?.closeWhatIf();
  } catch {}
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
  if (state.runs.some(({ id }) => id === state.whatIf.runId)) return;
  update({ whatIf: noWhatIf });
  void closeWhatIf();
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
