import { stratifiedSample } from '../../embedding/sample';
import { FEWEST_BEATS, type MapPart, MOST_SAMPLED } from '../../embedding/types';
import { MOST_HIDDEN_UNITS } from '../../experiment/network/hiddenUnits';
import type { RunView } from '../../experiment/run/types';
import { testedColumns } from '../inspect/testedColumns';
import type { LabProblem } from '../problemTypes';
import { services } from '../services';
import { labStore } from '../store';
import { current, update, withActivity } from '../update';
import { networkOfFold } from '../why/askedBeats';
import { hiddenUnitsOf, MOST_VALUES } from '../why/hiddenUnitsOf';
import { problemOfWhy, WhyError } from '../why/whyError';
import { type MapRows, readRows } from './readRows';
import { type MapBeats, type MapSource, type MapState, noMap } from './types';

/** What the beats of a map look like: gone with it. */
const seen = new WeakMap<MapBeats, Pick<MapRows, 'pictures' | 'picture'>>();

/** The map that is being made, or was last; another one takes its place. */
let turn: { activity?: string } | undefined;

export async function makeMap(source: MapSource): Promise<void> {
  const { openRun: run } = current();
  if (!run) return;
  abandon();
  const own: typeof turn = {};
  turn = own;
  const patch = (change: Partial<MapState>) => {
    if (turn === own) update(({ map }) => ({ map: { ...map, ...change } }));
  };
  patch({ ...noMap, source, runId: run.id, status: 'reading' });
  try {
    const asked = testedColumns(run, source.kind === 'waveform' ? undefined : source.fold);
    const problem = whyImpossible(run, source, asked.index.length);
    if (problem) throw new WhyError(problem);
    const isDone = await withActivity('mapping', {}, async ({ id, signal, update: tell }) => {
      own.activity = id;
      tell({ total: asked.index.length });
      const stored = source.kind === 'waveform' ? undefined : await networkOfFold(run, source.fold);
      const network = stored && { stored, head: headOf(source) };
      const rows = await readRows(run, asked, network, { signal, tell });
      if (!rows) return false;
      await compute(run, rows, { signal, tell, patch });
      return true;
    });
    patch({ status: isDone ? 'done' : 'stopped' });
  } catch (error) {
    patch({ status: 'failed', failed: problemOfWhy(error, (reason) => mapFailed(run.title, reason)) });
  }
}

/** The small picture of a beat of the map; undefined if it is not there any more. @param row of `MapBeats` */
export function beatPicture(beats: MapBeats, row: number): Float32Array | undefined {
  const held = seen.get(beats);
  return held?.pictures.subarray(row * held.picture, (row + 1) * held.picture);
}

async function compute(
  run: RunView,
  { beats, values, width, pictures, picture, missing }: MapRows,
  { signal, tell, patch }: ComputeOptions,
): Promise<void> {
  const count = beats.index.length;
  if (count < FEWEST_BEATS) throw new WhyError(tooFew(run.title, count));
  seen.set(beats, { pictures, picture });
  const { seed } = run.experiment.train;
  const sample = stratifiedSample(beats, MOST_SAMPLED, seed);
  patch({ status: 'computing', beats, sampled: sample.length, missing });
  const { record, label } = beats;
  const embed = await services.embed();
  await embed(
    { values, width, record, label, sample, seed },
    (part) => {
      if (signal.aborted) return;
      if (part.kind === 'picture') tell({ detail: '', done: part.epoch, total: part.epochs });
      patch(addedTo(current().map, part));
    },
    signal,
  );
}

interface ComputeOptions {
  signal: AbortSignal;
  tell: (change: { detail: string; done: number; total: number }) => void;
  patch: (change: Partial<MapState>) => void;
}

function addedTo({ pictures, quality }: MapState, part: MapPart): Partial<MapState> {
  switch (part.kind) {
    case 'picture': {
      const { method, points, epoch, epochs } = part;
      return { pictures: { ...pictures, [method]: points }, epoch, epochs };
    }
    case 'variance': {
      const { shown, kept, components } = part;
      return { variance: { shown, kept, components } };
    }
    case 'quality':
      return { quality: { ...quality, [part.method]: part.quality } };
  }
}

const headOf = (source: MapSource) => (source.kind === 'head' ? source.head : undefined);

/** Why there can be no such map of so many beats; undefined if there can. */
function whyImpossible(run: RunView, source: MapSource, count: number): LabProblem | undefined {
  const isOfNetwork = source.kind !== 'waveform';
  if (isOfNetwork && run.experiment.train.network.kind === 'unet') return beatFree(run.title);
  const head = headOf(source);
  const width = isOfNetwork ? hiddenUnitsOf(run, head) : run.lengthSamples;
  if (isOfNetwork && width > MOST_HIDDEN_UNITS) {
    return head === undefined ? tooWide(run.title) : headTooWide(run.title, head, width);
  }
  return width * count > MOST_VALUES ? tooMany(run.title, count) : undefined;
}

const tooWide = (title: string): LabProblem => ({
  code: 'map-wide',
  file: '',
  message: `The network of ${title} has no hidden layer that sums up a beat: its logits follow directly from a picture. Make the map of the waveforms.`,
  values: { run: title },
});

const headTooWide = (title: string, head: number, width: number): LabProblem => ({
  code: 'map-head-wide',
  file: '',
  message: `Head ${head + 1} of the network of ${title} gives ${width} numbers for a beat, and a map is made of at most ${MOST_HIDDEN_UNITS}. Make the map of the last hidden layer.`,
  values: { run: title, head: head + 1, width, most: MOST_HIDDEN_UNITS },
});

const beatFree = (title: string): LabProblem => ({
  code: 'map-beat-free',
  file: '',
  message: `The network of ${title} finds the beats itself and cannot be asked about beats that are given to it, so there is no map of its hidden layer. Make the map of the waveforms.`,
  values: { run: title },
});

const tooMany = (title: string, count: number): LabProblem => ({
  code: 'map-many',
  file: '',
  message: `${title} has tested ${count} beats: a map of all of them would take more than 256 MB. Make the map of another input, or of a run with fewer beats.`,
  values: { run: title, count },
});

const tooFew = (title: string, count: number): LabProblem => ({
  code: 'map-few',
  file: '',
  message: `${title} has tested ${count} beats that can be read, and a map needs ${FEWEST_BEATS}. Drop the files of its other records again, or test more beats.`,
  values: { run: title, count, fewest: FEWEST_BEATS },
});

const mapFailed = (title: string, reason: string): LabProblem => ({
  code: 'map-failed',
  file: '',
  message: `The map of the beats of ${title} could not be made: ${reason} Press “Make the map” to try once more.`,
  values: { run: title, reason },
});

/** Tens of megabytes, and a thread: they go with their run. */
labStore.subscribe((state, before) => {
  const { runId } = state.map;
  if (state.openRun?.id === before.openRun?.id || runId === undefined || runId === state.openRun?.id) return;
  abandon();
  update({ map: noMap });
});

/** Stops what is being made; nothing of it is shown any more. */
function abandon(): void {
  if (turn?.activity !== undefined) services.running.get(turn.activity)?.abort();
  turn = undefined;
}
