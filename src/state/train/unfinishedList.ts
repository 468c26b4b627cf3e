import { reasonOf } from '../storage/reasonOf';
import type { Unreadable } from '../storage/setAsideTypes';
import type { FoundRow } from '../storage/types';
import { withStorage } from '../storage/withStorage';
import type { UnfinishedRun } from '../types';
import { current, update } from '../update';
import { lockedRuns, whenUnlocked } from './runLock';

/**
 * Reads the runs that can be resumed: those that are stored and that no tab is training. A run that another tab is
 * training is checked again when that tab releases its lock.
 *
 * @param own runs that this tab was training and is about to release
 */
export async function restoreUnfinished(own: string[] = []): Promise<void> {
  if (current().storage.status === 'off') return;
  const rows = (await withStorage((storage) => storage.loadUnfinished())) ?? [];
  const { runs, unreadable } = rows.length > 0 ? await read(rows) : { runs: [], unreadable: [] };
  const locked = await lockedRuns(runs.map(({ id }) => id));
  for (const id of own) locked.delete(id);
  for (const id of locked) whenUnlocked(id, () => void restoreUnfinished());
  update({
    unfinished: runs.filter(({ id }) => !locked.has(id)).sort((a, b) => b.savedAt.localeCompare(a.savedAt)),
  });
  if (unreadable.length === 0) return;
  const { setAside } = await import('../storage/setAside');
  await setAside(unreadable);
}

async function read(rows: FoundRow[]): Promise<{ runs: UnfinishedRun[]; unreadable: Unreadable[] }> {
  const { readUnfinished } = await import('./readUnfinished');
  const runs: UnfinishedRun[] = [];
  const unreadable: Unreadable[] = [];
  for (const row of rows) {
    try {
      runs.push(readUnfinished(row));
    } catch (error) {
      unreadable.push(unreadableRun(row.id, error, titleOf(row)));
    }
  }
  return { runs, unreadable };
}

/** An unreadable unfinished run as an item to be set aside. */
export function unreadableRun(id: string, error: unknown, title = id): Unreadable {
  return { location: { store: 'unfinished', id }, kind: 'training', title, reason: reasonOf(error) };
}

function titleOf({ value }: FoundRow): string | undefined {
  const title = (value as Partial<UnfinishedRun> | undefined)?.title;
  return typeof title === 'string' ? title : undefined;
}
