import { isSameJson } from '../../base/canonicalJson';
import type { Experiment } from '../../experiment/settings/types';
import { upgradeExperiment } from '../../experiment/settings/upgradeExperiment';
import { fingerprint } from '../records/usedRecords';
import { withNamesHere } from './withNamesHere';

/**
 * Whether two experiments are equal: the same bytes in their records, whatever these are called, prepared and trained with
 * the same settings.
 */
export function sameExperiment(a: Experiment, b: Experiment): boolean {
  const other = upgradeExperiment(b);
  const one = withNamesHere(upgradeExperiment(a), other.records);
  const byName = (records: Experiment['records']) => records.toSorted((x, y) => (x.name < y.name ? -1 : 1));
  return fingerprint(byName(one.records)) === fingerprint(byName(other.records)) && sameSettings(one, other);
}

/** Whether two experiments are equal except for their records. */
export function sameSettings(
  a: Pick<Experiment, 'prepare' | 'train'>,
  b: Pick<Experiment, 'prepare' | 'train'>,
): boolean {
  return isSameJson([a.prepare, a.train], [b.prepare, b.train]);
}
