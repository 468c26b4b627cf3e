import { PACED_RECORDS } from './defaults';
import { DE_CHAZAL } from './recordSets';

/** The database of a record of which nothing says that it is of a known one. */
export const OWN_DATABASE = 'own';

/** Databases of PhysioNet by their short names, with those of their folders and archives. */
const FOLDERS: Readonly<Record<string, string>> = {
  mitdb: 'mit-bih-arrhythmia-database',
  svdb: 'mit-bih-supraventricular-arrhythmia-database',
  incartdb: 'st-petersburg-incart-12-lead-arrhythmia-database',
  afdb: 'mit-bih-atrial-fibrillation-database',
  cudb: 'cu-ventricular-tachyarrhythmia-database',
  edb: 'european-st-t-database',
  ltafdb: 'long-term-af-database',
  ltdb: 'mit-bih-long-term-ecg-database',
  ltstdb: 'long-term-st-database',
  nsrdb: 'mit-bih-normal-sinus-rhythm-database',
  nstdb: 'mit-bih-noise-stress-test-database',
  qtdb: 'qt-database',
  sddb: 'sudden-cardiac-death-holter-database',
  stdb: 'mit-bih-st-change-database',
  vfdb: 'mit-bih-malignant-ventricular-ectopy-database',
};

const SHORT_NAMES = new Map(
  Object.entries(FOLDERS).flatMap(([short, long]) => [
    [short, short],
    [long, short],
  ]),
);

/** Databases whose records are known by their names; by name and rate, where no folder tells and there is one. */
const BY_NAME: readonly { database: string; samplingHz?: number; has(name: string): boolean }[] = [
  { database: 'mitdb', samplingHz: 360, has: (name) => MITDB.has(name) },
  { database: 'svdb', samplingHz: 128, has: (name) => /^8(?:0\d|1[0-2]|2\d|[4-8]\d|9[0-4])$/.test(name) },
  { database: 'incartdb', samplingHz: 257, has: (name) => /^I(?:0[1-9]|[1-6]\d|7[0-5])$/.test(name) },
  { database: 'edb', has: (name) => /^e[01]\d{3}$/.test(name) },
  { database: 'stdb', has: (name) => /^3[0-2]\d$/.test(name) },
  { database: 'nsrdb', has: (name) => /^(?:16\d{3}|17052|17453|1[89]\d{3})$/.test(name) },
  { database: 'ltdb', has: (name) => /^1[45]\d{3}$/.test(name) },
  { database: 'sddb', has: (name) => /^[345]\d$/.test(name) },
];

/** The 48 records of the MIT-BIH Arrhythmia Database: both halves, and the four paced ones. */
const MITDB = new Set([...DE_CHAZAL.training, ...DE_CHAZAL.test, ...PACED_RECORDS]);

/** Whether a record of a database that is known by its records' names could be called so. */
export function isNamedLike(database: string, name: string): boolean {
  return BY_NAME.some((each) => each.database === database && each.has(name));
}

/** What tells a record's database. */
export interface RecordOrigin {
  /** Of its header, with the folders and archives it was dropped in. */
  path: string;
  /** Without folders. */
  name: string;
  samplingHz: number;
  synthetic: boolean;
}

/**
 * The database that a record is from, by PhysioNet's short name (`mitdb`): by the innermost folder or archive that is named like a
 * database (`mitdb`, `mit-bih-arrhythmia-database-1.0.0.zip`), else by the record's name and rate; `own` if neither tells.
 */
export function databaseOf({ path, name, samplingHz, synthetic }: RecordOrigin): string {
  if (synthetic) return OWN_DATABASE;
  const folders = path.toLowerCase().split('/').slice(0, -1).reverse();
  for (const folder of folders) {
    const known = SHORT_NAMES.get(folder.replace(/\.zip$/, '').replace(/-\d+(?:\.\d+)+$/, ''));
    if (known !== undefined) return known;
  }
  const byName = BY_NAME.find((each) => each.samplingHz === samplingHz && each.has(name));
  return byName?.database ?? OWN_DATABASE;
}

const MAX_CHARS = 40;

/** The name of a database as a person wrote it, in the form that lists of a protocol can hold; '' if there is nothing left. */
export function databaseName(text: string): string {
  return text
    .trim()
    .replace(/[\s,/%]+/g, '-')
    .slice(0, MAX_CHARS);
}
