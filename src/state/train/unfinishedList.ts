import { upgradeExperiment } from '../../experiment/settings/upgradeExperiment';
import { services } from '../services';
import { withStorage } from '../storage/withStorage';
import type { UnfinishedRun } from '../types';
import { current, report, update } from '../update';
import { runsInHand, whenRunFree } from './runLock';

/**
 * Reads which runs can be resumed: those that are stored and that no tab has in hand. Where another tab has one, it is
 * looked at again once that tab lets go of it.
 *
 * @param own runs that this very tab has in hand and is about to let go of
 */
export async function restoreUnfinished(own: string[] = []): Promise<void> {
  if (current().storage.status === 'off') return;
  const stored = (await withStorage((storage) => storage.loadUnfinished())) ?? [];
  const whole = stored.filter(isWhole).map(upToDate);
  for (const run of stored) if (!isWhole(run)) await dropDamaged(run);
  const held = await runsInHand(whole.map(({ id }) => id));
  for (const id of own) held.delete(id);
  for (const id of held) whenRunFree(id, () => void restoreUnfinished());
  update({
    unfinished: whole.filter(({ id }) => !held.has(id)).sort((a, b) => b.savedAt.localeCompare(a.savedAt)),
  });
}

/** Runs that an earlier version of the lab began go on with the settings that it knew no others than. */
function upToDate(run: UnfinishedRun): UnfinishedRun {
  return { ...run, experiment: upgradeExperiment(run.experiment) };
}

function isWhole({ id, title, savedAt, experiment, after }: Partial<UnfinishedRun>): boolean {
  return (
    [id, title, savedAt].every((text) => typeof text === 'string') &&
    Array.isArray(experiment?.records) &&
    experiment.prepare !== undefined &&
    experiment.train !== undefined &&
    typeof after?.epoch === 'number'
  );
}

/** What cannot be resumed for want of a part of it is said and taken out. */
export async function dropDamaged({ id, title }: { id: string; title?: string }): Promise<void> {
  const run = title ?? id;
  report(
    {
      code: 'checkpoint-damaged',
      file: '',
      message: `What was stored of the unfinished training ${run} is damaged and was taken out; it cannot be resumed. Start it again.`,
      values: { run },
    },
    'warning',
  );
  await forgetUnfinished(id);
}

/** Takes a run out of the storage and, then, off the list: what is no longer shown does not come back with a reload. */
export async function forgetUnfinished(id: string): Promise<void> {
  await services.storage.deleteCheckpoint(id).catch(() => undefined);
  update((state) => ({ unfinished: state.unfinished.filter((run) => run.id !== id) }));
}
