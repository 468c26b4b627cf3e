/**
 * The experiment `label-noise`: labels of MIT-BIH are flipped by chance, and it is counted how many of them the queue of doubtful labels
 * finds. What is drawn, read and counted; the page is driven by `runLabelNoise.mjs`.
 */
import { labModule } from './recipes.mjs';

/** The part of the labels of each class that is flipped. */
const FLIPPED_SHARE = 0.02;

/** What may be mistaken for each other: classes, and the symbol that a flipped beat of each gets. */
export const PAIRS = /** @type {const} */ ([
  { name: 'N↔V', slug: 'n-v', classes: [0, 2], symbols: ['V', 'N'] },
  { name: 'N↔SVEB', slug: 'n-s', classes: [0, 1], symbols: ['A', 'N'] },
]);

/** @typedef {(typeof PAIRS)[number]} Pair */
/** @typedef {import('../../src/wfdb/types.ts').Annotations} Annotations */
/** @typedef {import('../../src/evaluation/doubtQueue.ts').TestedLabels} TestedLabels */
/** @typedef {import('../../src/evaluation/doubtQueue.ts').DoubtQueue} DoubtQueue */

/**
 * Gives two per cent of the beats of either class the label of the other, drawn over all records. Records with paced beats are left as
 * they are: the page leaves them out, as AAMI recommends.
 *
 * @param {Record<string, Annotations>} records by name
 * @param {Pair} pair
 * @param {number} seed
 * @returns {Promise<{ records: Record<string, Annotations>, flipped: Set<string> }>} flipped: `record sample` of each
 */
export async function flipLabels(records, pair, seed) {
  const [{ createRandom, shuffleInPlace }, { classOf }] = await Promise.all([
    labModule('base/random.ts'),
    labModule('beats/classMap.ts'),
  ]);
  const random = createRandom(seed);
  /** @type {Record<string, Annotations>} */
  const changed = Object.fromEntries(
    Object.entries(records).map(([name, each]) => [name, { ...each, symbol: [...each.symbol] }]),
  );
  const dealt = Object.entries(records).filter(([, { symbol }]) => !symbol.includes('/'));
  /** @type {Set<string>} */
  const flipped = new Set();
  for (const [side, wanted] of pair.classes.entries()) {
    const places = dealt.flatMap(([name, { symbol }]) =>
      symbol.flatMap((each, row) => (classOf(each) === wanted ? [{ name, row }] : [])),
    );
    const order = shuffleInPlace([...places.keys()], random);
    for (const place of order.slice(0, Math.round(FLIPPED_SHARE * places.length))) {
      const { name, row } = /** @type {{ name: string, row: number }} */ (places[place]);
      const annotations = /** @type {Annotations} */ (changed[name]);
      annotations.symbol[row] = /** @type {string} */ (pair.symbols[side]);
      flipped.add(`${name} ${annotations.sample[row]}`);
    }
  }
  return { records: changed, flipped };
}

/**
 * The page's predictions as columns.
 *
 * @param {string} csv as `Predictions (CSV)` saves them
 * @param {string[]} names of records, whose places number them; those that are not there yet are added
 * @returns {Promise<TestedLabels>}
 */
export async function readPredictions(csv, names) {
  const { CLASS_NAMES } = await labModule('beats/types.ts');
  const [head = '', ...lines] = csv.trimEnd().split('\n');
  const columns = head.split(',');
  const at = (/** @type {string} */ name) => columns.indexOf(name);
  const first = at('p_N');
  const classCount = columns.filter((name) => name.startsWith('p_')).length;
  const rows = lines.map((line) => line.split(','));
  const numberOf = (/** @type {string} */ name) => {
    if (!names.includes(name)) names.push(name);
    return names.indexOf(name);
  };
  return {
    classCount,
    record: Int32Array.from(rows, (row) => numberOf(row[at('record')] ?? '')),
    sample: Int32Array.from(rows, (row) => Number(row[at('sample')])),
    label: Uint8Array.from(rows, (row) => CLASS_NAMES.indexOf(row[at('aami')])),
    probabilities: Float32Array.from(rows.flatMap((row) => row.slice(first, first + classCount).map(Number))),
  };
}

/**
 * How much of a list is flipped.
 *
 * @param {readonly boolean[]} isFlipped of each beat of the list, in its order
 * @param {number} flipped beats that were flipped and tested
 * @returns {{ listed: number, precisionAt: number, precision: number, recall: number }} precisionAt: of as many beats at the head of the
 *   list as were flipped, or of all if it is shorter; precision and recall: of the whole list
 */
export function scoreList(isFlipped, flipped) {
  const head = isFlipped.slice(0, flipped);
  const hits = (/** @type {readonly boolean[]} */ list) => list.filter(Boolean).length;
  return {
    listed: isFlipped.length,
    precisionAt: hits(head) / head.length,
    precision: hits(isFlipped) / isFlipped.length,
    recall: hits(isFlipped) / flipped,
  };
}

/**
 * The lists of two runs, each alone and together, and how much of them is flipped.
 *
 * @param {object} given
 * @param {TestedLabels} given.byPatients folds over patients
 * @param {TestedLabels} given.byBeats folds over beats
 * @param {string[]} given.names of the records
 * @param {Set<string>} given.flipped
 */
export async function scoreRuns({ byPatients, byBeats, names, flipped }) {
  const { doubtQueue } = await labModule('evaluation/doubtQueue.ts');
  const { record, sample } = byBeats;
  /** @param {TestedLabels} run @param {ArrayLike<number>} rows */
  const areFlipped = (run, rows) =>
    Array.from(rows, (row) => flipped.has(`${names[run.record[row] ?? -1]} ${run.sample[row]}`));
  const tested = areFlipped(byBeats, [...record.keys()]).filter(Boolean).length;
  /** @type {DoubtQueue} */
  const both = doubtQueue(byBeats, byPatients);
  const agreed = both.row.filter((_, i) => both.first[i] && both.second[i]);
  return {
    beats: sample.length,
    flipped: tested,
    lists: {
      'by patients': scoreList(areFlipped(byPatients, doubtQueue(byPatients).row), tested),
      'by beats': scoreList(areFlipped(byBeats, doubtQueue(byBeats).row), tested),
      intersection: scoreList(areFlipped(byBeats, agreed), tested),
      'the queue (intersection first)': scoreList(areFlipped(byBeats, both.row), tested),
    },
  };
}

/**
 * The page of the results.
 *
 * @param {object} given
 * @param {string} given.pair
 * @param {string} given.command
 * @param {string} given.preset
 * @param {number} given.records
 * @param {string} given.epochs
 * @param {number} given.minutes
 * @param {string} given.machine
 * @param {{ firstSeconds: number, seconds: number, said: string }} given.queue what the page did
 * @param {Awaited<ReturnType<typeof scoreRuns>>} given.scores
 * @returns {string} Markdown
 */
export function noiseReport({ pair, command, preset, records, epochs, minutes, machine, queue, scores }) {
  const share = (/** @type {number} */ value) => (Number.isNaN(value) ? '–' : value.toFixed(3));
  const { beats, flipped, lists } = scores;
  return [
    `# Label noise, ${pair}`,
    '',
    `Made ${new Date().toISOString().slice(0, 10)} by \`${command}\` in ${minutes.toFixed(1)} min on ${machine}.`,
    '',
    `${FLIPPED_SHARE * 100} % of the labels of either class were flipped by chance in ${records} records of MIT-BIH (those with paced beats are left out), which are`,
    `${flipped} of the ${beats} tested beats. Then the recipe \`${preset}\` was trained on all of them, ${epochs} epochs, with five folds over patients and with five folds`,
    'over beats, in the real page. The lists are what `src/evaluation/doubtQueue.ts` makes of these runs.',
    '',
    '| list | beats | precision at the number flipped | precision | recall |',
    '|---|---|---|---|---|',
    ...Object.entries(lists).map(
      ([name, { listed, precisionAt, precision, recall }]) =>
        `| ${name} | ${listed} | ${share(precisionAt)} | ${share(precision)} | ${share(recall)} |`,
    ),
    '',
    'Precision at the number flipped: of the first so many beats of the list (of all, where it is shorter), the part that was flipped. Precision and recall: of the whole',
    'list. Labels of MIT-BIH that were disputable before count as not flipped.',
    '',
    `In the page the list of both runs was there ${queue.seconds.toFixed(2)} s after the button was pressed (the first time, with all that is loaded for it, ${queue.firstSeconds.toFixed(2)} s). It says: ${queue.said.replace(/\s+/g, ' ')}.`,
    '',
  ].join('\n');
}
