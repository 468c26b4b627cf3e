/**
 * `npm run bench:live-network -- NETWORK.zip [FOLDER] [DS1|DS2|NAMES] [lab|panTompkins|panTompkinsEarly]`: replays the first signal of records through Monitor's path with a network that can
 * label beats as they come, compares beats and classes with the reference by the rules of EC57. The table of a network that comes with the lab, over all of DS2, goes into
 * docs/LIVE.md between its marks, any other is only printed.
 */
import { resolve } from 'node:path';
import { measuredWords, openBench, recordBytes, recordNames, writeBetweenMarks } from './benchShared.mjs';
import { cpuPerHour, latencyOf } from './liveFigures.mjs';

/** What docs/LIVE.md has the tables of, between which marks. @type {Record<string, string>} */
const IN_DOCS = {
  'public/networks/live-1.zip': 'bench-live-network',
  'public/networks/live-short-1.zip': 'bench-live-network-short',
};

/** What EC57 says of beats and classes, in the order of the columns. */
const MEASURES = /** @type {const} */ ([
  'qrsSensitivity',
  'qrsPredictivity',
  'vebSensitivity',
  'vebPredictivity',
  'svebSensitivity',
  'svebPredictivity',
]);

const [network, given, wanted = 'DS2', only] = process.argv.slice(2);
if (!network) {
  console.error(`Name a network: npm run bench:live-network -- ${Object.keys(IN_DOCS)[0]}`);
  process.exit(1);
}
const { folder, modules } = await openBench(
  'live-network',
  given,
  { bench: 'tests/bench/liveNetworkBench.ts', recordSets: 'src/beats/recordSets.ts' },
  // Records by name may be those of any database.
  /^DS[12]$/.test(wanted) ? {} : { needs: [`${wanted.split(',')[0]}.hea`] },
);
const { bench = '', recordSets = '' } = modules;
/** @type {typeof import('../tests/bench/liveNetworkBench.ts')} */
const { benchLiveNetwork, liveDetectors, openLiveNetwork } = await import(bench);
/** @type {typeof import('../src/beats/recordSets.ts')} */
const { DE_CHAZAL } = await import(recordSets);

const halves = { DS1: DE_CHAZAL.training, DS2: DE_CHAZAL.test };
const names = wanted in halves ? [...halves[/** @type {'DS1' | 'DS2'} */ (wanted)]] : wanted.split(',');
const there = recordNames(folder).filter((name) => names.includes(name));
if (there.length === 0) {
  console.error(
    `None of the records ${wanted} is in ${folder}. Name those to replay as DS1, DS2 or 100,101.`,
  );
  process.exit(1);
}
const detectors = liveDetectors.filter((each) => !only || each === only);
if (detectors.length === 0) {
  console.error(`There is no detector ${only}. Choose one of ${liveDetectors.join(', ')}, or none for all.`);
  process.exit(1);
}
const open = await openLiveNetwork(resolve(network));

const lines = detectors.map((detector) => {
  const rows = there.map((name) => {
    const row = benchLiveNetwork(recordBytes(folder, name), open, detector);
    console.log(detector, name, JSON.stringify(row.measures));
    return row;
  });
  const percent = (/** @type {(typeof MEASURES)[number]} */ measure) => {
    const shares = rows.map(({ measures }) => measures[measure]);
    const sum = (/** @type {'hits' | 'of'} */ key) => shares.reduce((total, share) => total + share[key], 0);
    return ((100 * sum('hits')) / sum('of')).toFixed(1);
  };
  const seconds = [0.5, 0.95].map((share) => latencyOf(rows, share).toFixed(2));
  return `| ${[detector, ...MEASURES.map(percent), ...seconds, cpuPerHour(rows).toFixed(0)].join(' | ')} |`;
});
const command = ['npm run bench:live-network --', ...process.argv.slice(2)].join(' ');
const text = `${measuredWords(command)} ${there.length} records (${wanted}), first signal, first five minutes left out, gross (EC57):

| detector | QRS Se | +P | VEB Se | +P | SVEB Se | +P | latency s, median | 95 % | processor s for an hour |
|---|---|---|---|---|---|---|---|---|---|
${lines.join('\n')}`;
const isWhole = process.argv.length === 3 && there.length === names.length;
const marks = Object.entries(IN_DOCS).find(([path]) => resolve(network) === resolve(path));
if (isWhole && marks) writeBetweenMarks(marks[1], text, 'docs/LIVE.md');
console.log(text);
