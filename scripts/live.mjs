/**
 * `npm run bench:live`: replays the first signal of every MIT-BIH record (`../shared/data/mitdb`, or the folder given as first argument)
 * through the causal path of `src/live`, compares its beats with the batch detector run over the same filtered signal and with the reference,
 * and writes the table into docs/LIVE.md between the marks.
 */
import {
  measuredWords,
  openBench,
  quantileOf,
  recordBytes,
  recordNames,
  writeBetweenMarks,
} from './benchShared.mjs';

const { folder, modules } = await openBench('live', process.argv[2], { bench: 'tests/bench/liveBench.ts' });
/** @type {typeof import('../tests/bench/liveBench.ts')} */
const { benchLive, liveDetectors } = await import(modules.bench ?? '');

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
  const latencies = rows.flatMap(({ latenciesSec }) => latenciesSec);
  const seconds = [
    quantileOf(latencies, 0.5),
    quantileOf(latencies, 0.95),
    Math.max(...rows.map(({ latenciesSec }) => quantileOf(latenciesSec, 0.95))),
  ].map((sec) => sec.toFixed(2));
  const perHour = (3600 * total('cpuSec')) / total('durationSec');
  return `| ${detector} | ${total('beats')} | ${total('different')} | ${total('missed')} | ${total('invented')} | ${seconds.join(' | ')} | ${perHour.toFixed(1)} |`;
});
const text = `${measuredWords('npm run bench:live')} ${names.length} records, first signal, chunks of 0.1 s:

| detector | beats of the replay | other than in batch | missed | invented | latency s, median | 95 % | 95 % of the slowest record | processor s for an hour |
|---|---|---|---|---|---|---|---|---|
${lines.join('\n')}`;
writeBetweenMarks('bench-live', text, 'docs/LIVE.md');
console.log(text);
