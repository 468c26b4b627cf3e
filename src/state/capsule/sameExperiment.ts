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
  return (
    fingerprint(byName(one.records)) === fingerprint(byName(other.records)) &&
    sameDatabases(one.records, other.records) &&
    isSameJson(one.earlier ?? [], other.earlier ?? []) &&
    sameSettings(one, other)
  );
}

/** Whether no record that both have is of another database in one of them; what is not known is not another one. */
export function sameDatabases(a: Experiment['records'], b: Experiment['records']): boolean {
  const known = new Map(b.map(({ name, database }) => [name, database]));
  return a.every(({ name, database }) => (known.get(name) ?? database) === (database ?? known.get(name)));
}

/** Whether two experiments are equal except for their records. */
export function sameSettings(
  a: Pick<Experiment, 'prepare' | 'train'>,
  b: Pick<Experiment, 'prepare' | 'train'>,
): boolean {
  return isSameJson([a.prepare, a.train], [b.prepare, b.train]);
}
