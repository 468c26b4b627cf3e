/**
 * `npm run bench:map [-- FOLDER]`: how long a map of beats takes and how good it is, in Node, in one thread; writes its table into docs/EXPLAINING.md.
 * FOLDER (`../shared/data/mitdb`) has the records of DS1, the beats of which are mapped; the network of the last hidden layer is the one that comes with
 * the lab, which has learnt from them.
 */
import { readFileSync } from 'node:fs';
import { measuredWords, openBench, recordBytes, writeBetweenMarks } from './benchShared.mjs';

const { folder, modules } = await openBench('map', process.argv[2], {
  bench: 'tests/bench/mapBench.ts',
  explain: 'tests/bench/explainBench.ts',
});
/** @type {typeof import('../tests/bench/mapBench.ts')} */
const { hiddenLayer, mapRow, preparedParts, waveforms } = await import(modules.bench ?? '');
/** @type {typeof import('../tests/bench/explainBench.ts')} */
const { openEngine, shipped } = await import(modules.explain ?? '');

/** @type {{ training: string[] }} */
const { training } = JSON.parse(readFileSync('src/beats/deChazal.json', 'utf8'));
const records = training.map((name) => recordBytes(folder, name));
await openEngine();
const network = await shipped(new Uint8Array(readFileSync('public/networks/new-patients-1.zip')));
const all = preparedParts(records, network.prepare);
// About as many beats as UMAP moves.
const few = all.slice(0, 2);

/** @type {[string, import('../tests/bench/mapBench.ts').MapRow][]} */
const rows = [
  ['waveforms of two records', mapRow(few, waveforms(few))],
  ['waveforms of DS1', mapRow(all, waveforms(all))],
  ['last hidden layer, DS1', mapRow(all, await hiddenLayer(all, network))],
];

const line = (/** @type {(string | number)[]} */ cells) => `| ${cells.join(' | ')} |`;
const three = (/** @type {number} */ value) => value.toFixed(3).replace(/^0/, '');
const table = [
  line([
    'made of',
    'beats × numbers',
    'moved',
    'PCA, s',
    'UMAP, s',
    'measured, s',
    'variance shown by PCA',
    'trustworthiness PCA / UMAP',
    'same class PCA / UMAP',
    'same record PCA / UMAP',
  ]),
  line(['---', ...new Array(9).fill('--:')]),
  ...rows.map(([name, row]) => {
    const { pca, umap } = row.quality;
    const pair = (/** @type {'trustworthiness' | 'classMean' | 'recordAccuracy'} */ key) =>
      `${three(pca[key])} / ${three(umap[key])}`;
    return line([
      name,
      `${row.beats} × ${row.width}`,
      row.moved,
      row.pcaSec.toFixed(1),
      row.umapSec.toFixed(1),
      row.measuredSec.toFixed(1),
      three(row.shown),
      pair('trustworthiness'),
      pair('classMean'),
      pair('recordAccuracy'),
    ]);
  }),
];
const text = `${measuredWords('npm run bench:map')} Times are seconds of the processor since the beginning; the machine was shared.\n\n${table.join('\n')}`;
writeBetweenMarks('map', text, 'docs/EXPLAINING.md');
console.log(text);
