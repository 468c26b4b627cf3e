import type { LabState } from '../types';
import { findRecords } from './findRecords';
import { sameDatabases, sameSettings } from './sameExperiment';
import { withNamesHere } from './withNamesHere';

/** The relation of the page to the open capsule. */
export type CapsuleStatus =
  /** Records are missing. */
  | 'waiting'
  /** A training started now would repeat it. */
  | 'ready'
  /** Settings, ticks or databases of records were changed. */
  | 'changed';

/** Derived from the current records, ticks and settings, whatever was applied before. */
export function capsuleStatus({
  capsule,
  records,
  prepareSettings,
  trainSettings,
}: Pick<LabState, 'capsule' | 'records' | 'prepareSettings' | 'trainSettings'>): CapsuleStatus | undefined {
  if (!capsule) return undefined;
  const { experiment } = capsule.capsule;
  if (findRecords(experiment.records, records).missing.length > 0) return 'waiting';
  const ticked = records.filter((entry) => entry.ticked && entry.state === 'ready');
  const here = withNamesHere(experiment, ticked);
  const isReady =
    ticked.length === experiment.records.length &&
    findRecords(experiment.records, ticked).missing.length === 0 &&
    sameDatabases(here.records, ticked) &&
    sameSettings(here, { prepare: prepareSettings, train: trainSettings });
  return isReady ? 'ready' : 'changed';
}
