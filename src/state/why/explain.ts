import type { RunView } from '../../experiment/run/types';
import type { ExplainedPart } from '../../explain/explainBeat';
import { withSecondSeed } from '../../explain/trust';
import { services } from '../services';
import { labStore } from '../store';
import type { LabProblem, ListedBeat } from '../types';
import { current, update } from '../update';
import { beatsOfRun, forgetAsked, networkOfFold } from './askedBeats';
import { askInTurn } from './explainer';
import { findNearest, forgetTraining } from './nearest';
import { forgetSeconds, secondNetwork } from './secondSeed';
import { type ExplainedClass, initialWhy, noNearest, type SeedSource, type WhyState } from './types';
import { problemOfWhy } from './whyError';

let turn: AbortController | undefined;

type Patch = (change: Partial<WhyState>) => void;

/**
 * Explains the prediction of the beat that Inspect shows, part by part; what was being explained is abandoned. Of a beat that is explained already only
 * the check with a second seed is made, if it was not: a run of another seed may be there by now.
 */
export async function explainShown(of: ExplainedClass = current().why.of): Promise<void> {
  const { openRun: run, inspect, why } = current();
  const listed = inspect.list[inspect.position];
  if (!run || !listed) return;
  const isSameBeat = why.runId === run.id && why.index === listed.index;
  const isSame = isSameBeat && why.of === of;
  const isExplained = isSame && why.status === 'done';
  if (isSame && why.status === 'running') return;
  if (isExplained && why.seed.status === 'done') return;
  turn?.abort();
  const abort = new AbortController();
  turn = abort;
  const { signal } = abort;
  const patch: Patch = (change) => {
    if (!signal.aborted) update((state) => ({ why: { ...state.why, ...change } }));
  };
  const classIndex = of === 'truth' ? listed.truth : listed.predicted;
  if (isExplained) return checkSecondSeed(run, listed, classIndex, signal, patch);
  patch({
    ...initialWhy,
    ...{ of, index: listed.index, runId: run.id, status: 'running' },
    nearest: isSameBeat ? why.nearest : noNearest,
  });
  // Beside the explanation: where the training beats are being read, that takes minutes.
  const nearest = current().why.nearest.status === 'empty' ? findNearest(false) : undefined;
  try {
    const network = await networkOfFold(run, listed.fold);
    const beats = await beatsOfRun(run, listed.recordName);
    const row = beats.sample.indexOf(listed.sample);
    const isDone = await askInTurn(signal, (trainer) =>
      trainer.explain(beats, { ...network, row, classIndex }, (part) => patch(addedTo(current().why, part))),
    );
    if (!isDone) return;
    await checkSecondSeed(run, listed, classIndex, signal, patch);
    patch({ status: 'done' });
  } catch (error) {
    patch({ status: 'failed', failed: problemOfWhy(error, (reason) => whyFailed(listed, reason)) });
  }
  await nearest;
}

/**
 * Explains the beat once more, by a network that was trained with another seed; where several answer together and no run has another seed, by each of them.
 * If that fails, the explanation itself stays.
 */
async function checkSecondSeed(
  run: RunView,
  listed: ListedBeat,
  classIndex: number,
  signal: AbortSignal,
  patch: Patch,
): Promise<void> {
  patch({ seed: { status: 'running' } });
  try {
    const second = await secondNetwork(run, listed);
    const count = run.experiment.train.networks;
    if (typeof second === 'string' && count < 2) return patch({ seed: { status: second } });
    const source: SeedSource = typeof second === 'string' ? { kind: 'members', count } : second.source;
    const beats = await beatsOfRun(run, listed.recordName);
    const row = beats.sample.indexOf(listed.sample);
    const asked =
      typeof second === 'string'
        ? await networkOfFold(run, listed.fold)
        : { ...second.network, against: current().why.attributions };
    const agreements = await askInTurn(signal, (trainer) =>
      trainer.compareSeeds(beats, { ...asked, row, classIndex }),
    );
    const { trust } = current().why;
    if (agreements && trust) {
      patch({ trust: withSecondSeed(trust, agreements), seed: { status: 'done', source } });
    }
  } catch (error) {
    patch({
      seed: { status: 'failed', failed: problemOfWhy(error, (reason) => seedFailed(listed, reason)) },
    });
  }
}

/** Abandons what is being explained; what is there stays. */
export function stopExplaining(): void {
  turn?.abort();
  update(({ why }) => ({
    why: why.status === 'running' ? { ...why, status: 'empty', index: undefined } : why,
  }));
}

/** Forgets what is held of runs that were deleted, here or in another tab, or with everything: tens of megabytes, and a thread. */
labStore.subscribe((state, before) => {
  if (state.runs === before.runs) return;
  const isThere = (runId: string) => state.runs.some(({ id }) => id === runId);
  if (before.runs.every(({ id }) => isThere(id))) return;
  forgetAsked(isThere);
  forgetTraining(isThere);
  forgetSeconds(isThere);
  if (before.why.runId === undefined || isThere(before.why.runId)) return;
  turn?.abort();
  services.closeExplainer();
  update({ why: initialWhy });
});

function addedTo(why: WhyState, part: ExplainedPart): Partial<WhyState> {
  switch (part.kind) {
    case 'attribution':
      return { attributions: [...why.attributions, part.attribution] };
    case 'shares':
      return { shares: part.shares };
    case 'trust':
      return { trust: part.trust };
  }
}

function seedFailed({ recordName, timeSec }: ListedBeat, reason: string): LabProblem {
  const at = timeSec.toFixed(2);
  return {
    code: 'second-seed-failed',
    file: recordName,
    message: `The beat of ${recordName} at ${at} s could not be explained by a network of another seed: ${reason} Open “Why this class” again to try once more.`,
    values: { name: recordName, at, reason },
  };
}

function whyFailed({ recordName, timeSec }: ListedBeat, reason: string): LabProblem {
  const at = timeSec.toFixed(2);
  return {
    code: 'why-failed',
    file: recordName,
    message: `The beat of ${recordName} at ${at} s could not be explained: ${reason} Open “Why this class” again to try once more.`,
    values: { name: recordName, at, reason },
  };
}
