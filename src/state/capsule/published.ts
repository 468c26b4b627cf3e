import { nameOf } from '../../base/filePath';
import { computeMetrics } from '../../evaluation/computeMetrics';
import { current, update } from '../update';
import { capsuleMatrix } from './capsuleMatrix';
import { compareWithCapsule } from './compareWithCapsule';
import { openParsed } from './openCapsule';
import { parseCapsule } from './parseCapsule';
import type { PublishedRun } from './stateTypes';

/** The capsules of docs/results, each a file of the build that is loaded when it is asked for. */
const CAPSULES = import.meta.glob<string>('../../../docs/results/*.capsule.json', {
  query: '?raw',
  import: 'default',
});

/** Puts the published runs into the store, in the order of their names. Capsules that cannot be read are left out: the tests find them. */
export async function loadPublished(): Promise<void> {
  if (current().published) return;
  const read = Object.entries(CAPSULES).map(async ([path, load]): Promise<PublishedRun[]> => {
    const file = nameOf(path);
    const { capsule } = parseCapsule(await load(), file);
    if (!capsule) return [];
    const metrics = computeMetrics(capsuleMatrix(capsule.results.pooled));
    return [{ name: file.replace(/\.capsule\.json$/, ''), file, capsule, metrics }];
  });
  update({ published: (await Promise.all(read)).flat() });
}

/**
 * Opens a published run as a capsule: with its records, its settings are put in place; without, the region `Capsule` says what is
 * missing. The open run is compared with it, if it is a repetition.
 */
export function repeatPublished(name: string): void {
  const found = current().published?.find((run) => run.name === name);
  if (!found) return;
  openParsed(found.capsule, found.file);
  const { openRun } = current();
  if (openRun) compareWithCapsule(openRun);
}
