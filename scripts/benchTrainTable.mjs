/** Makes the section of docs/BENCHMARKS.md for `npm run bench:train`: rows in, lines of Markdown out. */

/**
 * @typedef {import('../src/bench/trainRows').TrainRow} TrainRow
 * @typedef {import('../src/bench/trainRows').MemoryRow} MemoryRow
 * @typedef {{ batch: number, trainBeatsPerSec: number, inferBeatsPerSec: number }} TorchRow
 * @typedef {{ rows: TorchRow[], threads: number, versions: string }} TorchResult
 * @typedef {{ row: MemoryRow, how: string, startBytes?: number | undefined, peakBytes?: number | undefined, peakGpuBytes?: number | undefined, epochBytes: number[] }} MemoryResult
 */

/** The row that the others are compared with. */
const BASELINE = 'stock-webgl';

/** Number of beats for which the time to classify them is given. */
const INFERENCE_BEATS = 100_000;

/** @param {number | undefined} value */
const count = (value) =>
  value === undefined ? '–' : Math.round(value).toLocaleString('en').replaceAll(',', ' ');

/** @param {number | undefined} value @param {number | undefined} base */
function times(value, base) {
  if (value === undefined || !base) return '–';
  const ratio = value / base;
  return `${ratio >= 100 ? ratio.toFixed(0) : ratio >= 10 ? ratio.toFixed(1) : ratio.toFixed(2)} ×`;
}

/** @param {number | undefined} beatsPerSec */
function inferenceTime(beatsPerSec) {
  if (!beatsPerSec) return '–';
  const sec = INFERENCE_BEATS / beatsPerSec;
  return `${sec >= 100 ? sec.toFixed(0) : sec.toFixed(sec >= 10 ? 1 : 2)} s`;
}

/** @param {number | undefined} bytes */
const megabytes = (bytes) => (bytes ? (bytes / 1e6).toFixed(0) : '–');

/** @param {number[]} values */
const middle = (values) => [...values].sort((a, b) => a - b)[(values.length - 1) >> 1];

/** What an engine computes on, in a few words. @param {TrainRow | MemoryRow} row */
function runsOn({ renderer, software, threads }) {
  if (renderer) return software && /swiftshader/i.test(renderer) ? 'SwiftShader' : renderer;
  return threads ? `CPU × ${threads}` : 'CPU';
}

/** @param {string} text */
const cell = (text) => text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ');

/**
 * Combines several runs of PyTorch: the best of each number. Its threads slow down far more than in proportion when anything
 * else takes a core for a moment (a tenth of the speed was seen), and that must not make the lab look better.
 *
 * @param {TorchResult[]} results
 * @returns {TorchResult | undefined}
 */
export function bestTorch(results) {
  const first = results[0];
  if (!first) return undefined;
  /** @param {number} index @param {'trainBeatsPerSec' | 'inferBeatsPerSec'} name */
  const best = (index, name) => Math.max(...results.map(({ rows }) => rows[index]?.[name] ?? 0));
  const rows = first.rows.map(({ batch }, index) => ({
    batch,
    trainBeatsPerSec: best(index, 'trainBeatsPerSec'),
    inferBeatsPerSec: best(index, 'inferBeatsPerSec'),
  }));
  return { ...first, rows };
}

/**
 * Engine × batch size, each compared with stock WebGL and PyTorch at the same batch size.
 *
 * @param {TrainRow[]} rows
 * @param {TorchResult | undefined} torch
 * @returns {string[]}
 */
export function paceTable(rows, torch) {
  const lines = [
    `| engine | runs on | kernels | batch | training, beats/s | against ${BASELINE} | against PyTorch | inference, beats/s | 100 000 beats classified in |`,
    '|---|---|---|---|---|---|---|---|---|',
  ];
  for (const row of rows) {
    const { engine, batch, kernels, trainBeatsPerSec, inferBeatsPerSec, failed } = row;
    const start = `| ${engine} | ${cell(runsOn(row))} | ${cell(kernels ?? '–')} | ${batch}`;
    if (failed !== undefined) {
      lines.push(`${start} | not measured: ${cell(failed)} | – | – | – | – |`);
      continue;
    }
    const base = rows.find((other) => other.engine === BASELINE && other.batch === batch)?.trainBeatsPerSec;
    const python = torch?.rows.find((other) => other.batch === batch)?.trainBeatsPerSec;
    lines.push(
      `${start} | ${count(trainBeatsPerSec)} | ${times(trainBeatsPerSec, base)} | ${times(trainBeatsPerSec, python)} | ${count(inferBeatsPerSec)} | ${inferenceTime(inferBeatsPerSec)} |`,
    );
  }
  for (const { batch, trainBeatsPerSec, inferBeatsPerSec } of torch?.rows ?? []) {
    const base = rows.find((other) => other.engine === BASELINE && other.batch === batch)?.trainBeatsPerSec;
    lines.push(
      `| ${torch?.versions} | CPU × ${torch?.threads} | – | ${batch} | ${count(trainBeatsPerSec)} | ${times(trainBeatsPerSec, base)} | 1 × | ${count(inferBeatsPerSec)} | ${inferenceTime(inferBeatsPerSec)} |`,
    );
  }
  return lines;
}

/** @param {MemoryResult} result @returns {string[]} */
export function memoryTable({ row, how, startBytes, peakBytes, peakGpuBytes, epochBytes }) {
  const { engine, batch, beats, folds, epochs, failed } = row;
  const job = `${count(beats)} beats, ${folds} folds × ${epochs} ${epochs === 1 ? 'epoch' : 'epochs'}, batch ${batch}`;
  if (failed !== undefined) return [`${engine}, ${job}: not measured: ${failed}`];
  const half = epochBytes.length >> 1;
  const [early, late] = [epochBytes.slice(0, half), epochBytes.slice(half)].map(middle);
  return [
    `| ${engine}: ${job} | measured | aim |`,
    '|---|---|---|',
    `| memory of the tab at most | ${megabytes(peakBytes)} MB | < 1 500 MB |`,
    `| at the epochs' ends, median of the first half → of the second | ${megabytes(early)} → ${megabytes(late)} MB | does not grow |`,
    `| training, beats/s | ${count(row.trainBeatsPerSec)} | |`,
    `| all ${count(beats)} beats classified, in the folds' tests | ${row.inferSec?.toFixed(1)} s | < 10 s |`,
    `| the whole run | ${row.sec?.toFixed(0)} s | |`,
    `| tensors left behind | ${row.leakedTensors} | 0 |`,
    '',
    `Memory is ${how}${startBytes ? `; ${megabytes(startBytes)} MB before the page was opened` : ''}. At the end of each epoch, MB: ${epochBytes.map(megabytes).join(', ')}.${peakGpuBytes ? ` Chromium's GPU process, at most: ${megabytes(peakGpuBytes)} MB.` : ''}`,
  ];
}

/**
 * Extracts the rows from a console log; other text on their lines is ignored.
 *
 * @param {string} log
 * @returns {(TrainRow | MemoryRow)[]}
 */
export function readRows(log) {
  return log.split('\n').flatMap((line) => {
    const found = /BENCH (\{.*\})/.exec(line);
    return found?.[1] ? [JSON.parse(found[1])] : [];
  });
}

/**
 * The rows of a GPU machine, or that there are none. Rows whose WebGL was a software renderer do not count: that machine
 * had no GPU, or the browser did not use it.
 *
 * @param {(TrainRow & { agent?: string, cores?: number })[] | undefined} rows
 * @returns {string[]}
 */
export function gpuSection(rows = []) {
  const renderers = rows.flatMap(({ renderer, software }) => (renderer && !software ? renderer : []));
  const first = rows[0];
  if (first && renderers.length > 0) {
    const chrome = /Chrome\/[\d.]+/.exec(first.agent ?? '')?.[0].replace('/', ' ') ?? 'browser not named';
    const machine = [...new Set(renderers), `${first.cores ?? '?'} cores`, chrome].join('; ');
    return [...paceTable(rows, undefined), '', `Measured by the page alone on: ${machine}.`];
  }
  return [
    '| engine | training, beats/s |',
    '|---|---|',
    '| worker-webgl | not measured on a GPU |',
    `| ${BASELINE} | not measured on a GPU |`,
  ];
}
