import type { PrepareSettings } from '../../beats/types';
import type { TrainSettings } from '../../experiment/settings/types';
import { upgradePrepareSettings, upgradeTrainSettings } from '../../experiment/settings/upgradeExperiment';
import { prepareSchema, trainSchema } from '../capsule/experimentSchema';
import { parsed } from '../capsule/schema';
import type { SettingsPart } from './setAsideTypes';
import { UnreadableError } from './UnreadableError';

/** What the lab's store calls them. */
interface Settings {
  prepareSettings: PrepareSettings;
  trainSettings: TrainSettings;
}

const READERS: { [P in SettingsPart]: (value: object) => Settings[P] } = {
  prepareSettings: (value) => parsed(prepareSchema, upgradePrepareSettings(value)),
  trainSettings: (value) => parsed(trainSchema, upgradeTrainSettings(value)),
};

/**
 * Reads one part of the settings as any version of the lab has stored it; what that version did not know of is as on a first visit.
 *
 * @throws UnreadableError where it is damaged, holds a setting that this version does not know, or is no part that it knows
 */
export function readSettingsPart(part: string, value: unknown): Partial<Settings> {
  if (!Object.hasOwn(READERS, part)) throw new UnreadableError(`This version knows no ${part}.`);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UnreadableError(`${part} should be an object, but is ${JSON.stringify(value)}`);
  }
  return { [part]: READERS[part as SettingsPart](value) };
}

/** Reads what it can of a row of settings, and names the parts that are there and that it cannot read. */
export function readSettings(row: object): Partial<Settings> & { unreadable: SettingsPart[] } {
  const stored = row as Record<SettingsPart, unknown>;
  const read: Partial<Settings> = {};
  const unreadable: SettingsPart[] = [];
  for (const part of Object.keys(READERS) as SettingsPart[]) {
    if (stored[part] === undefined) continue;
    try {
      Object.assign(read, readSettingsPart(part, stored[part]));
    } catch {
      unreadable.push(part);
    }
  }
  return { ...read, unreadable };
}
