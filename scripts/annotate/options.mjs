/** What the command line of `npm run annotate` says. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

/** The detectors by their names on the command line, which are those of the page's field. */
const DETECTORS = { lab: 'lab', 'pan-tompkins': 'Pan–Tompkins' };

/**
 * @typedef {object} AnnotateOptions
 * @property {string[]} files of the records
 * @property {string[]} trainingFiles of the records that a capsule was trained on, as far as they are others
 * @property {string} annotator
 * @property {string} out
 * @property {string | undefined} detector its name on the page; undefined: beats are found only where none are marked
 * @property {string | undefined} network
 * @property {string | undefined} fold
 * @property {string | undefined} engine
 * @property {string | undefined} dist
 */

/**
 * @param {string[]} args
 * @returns {AnnotateOptions}
 * @throws Error with a sentence where something is missing or unknown
 */
export function parseAnnotate(args) {
  const text = /** @type {const} */ ({ type: 'string' });
  const { values } = parseArgs({
    args,
    options: {
      ...{ records: text, annotator: text, out: text, detect: text, network: text, data: text },
      ...{ fold: text, engine: text, dist: text },
    },
  });
  const { records, annotator, out, detect, network, data, fold, engine, dist } = values;
  if (!records || !annotator || !out) throw new Error('Give --records DIR, --annotator NAME and --out DIR.');
  if (!/^[A-Za-z]+$/.test(annotator)) {
    throw new Error(
      `"${annotator}" cannot be the name of an annotator: other programs take only letters there.`,
    );
  }
  if (detect !== undefined && !Object.hasOwn(DETECTORS, detect)) {
    throw new Error(`There is no detector ${detect}. Choose one of ${Object.keys(DETECTORS).join(', ')}.`);
  }
  if (network !== undefined && !existsSync(network)) throw new Error(`There is no file ${network}.`);
  if (network !== undefined && !/\.(?:zip|json)$/i.test(network)) {
    throw new Error(
      `${network} is neither a network that the lab saved (.zip) nor a run capsule (.json). A capsule holds no weights: its training is repeated.`,
    );
  }
  if (fold !== undefined && !(network && isCapsule(network))) {
    throw new Error('--fold chooses among the networks of a capsule (.json): a .zip holds one.');
  }
  const files = filesIn(records);
  if (!files.some((path) => /\.(?:hea|edf|bdf|rec)$/i.test(path))) {
    throw new Error(`There are no records in ${records}.`);
  }
  return {
    files,
    trainingFiles: data === undefined || data === records ? [] : filesIn(data),
    ...{ annotator, out, network, fold, engine, dist },
    detector: detect && DETECTORS[/** @type {keyof typeof DETECTORS} */ (detect)],
  };
}

/** Whether it is a capsule by its name, and no network. @param {string} network */
export const isCapsule = (network) => /\.json$/i.test(network);

/** @param {string} folder @returns {string[]} */
function filesIn(folder) {
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new Error(`There is no folder ${folder}.`);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .sort();
}
