import { upgradeExperiment } from '../../experiment/settings/upgradeExperiment';
import { experimentSchema } from '../capsule/experimentSchema';
import { parsed } from '../capsule/schema';
import type { FoundRow, StoredUnfinished } from '../storage/types';
import { UnreadableError } from '../storage/UnreadableError';
import type { UnfinishedRun } from '../types';

/**
 * A stored row as a run that can be resumed; one that an earlier version of the lab began goes on with the settings that there were.
 *
 * @throws where part of it is missing or is not known to this version
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
