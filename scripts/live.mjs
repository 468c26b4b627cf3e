/**
 * `npm run bench:live`: replays the first signal of every MIT-BIH record (`../shared/data/mitdb`, or the folder given as first argument)
 * through the causal path of `src/live`, compares its beats with the batch detector run over the same filtered signal and with the reference,
 * and writes the table into docs/LIVE.md between the marks.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { measuredWords, recordBytes, recordNames, writeBetweenMarks } from './benchShared.mjs';
import { buildForNode } from './buildForNode.mjs';

const folder = resolve(process.argv[2] ?? '../shared/data/mitdb');
if (!existsSync(join(folder, '100.hea'))) {
  console.error(`No MIT-BIH records in ${folder}. Give their folder: npm run bench:live -- FOLDER`);
  process.exit(1);
}
const { liveBench = '' } = await buildForNode(
  { liveBench: 'tests/bench/liveBench.ts' },
  'node_modules/.bench-live',
);
/** @type {typeof import('../tests/bench/liveBench.ts')} */
const { benchLive, liveDetectors } = await import(liveBench);

const names = recordNames(folder);
const lines = liveDetectors.map((detector) => {
  const rows = names.map((name) => {
    const row = benchLive(recordBytes(folder, name), detector);
    console.log(detector, name, row.beats, row.different, row.missed, row.invented);
    return row;
  });
  const total = (
    /** @type {'beats' | 'different' | 'missed' | 'invented' | 'cpuSec' | 'durationSec'} */ key,
  ) => rows.reduce((sum, row) => sum + row[key], 0);
  const latencies = Float64Array.from(rows.flatMap(({ latenciesSec }) => latenciesSec)).sort();
  const at = (/** @type {number} */ share) =>
    (latencies[Math.floor(share * (latencies.length - 1))] ?? Number.NaN).toFixed(2);
  const perHour = (3600 * total('cpuSec')) / total('durationSec');
  return `| ${detector} | ${total('beats')} | ${total('different')} | ${total('missed')} | ${total('invented')} | ${at(0.5)} | ${at(0.95)} | ${perHour.toFixed(1)} |`;
});
const text = `${measuredWords('npm run bench:live')} ${names.length} records, first signal, chunks of 0.1 s:

| detector | beats of the replay | other than in batch | missed | invented | latency s, median | 95 % | processor s for an hour |
|---|---|---|---|---|---|---|---|
${lines.join('\n')}`;
writeBetweenMarks('bench-live', text, 'docs/LIVE.md');
console.log(text);
