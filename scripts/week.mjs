/**
 * `npm run bench:week`: a week of monitoring with an emulated Polar H10, and days with emulated boards at a serial port, through the code of the
 * thread and what the page holds, as fast as the machine can. Compares beats and gaps with those that were emulated, and the recording with the
 * source's clock; measures the heap after a garbage collection every six simulated hours. Without a network; its detector is Pan and Tompkins'.
 * Writes its table into docs/LIVE.md between the marks. `-- --hours 24` shortens all of it, and is only printed: that is not the week of the docs.
 */
import { fork } from 'node:child_process';
import { closeSync, mkdtempSync, openAsBlob, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measuredWords, writeBetweenMarks } from './benchShared.mjs';
import { buildForNode } from './buildForNode.mjs';

/** @typedef {{ name: string, hours: number }} Plan */
/** @typedef {import('../tests/bench/week/simulate.ts').Simulated['counts']} Counts */
/** @typedef {{ counts: Counts, problems: Record<string, number>, recordedSec: number, sourceSec: number, heaps: number[], recordMb: number, isWhole: boolean }} Row */

const PLAN = [
  { name: 'Polar H10, 130 Hz', hours: 168 },
  { name: 'board with a clock, 125 Hz', hours: 24 },
  { name: 'board without a clock, 125 Hz', hours: 24 },
];
const EVERY_HOURS = 6;
/** Rows that run side by side. */
const SIDE_BY_SIDE = 2;
const MB = 2 ** 20;

const { values } = parseArgs({
  options: { hours: { type: 'string' }, row: { type: 'string' }, module: { type: 'string' } },
});
if (values.row === undefined) await measureAll();
else process.send?.(await measure(Number(values.row), planned(values.hours)));

/** @param {string | undefined} hours @returns {Plan[]} */
function planned(hours) {
  return hours === undefined ? PLAN : PLAN.map((row) => ({ ...row, hours: Number(hours) }));
}

/** Everything that lives, after a collection. */
function heapMb() {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / MB;
}

/** One row, in a process of its own. @param {number} index @param {Plan[]} plan @returns {Promise<Row>} */
async function measure(index, plan) {
  /** @type {typeof import('../tests/bench/weekBench.ts')} */
  const { countedFolder, createBoardSource, createPolarSource, hashOf, simulate } = await import(
    values.module ?? ''
  );
  const { hours } = plan[index] ?? { hours: 0 };
  const disk = mkdtempSync(join(tmpdir(), 'ecg-week-'));
  /** @type {Map<string, number>} */
  const opened = new Map();
  /** @param {string} name */
  const handleOf = (name) => {
    const handle = opened.get(name) ?? openSync(join(disk, name), 'a');
    opened.set(name, handle);
    return handle;
  };
  const folder = countedFolder({
    append: (name, bytes) => void writeSync(handleOf(name), bytes),
    file: (name) => openAsBlob(join(disk, name)),
  });
  /** @type {number[]} */
  const heaps = [];
  try {
    const { files, ...result } = await simulate({
      source: index === 0 ? createPolarSource(1) : createBoardSource(index + 1, index === 1),
      ...{ detector: 'panTompkins', durationSec: 3600 * hours, everySec: 3600 * EVERY_HOURS, folder },
      onCheckpoint: ({ sourceSec, recordedSec, missed, gaps, gapsMissed }) => {
        const heap = heapMb();
        heaps.push(heap);
        const hour = Math.round(sourceSec / 3600);
        console.log(
          `${PLAN[index]?.name}: ${hour} h, heap ${heap.toFixed(2)} MB, recording ${(recordedSec - sourceSec).toFixed(3)} s, missed ${missed}, gaps ${gaps} (${gapsMissed} not told)`,
        );
      },
    });
    const signal = files?.find(({ name }) => name.endsWith('.dat'));
    const written = folder.files()['samples.dat'];
    const isWhole = signal !== undefined && (await hashOf(signal.blob)) === written?.sha256;
    const recordMb = (written?.bytes ?? 0) / MB;
    return { ...result, heaps, recordMb, isWhole };
  } finally {
    for (const handle of opened.values()) closeSync(handle);
    rmSync(disk, { recursive: true });
  }
}

async function measureAll() {
  const { week: module = '' } = await buildForNode(
    { week: 'tests/bench/weekBench.ts' },
    'node_modules/.bench-week',
  );
  const plan = planned(values.hours);
  /** @type {(Row | undefined)[]} */
  const rows = plan.map(() => undefined);
  let next = 0;
  const turn = async () => {
    while (next < plan.length) {
      const index = next++;
      rows[index] = await inChild(index, module);
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, turn));
  const command = `npm run bench:week${values.hours === undefined ? '' : ` -- --hours ${values.hours}`}`;
  const text = `${measuredWords(command)} Detector: Pan and Tompkins; no network.

${table(plan, rows)}`;
  console.log(`${text}\n\n${problemsOf(plan, rows)}`);
  if (values.hours === undefined) writeBetweenMarks('bench-week', text, 'docs/LIVE.md');
}

/** @param {number} index @param {string} module @returns {Promise<Row>} */
function inChild(index, module) {
  const hours = values.hours === undefined ? [] : ['--hours', values.hours];
  const child = fork(process.argv[1] ?? '', ['--row', String(index), '--module', module, ...hours], {
    execArgv: ['--expose-gc'],
  });
  return new Promise((resolve, reject) => {
    child.once('message', (row) => resolve(/** @type {Row} */ (row)));
    child.once('exit', (code) => reject(new Error(`row ${index} ended with ${code} before its result`)));
  });
}

/** @param {Plan[]} plan @param {(Row | undefined)[]} rows */
function table(plan, rows) {
  const lines = rows.map((row, i) => {
    if (!row) return '';
    const { counts, heaps, recordedSec, sourceSec } = row;
    const later = heaps.slice(1);
    const range =
      later.length > 0 ? `${Math.min(...later).toFixed(1)}–${Math.max(...later).toFixed(1)}` : '–';
    return `| ${plan[i]?.name} | ${plan[i]?.hours} | ${counts.emulated} | ${counts.atEdges} | ${counts.missed} | ${counts.invented} | ${counts.gaps} | ${counts.gapsMissed} | ${counts.gapsInvented} | ${(recordedSec - sourceSec).toFixed(2)} | ${counts.mostShiftSec.toFixed(2)} | ${heaps[0]?.toFixed(1) ?? '–'} | ${range} | ${row.recordMb.toFixed(0)} | ${row.isWhole ? 'yes' : '**no**'} |`;
  });
  return `| source | hours | beats emulated | of these at edges | missed | invented | gaps emulated | not told | told, not emulated | recording − source at the end, s | most, s | heap after 6 h, MB | later | samples, MB | record whole |
|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
${lines.join('\n')}`;
}

/** What was said to be wrong with what came, and how often. @param {Plan[]} plan @param {(Row | undefined)[]} rows */
function problemsOf(plan, rows) {
  const lines = rows.map((row, i) => {
    const told = Object.entries(row?.problems ?? {}).map(([code, count]) => `${count} × \`${code}\``);
    return `- ${plan[i]?.name}: ${told.join(', ') || 'nothing'}`;
  });
  return `Problems of the source that were told, by their codes:\n\n${lines.join('\n')}`;
}
