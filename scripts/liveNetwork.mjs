/**
 * `npm run bench:live-network -- NETWORK.zip [FOLDER] [DS1|DS2|NAMES] [lab|panTompkins]`: replays the first signal of records through Monitor's path with a network that can
 * label beats as they come, compares beats and classes with the reference by the rules of EC57, and writes the table into docs/LIVE.md between the marks.
 */
import { resolve } from 'node:path';
import { measuredWords, recordBytes, recordNames, writeBetweenMarks } from './benchShared.mjs';
import { buildForNode } from './buildForNode.mjs';

/** What EC57 says of beats and classes, in the order of the columns. */
const MEASURES = /** @type {const} */ ([
  'qrsSensitivity',
  'qrsPredictivity',
  'vebSensitivity',
  'vebPredictivity',
  'svebSensitivity',
  'svebPredictivity',
]);

const [network, folder = '../shared/data/mitdb', wanted = 'DS2', only] = process.argv.slice(2);
if (!network) {
  console.error('Name a network: npm run bench:live-network -- public/networks/live-1.zip');
  process.exit(1);
}
const { bench = '', recordSets = '' } = await buildForNode(
  { bench: 'tests/bench/liveNetworkBench.ts', recordSets: 'src/beats/recordSets.ts' },
  'node_modules/.bench-live-network',
);
/** @type {typeof import('../tests/bench/liveNetworkBench.ts')} */
const { benchLiveNetwork, openLiveNetwork } = await import(bench);
/** @type {typeof import('../src/beats/recordSets.ts')} */
const { DE_CHAZAL } = await import(recordSets);

const halves = { DS1: DE_CHAZAL.training, DS2: DE_CHAZAL.test };
const names = wanted in halves ? [...halves[/** @type {'DS1' | 'DS2'} */ (wanted)]] : wanted.split(',');
const there = recordNames(resolve(folder)).filter((name) => names.includes(name));
const open = await openLiveNetwork(resolve(network));

const detectors = /** @type {const} */ (['lab', 'panTompkins']).filter((each) => !only || each === only);
const lines = detectors.map((detector) => {
  const rows = there.map((name) => {
    const row = benchLiveNetwork(recordBytes(resolve(folder), name), open, detector);
    console.log(detector, name, JSON.stringify(row.measures));
    return row;
  });
  const percent = (/** @type {(typeof MEASURES)[number]} */ measure) => {
    const shares = rows.map(({ measures }) => measures[measure]);
    const sum = (/** @type {'hits' | 'of'} */ key) => shares.reduce((total, share) => total + share[key], 0);
    return ((100 * sum('hits')) / sum('of')).toFixed(1);
  };
  const latencies = Float64Array.from(rows.flatMap(({ latenciesSec }) => latenciesSec)).sort();
  const median = (latencies[latencies.length >> 1] ?? Number.NaN).toFixed(2);
  const total = (/** @type {'cpuSec' | 'durationSec'} */ key) => rows.reduce((sum, row) => sum + row[key], 0);
  const perHour = ((3600 * total('cpuSec')) / total('durationSec')).toFixed(0);
  return `| ${[detector, ...MEASURES.map(percent), median, perHour].join(' | ')} |`;
});
const command = `npm run bench:live-network -- ${network}`;
const text = `${measuredWords(command)} ${there.length} records (${wanted}), first signal, first five minutes left out, gross (EC57):

| detector | QRS Se | +P | VEB Se | +P | SVEB Se | +P | latency s, median | processor s for an hour |
|---|---|---|---|---|---|---|---|---|
${lines.join('\n')}`;
writeBetweenMarks('bench-live-network', text, 'docs/LIVE.md');
console.log(text);
