import { bandLeft } from '../../beats/denoiseAt';
import type { BeatIndex, PrepareSettings } from '../../beats/types';
import type { Leak } from './types';

/** A fold's beats of the training side, as separate lists, and those that are tested. */
interface Sides {
  train: readonly Int32Array[];
  test: Int32Array;
}

/** A record's database, and what databases differ in besides their patients, in words. */
const TRAITS = ['database', 'rate', 'lead', 'band'] as const;
type Trait = (typeof TRAITS)[number];

/**
 * Reports where tested beats were recorded or prepared as no beat of the training side was: for another database, at another sampling
 * frequency, from another lead, in another band (which follows from the frequency). Results then show that difference as well as that of the patients.
 */
export function databasesApart(
  index: BeatIndex,
  sides: readonly Sides[],
  denoise: PrepareSettings['denoise'],
): Leak | undefined {
  const traits = traitsOf(index, denoise);
  const apart = new Map<Trait, [train: Set<string>, test: Set<string>]>();
  for (const { train, test } of sides) {
    const trained = recordsOf(index, train);
    const tested = recordsOf(index, [test]);
    for (const trait of TRAITS) {
      const known = new Set(trained.map((record) => traits[record]![trait]));
      const unknown = tested.map((record) => traits[record]![trait]).filter((value) => !known.has(value));
      if (unknown.length === 0 || known.size === 0) continue;
      const [all, others] = apart.get(trait) ?? [new Set(), new Set()];
      for (const value of known) all.add(value);
      for (const value of unknown) others.add(value);
      apart.set(trait, [all, others]);
    }
  }
  if (apart.size === 0) return undefined;
  const values: Leak['values'] = {};
  for (const [trait, [train, test]] of apart) {
    values[`${trait}Train`] = [...train].sort().join(', ');
    values[`${trait}Test`] = [...test].sort().join(', ');
  }
  const named = [...apart.keys()].map((trait) => {
    return `${NAMES[trait]} ${values[`${trait}Test`]}, in training ${values[`${trait}Train`]}`;
  });
  return {
    code: 'databases-apart',
    level: 'note',
    message: `Tested beats differ from all training beats in how they were recorded (${named.join('; ')}): the results show that difference as well as that of the patients.`,
    values,
  };
}

const NAMES: Record<Trait, string> = {
  database: 'database',
  rate: 'sampling frequency',
  lead: 'lead',
  band: 'band',
};

function traitsOf(index: BeatIndex, denoise: PrepareSettings['denoise']): Record<Trait, string>[] {
  return index.recordNames.map((_, record) => {
    const samplingHz = index.recordHz?.[record];
    const rate = samplingHz === undefined ? '' : `${samplingHz} Hz`;
    const database = index.recordDatabase?.[record] ?? '';
    const lead = index.recordLead?.[record] ?? '';
    if (samplingHz === undefined || denoise.wavelet === 'none') return { database, rate, lead, band: '' };
    const { lowHz, highHz } = bandLeft(denoise, samplingHz);
    return { database, rate, lead, band: `${short(lowHz)}–${short(highHz)} Hz` };
  });
}

const short = (hertz: number) => Number(hertz.toPrecision(3));

function recordsOf({ record, recordNames }: BeatIndex, parts: readonly Int32Array[]): number[] {
  const isThere = new Uint8Array(recordNames.length);
  for (const part of parts) for (let i = 0; i < part.length; i++) isThere[record[part[i]!]!] = 1;
  return recordNames.flatMap((_, number) => (isThere[number] === 1 ? [number] : []));
}
