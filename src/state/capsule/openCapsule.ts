import { nameOf } from '../../base/filePath';
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

/** Saves the open run as one JSON file with everything that determines its result. */
export async function downloadCapsule(): Promise<void> {
  const run = current().openRun;
  if (!run) return;
  const text = capsuleText(makeCapsule(run, browserName()));
  saveBlob(new Blob([text], { type: 'application/json' }), `${fileStemOf(run)}.capsule.json`);
}

/** Saves the Python program of the lab with the capsule of the open run inside. */
export async function downloadScript(): Promise<void> {
  const run = current().openRun;
  if (!run) return;
  const { default: program } = await import('../../python/experiment.py?raw');
  const text = experimentScript(program, makeCapsule(run, browserName()));
  saveBlob(new Blob([text], { type: 'text/x-python' }), `${fileStemOf(run)}.py`);
}

type File = { path: string; blob: Blob };

/** Number of bytes of a .json file that are checked to find out whether it is a capsule: its kind comes first. */
const CHECKED_BYTES = 4096;

/**
 * Separates run capsules from dropped files and opens them: the readable one, or the last of several. Only .json
 * files are checked; other files are returned untouched.
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
  // An unreadable file is reported when it is read completely.
  const start = await blob
    .slice(0, CHECKED_BYTES)
    .text()
    .catch(() => '');
  return /^\s*\{\s*"kind"\s*:\s*"ecg-lab-capsule"/.test(start);
}

async function open({ path, blob }: File): Promise<void> {
  const file = nameOf(path);
  if (blob.size > 4 * MAX_CAPSULE_CHARS) return report(tooLarge(blob.size, file));
  const text = await blob.text().catch(() => '');
  const { parseCapsule } = await import('./parseCapsule');
  const { capsule, problem } = parseCapsule(text, file);
  if (problem) return report(problem);
  openParsed(capsule, file);
}

/** Opens a capsule that was read. */
export function openParsed(capsule: Capsule, file: string): void {
  update({ capsule: opened(capsule, file) });
  settleCapsule();
}

const opened = (capsule: Capsule, file: string): CapsuleState => ({
  file,
  title: capsule.title,
  capsule,
  ...{ missing: [], otherFiles: [], layers: [], applied: false },
  ...{ runId: undefined, outcome: undefined, comparison: undefined },
});

/**
 * Checks whether the records of the open capsule are loaded, with its edits, and applies its settings as soon as they are; only once,
 * so that later changes by the user stay. To be called after records were loaded.
 */
export function settleCapsule(): void {
  const open = current().capsule;
  if (!open) return;
  const found = findRecords(open.capsule.experiment.records, current().records);
  update({ capsule: { ...open, ...found } });
  if (found.missing.length === 0 && !open.applied) apply(open.capsule);
  if (found.missing.length > 0 && open.capsule.edits) void settleEdits();
}

/** Makes the edits of the capsule where its records lack nothing else. */
async function settleEdits(): Promise<void> {
  const { makeCapsuleEdits } = await import('./capsuleEdits');
  if (await makeCapsuleEdits()) settleCapsule();
}

/** Checks again whether the capsule's records are loaded, tries edits again that are not in use, and applies its settings (again). */
export async function rebuildCapsule(): Promise<void> {
  const open = current().capsule;
  if (!open) return;
  const { missing } = findRecords(open.capsule.experiment.records, current().records);
  const layers = open.layers.filter(({ record }) => !missing.includes(record));
  update({ capsule: { ...open, layers, applied: false } });
  settleCapsule();
}

function apply({ experiment, engine }: Capsule): void {
  if (restoreExperiment(experiment).length > 0) return;
  update(({ capsule }) => ({ step: 'train', capsule: capsule && { ...capsule, applied: true } }));
  // Opening an engine takes seconds; failures are shown where engines are chosen.
  void setEngineWish(engineIdOf(engine));
}
