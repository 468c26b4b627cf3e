import { GAINS_MM_PER_MV, initialViewSettings, SPEEDS_MM_PER_SEC, type ViewSettings } from './viewTypes';

/** The view settings of any version: what this one does not know gets its default. */
export function readViewSettings(stored: unknown): ViewSettings {
  const read: ViewSettings = { ...initialViewSettings };
  if (typeof stored !== 'object' || stored === null) return read;
  const { gainMmPerMv, speedMmPerSec, hiddenLeads, ...rest } = stored as Partial<ViewSettings>;
  read.gainMmPerMv = GAINS_MM_PER_MV.find((gain) => gain === gainMmPerMv) ?? read.gainMmPerMv;
  read.speedMmPerSec = SPEEDS_MM_PER_SEC.find((speed) => speed === speedMmPerSec) ?? read.speedMmPerSec;
  if (Array.isArray(hiddenLeads)) read.hiddenLeads = hiddenLeads.filter((name) => typeof name === 'string');
  for (const name of ['showDenoised', 'showRaw', 'showRr'] as const) {
    if (typeof rest[name] === 'boolean') read[name] = rest[name];
  }
  return read;
}
