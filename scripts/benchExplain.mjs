/**
 * `npm run bench:explain [-- FOLDER]`: how long explanations of a beat take, and which methods pass the checks, in Node, in one thread of WebAssembly;
 * writes its tables into docs/EXPLAINING.md. FOLDER (`../shared/data/mitdb`) has records of DS1: some are learnt, others are explained.
 */
import { readFileSync } from 'node:fs';
import { measuredWords, medianOf, openBench, recordBytes, writeBetweenMarks } from './benchShared.mjs';

const FILE = 'docs/EXPLAINING.md';
const PER_CLASS = 3;
const { folder, modules } = await openBench('explain', process.argv[2], {
  bench: 'tests/bench/explainBench.ts',
});
/** @type {typeof import('../tests/bench/explainBench.ts')} */
const { explainRecord, hiddenPace, openEngine, shipped, trained, whatIfTimes } = await import(
  modules.bench ?? ''
);

await openEngine();
const bytesOf = (/** @type {string} */ name) => recordBytes(folder, name);
const learnt = ['106', '118', '203', '208', '209', '223', '119'].map(bytesOf);
const asked = ['119', '207', '220'].map(bytesOf);
/** A network and the same one of another seed; of the one that comes with the lab its networks are compared. */
const pairOf = async (
  /** @type {Parameters<typeof trained>[0]} */ preset,
  /** @type {Parameters<typeof trained>[2]} */ change,
) => [
  await trained(preset, learnt, { ...change, seed: 1 }),
  await trained(preset, learnt, { ...change, seed: 2 }),
];
const networks = [
  await pairOf('lab', { epochs: 4, maxBeats: 4000 }),
  await pairOf('intraPatient', { epochs: 4, maxBeats: 4000 }),
  [await shipped(new Uint8Array(readFileSync('public/networks/new-patients-1.zip')))],
  await pairOf('scalogram', { epochs: 1, maxBeats: 1000 }),
];

const row = (/** @type {string[]} */ cells) => `| ${cells.join(' | ')} |`;
const times = [
  row([
    'network',
    'occlusion, ms',
    'all methods and shares, ms',
    'with the checks, ms',
    'last hidden layer, beats/s',
    'what if, first / further, ms',
  ]),
  row(['---', '---', '---', '---', '---', '---']),
];
const checks = [
  row([
    'network',
    'method',
    'agreement',
    'shuffled',
    'beats random',
    'second seed',
    'not trusted',
    'because',
  ]),
  row(new Array(8).fill('---')),
];
const short = (/** @type {number} */ value) => (Number.isNaN(value) ? '–' : value.toFixed(2));

for (const [network, other] of networks) {
  if (!network) continue;
  /** @type {import('../tests/bench/explainBench.ts').ExplainRow[]} */
  const rows = [];
  // Of images each explanation takes many seconds.
  const records = network.name === 'scalogram' ? asked.slice(0, 1) : asked;
  const perClass = network.name === 'scalogram' ? 1 : PER_CLASS;
  for (const bytes of records) rows.push(...(await explainRecord(network, bytes, perClass, other)));
  const median = (/** @type {'firstMs' | 'allMs' | 'checkedMs'} */ key) =>
    medianOf(rows.map((each) => each[key])).toFixed(0);
  const pace = await hiddenPace(network, /** @type {typeof learnt[number]} */ (asked[0])).catch(
    () => Number.NaN,
  );
  const changed = await whatIfTimes(network, /** @type {typeof learnt[number]} */ (asked[0]));
  times.push(
    row([
      network.name,
      median('firstMs'),
      median('allMs'),
      median('checkedMs'),
      Number.isNaN(pace) ? 'has none' : pace.toFixed(0),
      `${changed.firstMs.toFixed(0)} / ${medianOf(changed.furtherMs).toFixed(0)}`,
    ]),
  );
  for (const { method } of rows[0]?.trust ?? []) {
    const each = rows.flatMap(({ trust }) => trust.filter((one) => one.method === method));
    const failed = each.filter((one) => one.failed.length > 0);
    const reasons = ['agreement', 'shuffled', 'deletion', 'completeness', 'seed'].flatMap((check) => {
      const count = each.filter((one) => one.failed.some((other) => other === check)).length;
      return count > 0 ? [`${check} ${count}`] : [];
    });
    checks.push(
      row([
        network.name,
        method,
        short(medianOf(each.map(({ agreement }) => agreement ?? Number.NaN))),
        short(medianOf(each.map(({ shuffled }) => shuffled.at(-1) ?? Number.NaN))),
        short(medianOf(each.map(({ deletion }) => deletion.beaten))),
        short(medianOf(each.map(({ seed }) => seed ?? Number.NaN))),
        `${failed.length} of ${each.length}`,
        reasons.join(', '),
      ]),
    );
  }
  console.log(times.at(-1));
}
writeBetweenMarks('times', `${measuredWords('npm run bench:explain')}\n\n${times.join('\n')}`, FILE);
writeBetweenMarks('checks', checks.join('\n'), FILE);
console.log(checks.join('\n'));
