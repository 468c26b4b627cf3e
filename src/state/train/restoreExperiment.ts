import type { Experiment } from '../../experiment/settings/types';
import { setDeal } from '../beats/prepareSettings';
import { findRecords } from '../capsule/findRecords';
import { withNamesHere } from '../capsule/withNamesHere';
import { restoreDatabases } from '../records/databases';
import { setTicked } from '../records/tickRecords';
import { fingerprint } from '../records/usedRecords';
import { current } from '../update';
import { replaceSettings } from './replaceSettings';

/** Names of the records that are not among these with identical files under the same name. */
export function missingRecords(
  records: Experiment['records'],
  there: readonly Experiment['records'][number][],
): string[] {
  return records
    .filter((record) => !there.some((other) => fingerprint([other]) === fingerprint([record])))
    .map(({ name }) => name);
}

/**
 * Restores ticks, databases and settings of an experiment, and the beats by which its folds are dealt. Its records are found by their bytes, and named as they are here.
 *
 * @returns names of the records that are not loaded as they were then; if there are any, nothing is changed
 */
export function restoreExperiment(experiment: Experiment): string[] {
  const { missing } = findRecords(experiment.records, current().records);
  if (missing.length > 0) return missing;
  const { records, prepare, train, earlier } = withNamesHere(experiment, current().records);
  replaceSettings({ prepare, train });
  restoreDatabases(records);
  setTicked(
    current().records.map(({ id }) => id),
    false,
  );
  setTicked(
    records.map(({ name }) => name),
    true,
  );
  setDeal(earlier && { records, prepare, earlier });
  return [];
}
