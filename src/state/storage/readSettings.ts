import type { PrepareSettings } from '../../beats/types';
import type { TrainSettings } from '../../experiment/settings/types';
import { upgradeChosenPreparing, upgradeTrainSettings } from '../../experiment/settings/upgradeExperiment';
import { prepareSchema, trainSchema } from '../capsule/experimentSchema';
import { parsed } from '../capsule/schema';
import type { SettingsPart } from './setAsideTypes';
import { UnreadableError } from './UnreadableError';

export { readMonitorChoices } from '../monitor/readChoices';
export { readViewSettings } from '../records/readViewSettings';

/** The names that the settings have in the store of the lab. */
interface Settings {
  prepareSettings: PrepareSettings;
  trainSettings: TrainSettings;
}

const READERS: { [P in SettingsPart]: (value: object) => Settings[P] } = {
  prepareSettings: (value) => parsed(prepareSchema, upgradeChosenPreparing(value)),
  trainSettings: (value) => parsed(trainSchema, upgradeTrainSettings(value)),
};

/**
 * Reads one part of the settings as stored by any version of the lab; settings that that version did not have get
 * their defaults.
 *
 * @throws UnreadableError if the part is damaged, contains a setting that this version does not know, or is itself unknown
 */
export function readSettingsPart(part: string, value: unknown): Partial<Settings> {
  if (!Object.hasOwn(READERS, part)) throw new UnreadableError(`This version knows no ${part}.`);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UnreadableError(`${part} should be an object, but is ${JSON.stringify(value)}`);
  }
  return { [part]: READERS[part as SettingsPart](value) };
}

/** Reads the readable parts of a row of settings, and names the stored parts that it cannot read. */
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
