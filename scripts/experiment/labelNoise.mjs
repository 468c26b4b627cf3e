/**
 * The experiment `label-noise`: labels of MIT-BIH are flipped by chance, and it is counted how many of them the queue of doubtful labels
 * finds. What is drawn, read and counted; the page is driven by `runLabelNoise.mjs`.
 */
import { labModule } from './recipes.mjs';

/** As the queue of the page has it (`src/evaluation/doubtQueue.ts`). */
const OWN_THRESHOLD_BEATS = 30;
const SPARED = [3, 4];

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
 * @param {Pair} given.pair
 */
export async function scoreRuns({ byPatients, byBeats, names, flipped, pair }) {
  const { doubtQueue } = await labModule('evaluation/doubtQueue.ts');
  const { record, sample } = byBeats;
  /** @param {TestedLabels} run @param {ArrayLike<number>} rows */
  const areFlipped = (run, rows) =>
    Array.from(rows, (row) => flipped.has(`${names[run.record[row] ?? -1]} ${run.sample[row]}`));
  const tested = areFlipped(byBeats, [...record.keys()]).filter(Boolean).length;
  /** @type {DoubtQueue} */
  const both = doubtQueue(byBeats, byPatients);
  const isAgreed = (/** @type {number} */ _, /** @type {number} */ i) => both.first[i] && both.second[i];
  const agreed = both.row.filter(isAgreed);
  // A label of another class cannot have been flipped, whatever else may be wrong with it.
  const classes = /** @type {readonly number[]} */ (pair.classes);
  const isOfPair = (/** @type {number} */ row, /** @type {number} */ i) =>
    isAgreed(row, i) &&
    classes.includes(byBeats.label[row] ?? -1) &&
    classes.includes(both.suggested[i] ?? -1);
  const others = await otherLists(byPatients, byBeats, agreed);
  return {
    records: new Set(record).size,
    beats: sample.length,
    flipped: tested,
    lists: {
      'by patients': scoreList(areFlipped(byPatients, doubtQueue(byPatients).row), tested),
      'by beats': scoreList(areFlipped(byBeats, doubtQueue(byBeats).row), tested),
      intersection: scoreList(areFlipped(byBeats, agreed), tested),
      [`intersection, doubts of ${pair.name} alone`]: scoreList(
        areFlipped(byBeats, both.row.filter(isOfPair)),
        tested,
      ),
      'the queue (intersection first)': scoreList(areFlipped(byBeats, both.row), tested),
      ...Object.fromEntries(
        Object.entries(others).map(([name, rows]) => [name, scoreList(areFlipped(byBeats, rows), tested)]),
      ),
    },
  };
}

/**
 * What the queue might have been: the intersection in another order, or of beats that are doubted otherwise.
 *
 * @param {TestedLabels} byPatients
 * @param {TestedLabels} byBeats
 * @param {Int32Array} agreed the intersection, as rows of `byBeats`
 * @returns {Promise<Record<string, Int32Array>>} rows of `byBeats`
 */
async function otherLists(byPatients, byBeats, agreed) {
  /** @type {typeof import('../../src/evaluation/labelErrors.ts')} */
  const { findLabelErrors, selfConfidence } = /** @type {any} */ (
    await labModule('evaluation/labelErrors.ts')
  );
  const keyAt = (/** @type {TestedLabels} */ run, /** @type {number} */ row) =>
    `${run.record[row]} ${run.sample[row]}`;
  const rows = new Map(Array.from(byPatients.label, (_, row) => [keyAt(byPatients, row), row]));
  const there = Int32Array.from(byBeats.label, (_, row) => rows.get(keyAt(byBeats, row)) ?? -1);
  const input = (/** @type {TestedLabels} */ run) => ({ ...run, labels: run.label, spared: SPARED });
  const [own, other] = [selfConfidence(input(byBeats)), selfConfidence(input(byPatients))];
  const otherAt = (/** @type {number} */ row) => other[there[row] ?? -1] ?? 1;
  /** @param {Int32Array} list @param {(row: number) => number} confidence */
  const ordered = (list, confidence) => list.toSorted((a, b) => confidence(a) - confidence(b) || a - b);
  const ownAt = (/** @type {number} */ row) => own[row] ?? 1;
  /** @param {(run: TestedLabels) => ArrayLike<number>} doubted of each beat of a run */
  const intersection = (doubted) => {
    const [mine, theirs] = [doubted(byBeats), doubted(byPatients)];
    return ordered(
      Int32Array.from([...byBeats.label.keys()].filter((row) => mine[row] && theirs[there[row] ?? -1])),
      ownAt,
    );
  };
  const grouped = (/** @type {TestedLabels} */ run) => ({
    ...input(run),
    groups: { of: run.record, minBeats: OWN_THRESHOLD_BEATS },
  });
  return {
    'intersection, by the mean of both runs': ordered(agreed, (row) => ownAt(row) + otherAt(row)),
    'intersection, by the higher of both runs': ordered(agreed, (row) => Math.max(ownAt(row), otherAt(row))),
    'intersection, thresholds of all records together': intersection((run) => {
      const { byClass, byNoiseRate } = findLabelErrors(input(run));
      return Array.from(byClass, (isPruned, beat) => isPruned + (byNoiseRate[beat] ?? 0));
    }),
    'intersection, by class and by noise rate at once': intersection(
      (run) => findLabelErrors(grouped(run)).both,
    ),
  };
}

/**
 * The page of the results.
 *
 * @param {object} given
 * @param {string} given.pair
 * @param {string} given.command
 * @param {string} given.preset
 * @param {string} given.epochs
 * @param {number} given.minutes
 * @param {string} given.machine
 * @param {{ firstSeconds: number, seconds: number, said: string }} given.queue what the page did
 * @param {Awaited<ReturnType<typeof scoreRuns>>} given.scores
 * @returns {string} Markdown
 */
export function noiseReport({ pair, command, preset, epochs, minutes, machine, queue, scores }) {
  const share = (/** @type {number} */ value) => (Number.isNaN(value) ? '–' : value.toFixed(3));
  const { records, beats, flipped, lists } = scores;
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
    'list. Labels of MIT-BIH that were disputable before count as not flipped. The lists are made of the saved predictions, which have six decimals: the page may differ by a beat.',
    '',
    `In the page the list of both runs was there ${queue.seconds.toFixed(2)} s after the button was pressed (the first time, with all that is loaded for it, ${queue.firstSeconds.toFixed(2)} s). It says: ${queue.said.replace(/\s+/g, ' ')}.`,
    '',
  ].join('\n');
}
