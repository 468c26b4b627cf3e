/**
 * `npm run bench:rhythm`: compares the episodes of atrial fibrillation that `src/rhythm` finds with the rhythm annotations of MIT-BIH
 * (`../shared/data/mitdb`, or the folder given as first argument), in Node, and writes the tables into docs/RHYTHM.md between the
 * marks. With `-- --search` it compares settings on DS1 alone, and prints them. Durations by `src/evaluation/ec57`, as `epicmp` does.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { measuredWords, openBench, recordBytes, recordNames, writeBetweenMarks } from './benchShared.mjs';

const { values: options, positionals } = parseArgs({
  options: { search: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const { folder, modules } = await openBench('rhythm', positionals[0], {
  bench: 'tests/bench/rhythmBench.ts',
});
/** @type {typeof import('../tests/bench/rhythmBench.ts')} */
const { beatSources, compareFibrillation, comparePieces, compareRuns, flutterRules, loadRhythm } =
  await import(modules.bench ?? '');
/** @typedef {import('../tests/bench/rhythmBench.ts').Durations} Durations */
/** @typedef {import('../tests/bench/rhythmBench.ts').RhythmRecord} RhythmRecord */

/** @type {{ training: string[], test: string[] }} */
const halves = JSON.parse(readFileSync('src/beats/deChazal.json', 'utf8'));
const records = recordNames(folder)
  .filter((name) => !options.search || halves.training.includes(name))
  .map((name) => loadRhythm(recordBytes(folder, name)));

const percent = (/** @type {number} */ value) => (Number.isNaN(value) ? '–' : value.toFixed(1));

/** Se / +P by each rule of flutter, all records together. @param {ReturnType<typeof compareFibrillation>[]} rows */
function cellsOf(rows) {
  const cells = flutterRules.map((flutter) => {
    const sum = (/** @type {keyof Durations} */ key) =>
      rows.reduce((total, row) => total + row[flutter][key], 0);
    const both = 100 * sum('both');
    return `${percent(both / sum('reference'))} / ${percent(both / sum('test'))}`;
  });
  return cells.join(' | ');
}

if (options.search) {
  for (const source of beatSources) {
    for (const symbols of /** @type {const} */ (['deviation', 'rate'])) {
      for (const threshold of [0.3, 0.353, 0.4, 0.45, 0.5, 0.55, 0.6, 0.639, 0.7, 0.75, 0.8, 0.85, 0.9]) {
        const rows = records.map((record) => compareFibrillation(record, source, { symbols, threshold }));
        console.log(`${source} | ${symbols} | ${threshold} | ${cellsOf(rows)}`);
      }
    }
  }
  process.exit(0);
}

/** @typedef {Partial<import('../src/rhythm/types.ts').FibrillationSettings>} Settings */
const published = { leaveOutEctopics: false, shortestSec: 0 };
/** @type {{ name: string, sources: readonly import('../tests/bench/rhythmBench.ts').BeatSource[], settings: (source: string) => Settings }[]} */
const compared = [
  { name: 'lab', sources: beatSources, settings: () => ({}) },
  {
    name: 'Zhou 2014, as published',
    sources: ['times'],
    settings: () => ({ ...published, symbols: 'deviation', threshold: 0.353 }),
  },
  {
    name: 'Zhou 2015, as published',
    sources: ['times'],
    settings: () => ({ ...published, symbols: 'rate', threshold: 0.639 }),
  },
  {
    name: 'thresholds chosen on DS1',
    sources: beatSources,
    settings: (source) => ({ threshold: source === 'classes' ? 0.8 : 0.7 }),
  },
];
const sourceWords = {
  classes: 'reference beats with classes',
  times: 'reference beats, no classes',
  signal: 'found beats, no classes',
};
const scored = compared.flatMap(({ name, sources, settings }) =>
  sources.map((source) => {
    const rows = records.map((record) => ({
      record,
      durations: compareFibrillation(record, source, settings(source)),
    }));
    return { name, source, rows };
  }),
);
const ofLab = scored.flatMap(({ name, rows }) => (name === 'lab' ? rows : []));
const withFibrillation = records.filter((record) =>
  ofLab.some((row) => row.record === record && row.durations.other.reference > 0),
);
/** @param {RhythmRecord} record */
const hasFibrillation = (record) => withFibrillation.includes(record);
/** @type {[string, (record: RhythmRecord) => boolean][]} */
const groups = [
  ['MIT-BIH with fibrillation', hasFibrillation],
  ['MIT-BIH, 48', () => true],
  [
    'DS1 (settings chosen) with fibrillation',
    (record) => halves.training.includes(record.name) && hasFibrillation(record),
  ],
  ['DS1 (settings chosen), 22', ({ name }) => halves.training.includes(name)],
  ['DS2 with fibrillation', (record) => halves.test.includes(record.name) && hasFibrillation(record)],
  ['DS2, 22', ({ name }) => halves.test.includes(name)],
];
const table = groups.flatMap(([title, has]) =>
  scored.map(({ name, source, rows }) => {
    const own = rows.filter(({ record }) => has(record));
    return `| ${title} | ${name} | ${sourceWords[source]} | ${cellsOf(own.map(({ durations }) => durations))} |`;
  }),
);
const byRecord = records.flatMap((record) => {
  const cells = ofLab.filter((row) => row.record === record).map(({ durations }) => durations['left out']);
  if (cells.every(({ reference, test }) => reference + test === 0)) return [];
  const seconds = cells.map(({ test, both }) => `${test.toFixed(0)} (${both.toFixed(0)})`);
  return `| ${record.name} | ${/** @type {Durations} */ (cells[0]).reference.toFixed(0)} | ${seconds.join(' | ')} |`;
});
const byPieces = groups.flatMap(([title, has]) =>
  beatSources.map((source) => {
    const own = records.filter(has).map((record) => comparePieces(record, source));
    const sum = (/** @type {'reference' | 'test' | 'both'} */ key) =>
      own.reduce((total, row) => total + row[key], 0);
    const [both, reference, test] = [sum('both'), sum('reference'), sum('test')];
    return `| ${title} | ${sourceWords[source]} | ${percent((100 * both) / reference)} (${both} of ${reference}) | ${percent((100 * both) / test)} (${both} of ${test}) |`;
  }),
);
const runs = withFibrillation.map(compareRuns);
const long = (/** @type {'sensitivity' | 'predictivity'} */ key) => {
  const found = runs.reduce((sum, run) => sum + run[key][2].found, 0);
  return `${found} of ${runs.reduce((sum, run) => sum + run[key][2].lost, found)}`;
};
const text = `${measuredWords('npm run bench:rhythm')}

Se / +P % by duration, from 5:00 on, all records of a line together; flutter (\`(AFL\`) as another rhythm, left out, and as fibrillation:

| records | settings | beats | flutter is another rhythm | flutter is left out | flutter is fibrillation |
|---|---|---|---|---|---|
${table.join('\n')}

Seconds of fibrillation by record, flutter left out; in brackets those that the reference has too:

| record | reference | ${beatSources.map((source) => sourceWords[source]).join(' | ')} |
|---|---|---|---|---|
${byRecord.join('\n')}

Fibrillation or flutter by pieces of ten seconds, those of the recipe \`rhythm-pieces\` (of one of its rhythms each, from the beginning on); a piece is said to be so where episodes of \`lab\` fill half of it:

| records | beats | Se % | +P % |
|---|---|---|---|
${byPieces.join('\n')}

Long supraventricular runs by \`rxr\`, which takes N beats in fibrillation for such (records with fibrillation, reference beats, the rhythms of \`lab\`): ${long('sensitivity')} of
the reference found, ${long('predictivity')} of the lab's are right.`;
writeBetweenMarks('bench-rhythm', text, 'docs/RHYTHM.md');
console.log(text);
