/**
 * `npm run bench:templates [-- FOLDER]`: how well the templates of the records of DS1 agree with their reference annotations; writes a table
 * into docs/EDITING.md. FOLDER is that of MIT-BIH (`../shared/data/mitdb`). Never on DS2: the limits of clustering were chosen by this.
 */
import { readFileSync } from 'node:fs';
import { measuredWords, openBench, recordBytes, writeBetweenMarks } from './benchShared.mjs';

const { folder, modules } = await openBench('templates', process.argv[2], {
  bench: 'tests/bench/templateBench.ts',
});
/** @type {typeof import('../tests/bench/templateBench.ts')} */
const { templateRow } = await import(modules.bench ?? '');

/** @type {{ training: string[] }} */
const { training } = JSON.parse(readFileSync('src/beats/deChazal.json', 'utf8'));
const rows = training.map((name) => templateRow(recordBytes(folder, name)));

const CLASSES = ['N', 'SVEB', 'VEB', 'F', 'Q'];
/** @param {(row: import('../tests/bench/templateBench.ts').TemplateRow) => number} of */
const sum = (of) => rows.reduce((total, row) => total + of(row), 0);
const share = (/** @type {number} */ part, /** @type {number} */ of) =>
  of === 0 ? '–' : (part / of).toFixed(3).replace(/^0/, '');
const line = (/** @type {(string | number)[]} */ cells) => `| ${cells.join(' | ')} |`;
const table = [
  line(['record', 'beats', 'templates', 'most frequent class of the record', 'of the template', ...CLASSES]),
  line(['---', ...new Array(4 + CLASSES.length).fill('--:')]),
  ...rows.map((row) =>
    line([
      row.name,
      row.beats,
      row.templates,
      share(row.asRecord, row.beats),
      share(row.asTemplate, row.beats),
      ...CLASSES.map((_, i) => share(row.found[i] ?? 0, row.ofClass[i] ?? 0)),
    ]),
  ),
  line([
    'all',
    sum(({ beats }) => beats),
    `${(sum(({ templates }) => templates) / rows.length).toFixed(1)} on average`,
    share(
      sum(({ asRecord }) => asRecord),
      sum(({ beats }) => beats),
    ),
    share(
      sum(({ asTemplate }) => asTemplate),
      sum(({ beats }) => beats),
    ),
    ...CLASSES.map((_, i) =>
      share(
        sum(({ found }) => found[i] ?? 0),
        sum(({ ofClass }) => ofClass[i] ?? 0),
      ),
    ),
  ]),
];
const text = [
  `${measuredWords('npm run bench:templates')} Clustering took ${Math.round(sum(({ ms }) => ms))} ms for all ${rows.length} records.`,
  '',
  ...table,
].join('\n');
writeBetweenMarks('bench-templates', text, 'docs/EDITING.md');
console.log(text);
