/**
 * `npm run bench:live`: replays the first signal of every MIT-BIH record (`../shared/data/mitdb`, or the folder given as first argument)
 * through the causal path of `src/live`, compares its beats with the batch detector run over the same filtered signal and with the reference,
 * and writes the table into docs/LIVE.md between the marks.
 */
import { measuredWords, openBench, recordBytes, recordNames, writeBetweenMarks } from './benchShared.mjs';
import { cpuPerHour, latencyOf, percentLater } from './liveFigures.mjs';

/** How soon the class of a beat is wanted. */
const WANTED_SEC = 0.4;

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
  const total = (/** @type {'beats' | 'different' | 'missed' | 'invented'} */ key) =>
    rows.reduce((sum, row) => sum + row[key], 0);
  const counts = [total('beats'), total('different'), total('missed'), total('invented')];
  const most = (/** @type {(own: typeof rows) => number} */ figure) =>
    Math.max(...rows.map((row) => figure([row])));
  const later = (/** @type {typeof rows} */ own) => percentLater(own, WANTED_SEC);
  const seconds = [latencyOf(rows, 0.5), latencyOf(rows, 0.95), most((own) => latencyOf(own, 0.95))];
  const rest = [later(rows), most(later), cpuPerHour(rows)];
  const figures = [...seconds.map((sec) => sec.toFixed(2)), ...rest.map((value) => value.toFixed(1))];
  return `| ${[detector, ...counts, ...figures].join(' | ')} |`;
});
const text = `${measuredWords('npm run bench:live')} ${names.length} records, first signal, chunks of 0.1 s:

| detector | beats of the replay | other than in batch | missed | invented | latency s, median | 95 % | 95 % of the slowest record | later than ${WANTED_SEC} s, % | of the record with most | processor s for an hour |
|---|---|---|---|---|---|---|---|---|---|---|
${lines.join('\n')}`;
writeBetweenMarks('bench-live', text, 'docs/LIVE.md');
console.log(text);
