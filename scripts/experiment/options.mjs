/** What the command line of `npm run experiment` says. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

/** Presets by their name on the command line, with their name on the page. */
export const PRESET_NAMES = /** @type {Record<string, string>} */ ({
  lab: 'Lab',
  quick: 'Quick look',
  'intra-patient': 'Intra-patient, five folds',
  'inter-patient': 'Inter-patient, DS1 → DS2',
  'patient-specific': 'Patient-specific',
  scalogram: '2-D CNN on scalograms',
  tutorial: 'Tutorial recipe',
  'tutorial-faults': 'Tutorial as published, with its faults',
});

/** The halves of MIT-BIH by their names on the command line; the lists are those of the page. */
const HALVES = readHalves();

/**
 * @typedef {object} Options
 * @property {boolean} list
 * @property {string} preset name on the command line; empty where a capsule is repeated
 * @property {string | undefined} capsule path of the capsule to repeat
 * @property {string} data
 * @property {string[] | undefined} records undefined = all of the folder
 * @property {string} out
 * @property {string | undefined} name
 * @property {number | undefined} seed
 * @property {number | undefined} epochs
 * @property {number | undefined} sample
 * @property {number | undefined} folds
 * @property {number | undefined} classes
 * @property {string | undefined} engine
 * @property {string | undefined} dist
 */

/**
 * @param {string[]} args
 * @returns {Options}
 * @throws Error with a sentence where something is unknown
 */
export function parseOptions(args) {
  const text = /** @type {const} */ ({ type: 'string' });
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      list: { type: 'boolean', default: false },
      data: { type: 'string', default: '../shared/data/mitdb' },
      out: { type: 'string', default: 'docs/results' },
      records: text,
      name: text,
      seed: text,
      epochs: text,
      sample: text,
      folds: text,
      classes: text,
      engine: text,
      dist: text,
    },
  });
  const [what = ''] = positionals;
  const isCapsule = what.endsWith('.json');
  if (!values.list && !isCapsule && !PRESET_NAMES[what]) {
    throw new Error(
      `There is no preset ${what || '(none given)'}. Choose one of ${Object.keys(PRESET_NAMES).join(', ')}, or give the path of a capsule.`,
    );
  }
  if (isCapsule && !existsSync(what)) throw new Error(`There is no file ${what}.`);
  return {
    list: values.list,
    preset: isCapsule ? '' : what,
    capsule: isCapsule ? what : undefined,
    data: values.data,
    records: values.records?.split(',').flatMap((name) => HALVES[name] ?? [name]),
    out: values.out,
    name: values.name,
    seed: wholeOf('seed', values.seed),
    epochs: wholeOf('epochs', values.epochs),
    sample: wholeOf('sample', values.sample),
    folds: wholeOf('folds', values.folds),
    classes: wholeOf('classes', values.classes),
    engine: values.engine,
    dist: values.dist,
  };
}

/** @returns {Record<string, string[]>} */
function readHalves() {
  const path = new URL('../../src/beats/deChazal.json', import.meta.url);
  const { training, test } = JSON.parse(readFileSync(path, 'utf8'));
  return { DS1: training, DS2: test };
}

/** @param {string} name @param {string | undefined} value */
function wholeOf(name, value) {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (!Number.isInteger(number) || number < 0)
    throw new Error(`--${name} wants a whole number, not ${value}.`);
  return number;
}

/**
 * The files of the records that are asked for.
 *
 * @param {Options} options
 * @returns {string[]} paths
 */
export function chosenFiles({ data, records, capsule }) {
  if (!existsSync(data))
    throw new Error(`There is no folder ${data}. Name the folder of the records with --data.`);
  const files = readdirSync(data)
    .filter((file) => /\.(hea|dat|atr)$/.test(file))
    .filter((file) => !records || records.includes(file.slice(0, file.lastIndexOf('.'))))
    .map((file) => join(data, file));
  if (files.length === 0) throw new Error(`The folder ${data} holds none of the records.`);
  return capsule ? [...files, capsule] : files;
}

/** Where things lie on this machine decides nothing. */
const PLACES = ['--dist', '--out', '--data', '--name'];

/**
 * The arguments that decide the numbers.
 *
 * @param {string[]} args
 */
export function decidingArguments(args) {
  return args.filter(
    (arg, i) =>
      !PLACES.some((place) => arg === place || arg.startsWith(`${place}=`) || args[i - 1] === place),
  );
}
