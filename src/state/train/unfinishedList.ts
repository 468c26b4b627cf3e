import { upgradeExperiment } from '../../experiment/settings/upgradeExperiment';
import { experimentShape } from '../capsule/experimentShape';
import { services } from '../services';
import { reasonOf, setAside, type Unreadable } from '../storage/setAside';
import type { FoundRow, StoredUnfinished } from '../storage/types';
import { withStorage } from '../storage/withStorage';
import type { UnfinishedRun } from '../types';
import { current, update } from '../update';
import { runsInHand, whenRunFree } from './runLock';

/**
 * Reads which runs can be resumed: those that are stored and that no tab is training. Where another tab is training one, it is
 * looked at again once that tab lets go of it.
 *
 * @param own runs that this very tab was training and is about to let go of
 */
export async function restoreUnfinished(own: string[] = []): Promise<void> {
  if (current().storage.status === 'off') return;
  const rows = (await withStorage((storage) => storage.loadUnfinished())) ?? [];
  const runs: UnfinishedRun[] = [];
  const unreadable: Unreadable[] = [];
  for (const row of rows) {
    try {
      runs.push(readUnfinished(row));
    } catch (error) {
      unreadable.push(unreadableRun(row.id, error, titleOf(row)));
    }
  }
  const held = await runsInHand(runs.map(({ id }) => id));
  for (const id of own) held.delete(id);
  for (const id of held) whenRunFree(id, () => void restoreUnfinished());
  update({
    unfinished: runs.filter(({ id }) => !held.has(id)).sort((a, b) => b.savedAt.localeCompare(a.savedAt)),
  });
  await setAside(unreadable);
}

/** An unfinished run as an item of what is set aside. */
export function unreadableRun(id: string, error: unknown, title = id): Unreadable {
  return { place: { store: 'unfinished', id }, kind: 'training', title, reason: reasonOf(error) };
}

/**
 * A stored row as a run that can be resumed; one that an earlier version of the lab began goes on with the settings that there were.
 *
 * @throws where part of it is missing or is not known to this version
 */
function readUnfinished({ id, value, error }: FoundRow): UnfinishedRun {
  if (value === undefined) throw error;
  const run = value as StoredUnfinished;
  const isWhole =
    run.id === id &&
    [run.title, run.savedAt].every((text) => typeof text === 'string') &&
    typeof run.after?.epoch === 'number';
  if (!isWhole) throw new TypeError('Part of the training is missing.');
  return { ...run, experiment: experimentShape(upgradeExperiment(run.experiment), 'experiment') };
}

function titleOf({ value }: FoundRow): string | undefined {
  const title = (value as Partial<UnfinishedRun> | undefined)?.title;
  return typeof title === 'string' ? title : undefined;
}

/** Takes a run out of the storage and, then, off the list: what is no longer shown does not come back with a reload. */
export async function forgetUnfinished(id: string): Promise<void> {
  await services.storage.deleteCheckpoint(id).catch(() => undefined);
  update((state) => ({ unfinished: state.unfinished.filter((run) => run.id !== id) }));
}
