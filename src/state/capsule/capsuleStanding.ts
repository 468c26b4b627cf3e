import type { LabState } from '../types';
import { findRecords } from './findRecords';
import { sameSettings } from './sameExperiment';

/** What the page stands for with the capsule that is open. */
export type CapsuleStanding =
  /** Records are missing. */
  | 'waiting'
  /** A training started now repeats it. */
  | 'ready'
  /** Somebody changed settings or ticks. */
  | 'changed';

/** By records, ticks and settings as they are now, whatever was put in place before. */
export function capsuleStanding({
  capsule,
  records,
  prepareSettings,
  trainSettings,
}: Pick<LabState, 'capsule' | 'records' | 'prepareSettings' | 'trainSettings'>): CapsuleStanding | undefined {
  if (!capsule) return undefined;
  const { experiment } = capsule.capsule;
  if (findRecords(experiment.records, records).missing.length > 0) return 'waiting';
  const ticked = records.filter((entry) => entry.ticked && entry.state === 'ready');
  const isReady =
    ticked.length === experiment.records.length &&
    findRecords(experiment.records, ticked).missing.length === 0 &&
    sameSettings(experiment, { prepare: prepareSettings, train: trainSettings });
  return isReady ? 'ready' : 'changed';
}
