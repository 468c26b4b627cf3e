/** Rates that filters and detectors are made for, samples a second. */
export const LIVE_HZ = { min: 100, max: 1000 } as const;

/** What an alarm is about, in the order in which they are shown. */
export const ALARM_KINDS = [
  'pause',
  'bradycardia',
  'tachycardia',
  'ventricularRun',
  'supraventricularRun',
  'fibrillation',
  'vebBurden',
] as const;
export type AlarmKind = (typeof ALARM_KINDS)[number];

/** When an alarm is raised: from which value on, and whether at all. Each limit is in the unit of its kind. */
export type AlarmRules = Readonly<Record<AlarmKind, { on: boolean; limit: number }>>;

/** What can be set, and in what: seconds, beats a minute, beats in a row, percent. Fibrillation has no limit of its own. */
export const ALARM_BOUNDS: Readonly<
  Record<AlarmKind, { min: number; max: number; unit: 's' | 'bpm' | 'beats' | '%' | undefined }>
> = {
  pause: { min: 1, max: 10, unit: 's' },
  bradycardia: { min: 20, max: 80, unit: 'bpm' },
  tachycardia: { min: 80, max: 250, unit: 'bpm' },
  ventricularRun: { min: 3, max: 30, unit: 'beats' },
  supraventricularRun: { min: 3, max: 30, unit: 'beats' },
  fibrillation: { min: 0, max: 0, unit: undefined },
  vebBurden: { min: 1, max: 100, unit: '%' },
};

/**
 * Rates and pauses as in the rules of rhythm, but a pause of 3 s, which the AHA's standards for monitoring in hospital name (2017, doi
 * 10.1161/CIR.0000000000000527); runs from three and, supraventricular, from five beats; a tenth of the beats ventricular.
 */
export const ALARM_RULES: AlarmRules = {
  pause: { on: true, limit: 3 },
  bradycardia: { on: true, limit: 50 },
  tachycardia: { on: true, limit: 120 },
  ventricularRun: { on: true, limit: 3 },
  supraventricularRun: { on: true, limit: 5 },
  fibrillation: { on: true, limit: 0 },
  vebBurden: { on: true, limit: 10 },
};

/** Kinds that need a class for every beat. */
export const NEEDS_CLASSES: readonly AlarmKind[] = ['ventricularRun', 'supraventricularRun', 'vebBurden'];
