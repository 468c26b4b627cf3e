import { upgradeExperiment } from '../../experiment/settings/upgradeExperiment';
import { experimentSchema } from '../capsule/experimentSchema';
import { parsed } from '../capsule/schema';
import type { FoundRow, StoredUnfinished } from '../storage/types';
import { UnreadableError } from '../storage/UnreadableError';
import type { UnfinishedRun } from '../types';

/**
 * Reads a stored row as a run that can be resumed; a run begun by an earlier version of the lab goes on with that
 * version's settings.
 *
 * @throws if part of it is missing or unknown to this version
 */
export function readUnfinished({ id, value, error }: FoundRow): UnfinishedRun {
  if (value === undefined) throw error;
  const run = value as StoredUnfinished;
  const isComplete =
    run.id === id &&
    [run.title, run.savedAt].every((text) => typeof text === 'string') &&
    typeof run.after?.epoch === 'number';
  if (!isComplete) throw new UnreadableError('Part of the training is missing.');
  return { ...run, experiment: parsed(experimentSchema, upgradeExperiment(run.experiment)) };
}
