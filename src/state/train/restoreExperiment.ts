import type { Experiment } from '../../experiment/settings/types';
import { setPrepareSettings } from '../beats/prepareBeats';
import { setTicked } from '../records/tickRecords';
import { fingerprint } from '../records/usedRecords';
import { current, update } from '../update';

/** Names of the records that are not among these with identical files. */
export function missingRecords(
  records: Experiment['records'],
  there: readonly Experiment['records'][number][],
): string[] {
  return records
    .filter((record) => !there.some((other) => fingerprint([other]) === fingerprint([record])))
    .map(({ name }) => name);
}

/**
 * Restores ticks and settings of an experiment.
 *
 * @returns names of the records that are not loaded as they were then; if there are any, nothing is changed
 */
export function restoreExperiment({ records, prepare, train }: Experiment): string[] {
  const missing = missingRecords(records, current().records);
  if (missing.length > 0) return missing;
  update({ trainSettings: train, faultsAccepted: false, drafts: {} });
  setPrepareSettings(prepare);
  setTicked(
    current().records.map(({ id }) => id),
    false,
  );
  setTicked(
    records.map(({ name }) => name),
    true,
  );
  return [];
}
