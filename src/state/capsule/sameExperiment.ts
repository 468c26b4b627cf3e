import { isSameJson } from '../../base/canonicalJson';
import type { Experiment } from '../../experiment/settings/types';
import { upgradeExperiment } from '../../experiment/settings/upgradeExperiment';
import { fingerprint } from '../records/usedRecords';

/**
 * Whether two experiments are equal: the same bytes in the same records, prepared and trained with the same settings.
 */
export function sameExperiment(a: Experiment, b: Experiment): boolean {
  const [one, other] = [upgradeExperiment(a), upgradeExperiment(b)];
  return fingerprint(one.records) === fingerprint(other.records) && sameSettings(one, other);
}

/** Whether two experiments are equal except for their records. */
export function sameSettings(
  a: Pick<Experiment, 'prepare' | 'train'>,
  b: Pick<Experiment, 'prepare' | 'train'>,
): boolean {
  return isSameJson([a.prepare, a.train], [b.prepare, b.train]);
}
