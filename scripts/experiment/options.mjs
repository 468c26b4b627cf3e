/** What the command line of `npm run experiment` says. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';

/** The halves of MIT-BIH by their names on the command line; the lists are those of the page. */
const HALVES = readHalves();

/**
 * @typedef {object} Options
 * @property {boolean} list
 * @property {string} preset name on the command line; empty where a capsule is repeated
 * @property {string | undefined} capsule path of the capsule to repeat
 * @property {string[]} data folders
 * @property {string[] | undefined} records names of records, and of databases that lie beside the first folder; undefined = all of the folders
 * @property {string} out
 * @property {string | undefined} name
 * @property {string[]} changes of settings, `epochs=4`
 * @property {string | undefined} engine
 * @property {string | undefined} network where the network of the run is written
 * @property {string | undefined} dist
 * @property {string | undefined} profile folder in which the browser's storage is kept
 */

/** Options that are short for changes of settings. @type {Record<string, (value: string) => string[]>} */
const SHORT = {
  seed: (value) => [`seed=${value}`],
  epochs: (value) => [`epochs=${value}`],
  sample: (value) => [`maxBeats=${value}`],
  classes: (value) => [`classCount=${value}`],
  folds: (value) => ['protocol=groupkfold', `protocol.folds=${value}`, 'validationBy=patients'],
};

/** @typedef {Record<string, { changes: string[], items: string[] }>} Protocols by name: their changes of settings, and what they deal */

/**
 * @param {string[]} args
 * @param {Record<string, string>} recipes their names on the page by their names here
 * @param {Protocols} [protocols]
 * @returns {Options}
 * @throws Error with a sentence where something is unknown
 */
export function parseOptions(args, recipes, protocols = {}) {
  const text = /** @type {const} */ ({ type: 'string' });
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      list: { type: 'boolean', default: false },
      data: { type: 'string', default: '../shared/data/mitdb' },
      out: { type: 'string', default: 'docs/results' },
      records: text,
      protocol: text,
      name: text,
      ...Object.fromEntries(Object.keys(SHORT).map((name) => [name, text])),
      set: { type: 'string', multiple: true, default: [] },
      engine: text,
      network: text,
      dist: text,
      profile: text,
    },
  });
  const [what = ''] = positionals;
  const isCapsule = what.endsWith('.json');
  if (!values.list && !isCapsule && !recipes[what]) {
    throw new Error(
      `There is no preset ${what || '(none given)'}. Choose one of ${Object.keys(recipes).join(', ')}, or give the path of a capsule.`,
    );
  }
  if (isCapsule && !existsSync(what)) throw new Error(`There is no file ${what}.`);
  if (isCapsule && values.profile !== undefined) {
    throw new Error('A capsule is repeated without a break: leave out --profile.');
  }
  const given = /** @type {Record<string, unknown>} */ (values);
  const short = Object.entries(SHORT).flatMap(([name, changes]) =>
    given[name] === undefined ? [] : changes(String(given[name])),
  );
  const protocol = values.protocol === undefined ? undefined : protocols[values.protocol];
  if (values.protocol !== undefined && !protocol) {
    const known = Object.keys(protocols).join(', ');
    throw new Error(
      `There is no protocol ${values.protocol}. Choose one of ${known}, or use --set protocol=….`,
    );
  }
  const changes = [...(protocol?.changes ?? []), ...short, .../** @type {string[]} */ (values.set)];
  if (isCapsule && changes.length > 0) {
    throw new Error(`A capsule is repeated with its own settings: leave out ${changes.join(', ')}.`);
  }
  return {
    list: values.list,
    preset: isCapsule ? '' : what,
    capsule: isCapsule ? what : undefined,
    data: values.data.split(','),
    records: values.records
      ? namedRecords(values.records)
      : protocol?.items.length
        ? withHalves(protocol.items)
        : undefined,
    out: values.out,
    name: values.name,
    changes,
    engine: values.engine,
    network: values.network,
    dist: values.dist,
    profile: values.profile,
  };
}

/** Records as `--records` names them: DS1 and DS2 stand for the records of a half. @param {string} list separated by commas */
export function namedRecords(list) {
  return withHalves(list.split(','));
}

/** @param {readonly string[]} names */
const withHalves = (names) => names.flatMap((name) => HALVES[name] ?? [name]);

/** @returns {Record<string, string[]>} */
function readHalves() {
  const path = new URL('../../src/beats/deChazal.json', import.meta.url);
  const { training, test } = JSON.parse(readFileSync(path, 'utf8'));
  return { DS1: training, DS2: test };
}

/**
 * The files of the records that are asked for. The page is given them without their folders, so two may not be called alike.
 *
 * @param {Pick<Options, 'data' | 'records' | 'capsule'>} options
 * @returns {string[]} paths
 */
export function chosenFiles({ data, records, capsule }) {
  const missing = data.find((folder) => !existsSync(folder));
  if (missing !== undefined)
    throw new Error(`There is no folder ${missing}. Name the folder of the records with --data.`);
  const beside = (/** @type {string} */ name) => join(dirname(data[0] ?? ''), name);
  const whole = (records ?? []).filter((name) => existsSync(beside(name))).map(beside);
  const files = [
    ...data.flatMap((folder) => recordFiles(folder, records)),
    ...whole.flatMap((folder) => recordFiles(folder)),
  ];
  const chosen = [...new Set(files)];
  if (chosen.length === 0) throw new Error(`The folder ${data.join(', ')} holds none of the records.`);
  const names = chosen.map((file) => basename(file));
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) {
    throw new Error(`${twice} is in two of the folders. Leave one out with --records, or rename its record.`);
  }
  return capsule ? [...chosen, capsule] : chosen;
}

/**
 * @param {string} folder
 * @param {string[]} [records] undefined = all
 */
function recordFiles(folder, records) {
  return readdirSync(folder)
    .filter((file) => /\.(hea|dat|atr)$/.test(file))
    .filter((file) => !records || records.includes(file.slice(0, file.lastIndexOf('.'))))
    .map((file) => join(folder, file));
}

/** Where things lie on this machine decides nothing. */
const PLACES = ['--dist', '--out', '--data', '--name', '--network', '--keep', '--profile'];

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
