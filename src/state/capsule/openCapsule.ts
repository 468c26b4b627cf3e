import { setEngineWish } from '../engine/engine';
import { engineIdOf } from '../engine/engineId';
import { fileStemOf } from '../results/fileStem';
import { saveBlob } from '../saveBlob';
import { restoreExperiment } from '../train/restoreExperiment';
import { current, report, update } from '../update';
import { browserName } from './browserName';
import { MAX_CAPSULE_CHARS, tooLarge } from './capsuleSize';
import { capsuleText } from './capsuleText';
import { experimentScript } from './experimentScript';
import { findRecords } from './findRecords';
import { makeCapsule } from './makeCapsule';
import type { CapsuleState } from './stateTypes';
import type { Capsule } from './types';

/** The open run as one JSON file with everything that decides its result. */
export async function downloadCapsule(): Promise<void> {
  const run = current().openRun;
  if (!run) return;
  const text = capsuleText(makeCapsule(run, browserName()));
  saveBlob(new Blob([text], { type: 'application/json' }), `${fileStemOf(run)}.capsule.json`);
}

/** The Python program of the lab with the open run's capsule inside. */
export async function downloadScript(): Promise<void> {
  const run = current().openRun;
  if (!run) return;
  const { default: program } = await import('../../python/experiment.py?raw');
  const text = experimentScript(program, makeCapsule(run, browserName()));
  saveBlob(new Blob([text], { type: 'text/x-python' }), `${fileStemOf(run)}.py`);
}

type File = { path: string; blob: Blob };

/** So much of a .json file is looked at to tell whether it is a capsule: its kind stands first. */
const LOOK_BYTES = 4096;

/**
 * Takes run capsules out of what was dropped and opens them: the one that can be read, or the last of several.
 * Only files called .json are looked at; what is no capsule is left for others, untouched.
 *
 * @returns the other files, in their order
 */
export async function takeCapsules<T extends File>(files: readonly T[]): Promise<T[]> {
  const others: T[] = [];
  const capsules: T[] = [];
  for (const file of files) ((await isCapsule(file)) ? capsules : others).push(file);
  for (const file of capsules) await open(file);
  return others;
}

async function isCapsule({ path, blob }: File): Promise<boolean> {
  if (!/\.json$/i.test(path)) return false;
  if (/\.capsule\.json$/i.test(path)) return true;
  // A file that cannot be read is told of by whoever reads it in earnest.
  const start = await blob
    .slice(0, LOOK_BYTES)
    .text()
    .catch(() => '');
  return /^\s*\{\s*"kind"\s*:\s*"ecg-lab-capsule"/.test(start);
}

async function open({ path, blob }: File): Promise<void> {
  const file = path.split('/').pop() ?? path;
  if (blob.size > 4 * MAX_CAPSULE_CHARS) return report(tooLarge(blob.size, file));
  const text = await blob.text().catch(() => '');
  const { parseCapsule } = await import('./parseCapsule');
  const { capsule, problem } = parseCapsule(text, file);
  if (problem) return report(problem);
  update({ capsule: opened(capsule, file) });
  settleCapsule();
}

const opened = (capsule: Capsule, file: string): CapsuleState => ({
  file,
  title: capsule.title,
  capsule,
  ...{ missing: [], otherFiles: [], applied: false },
  ...{ runId: undefined, outcome: undefined, comparison: undefined },
});

/**
 * Looks whether the records of the open capsule are here, and puts its settings in place as soon as they are; once, so that
 * what a person changes afterwards stays. To call after records came.
 */
export function settleCapsule(): void {
  const open = current().capsule;
  if (!open) return;
  const found = findRecords(open.capsule.experiment.records, current().records);
  update({ capsule: { ...open, ...found } });
  if (found.missing.length === 0 && !open.applied) putInPlace(open.capsule);
}

/** Looks again whether the capsule's records are here, and puts its settings in place (again) where they are. */
export async function rebuildCapsule(): Promise<void> {
  update(({ capsule }) => ({ capsule: capsule && { ...capsule, applied: false } }));
  settleCapsule();
}

function putInPlace({ experiment, engine }: Capsule): void {
  if (restoreExperiment(experiment).length > 0) return;
  update(({ capsule }) => ({ step: 'train', capsule: capsule && { ...capsule, applied: true } }));
  // Opening an engine takes seconds; what goes wrong there is told where engines are chosen.
  void setEngineWish(engineIdOf(engine));
}
