/** Measures the ECG strip as a user moves it: the page's own thread during a drag, its longest task, and the time from the click on a record to its strip. */
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LabDriver } from './labDriver.mjs';

const MOVES = 30;
const ROUNDS = 3;
/** Half an hour of two leads, as tests read it, and a day of three leads made up here. */
const DAY = { name: 'day', leads: 3, samplingHz: 250, hours: 24 };

/**
 * @typedef {{ record: string, dragMs: number, dragCpuMs: number, longestMs: number, clickMs: number }} StripMeasured milliseconds, medians of the rounds, the
 *   longest task of all of them
 */

/**
 * Drags the strip of each record at ten seconds by half its width, in thirty moves of the pointer.
 *
 * @param {import('@playwright/test').Browser} browser
 * @param {string} address of a served build
 * @param {string} database folder of MIT-BIH
 * @returns {Promise<StripMeasured[]>}
 */
export async function measureStrip(browser, address, database) {
  const folder = mkdtempSync(join(tmpdir(), 'ecg-lab-strip-'));
  try {
    writeDay(folder);
    const short = ['hea', 'dat', 'atr'].map((extension) => join(database, `208.${extension}`));
    const long = ['hea', 'dat', 'atr'].map((extension) => join(folder, `${DAY.name}.${extension}`));
    return [
      { record: '208, 30 min × 2 leads', ...(await median(browser, address, '208', short)) },
      { record: 'synthetic, 24 h × 3 leads', ...(await median(browser, address, DAY.name, long)) },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The rows of the table. @param {string} build @param {readonly StripMeasured[]} measured */
export function stripRows(build, measured) {
  return measured.map(
    ({ record, dragMs, dragCpuMs, longestMs, clickMs }) =>
      `| ${build}, ${record} | ${dragMs.toFixed(0)} ms (${dragCpuMs.toFixed(0)} ms of CPU) | ${longestMs.toFixed(0)} ms | ${clickMs.toFixed(0)} ms |`,
  );
}

/** @param {import('@playwright/test').Browser} browser @param {string} address @param {string} record @param {string[]} files */
async function median(browser, address, record, files) {
  /** @type {Omit<StripMeasured, 'record'>[]} */
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await measure(browser, address, record, files));
  /** @param {(row: Omit<StripMeasured, 'record'>) => number} of */
  const middle = (of) =>
    rounds.map(of).toSorted((a, b) => a - b)[Math.floor(rounds.length / 2)] ?? Number.NaN;
  return {
    dragMs: middle((row) => row.dragMs),
    dragCpuMs: middle((row) => row.dragCpuMs),
    longestMs: Math.max(...rounds.map((row) => row.longestMs)),
    clickMs: middle((row) => row.clickMs),
  };
}

/** @param {import('@playwright/test').Browser} browser @param {string} address @param {string} record @param {string[]} files */
async function measure(browser, address, record, files) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const lab = new LabDriver(page);
  await lab.open(address);
  await lab.choose(files, 10 * 60_000);
  const row = lab.table('Records').getByRole('button', { name: record, exact: true });
  const clickMs = await row.evaluate(async (button) => {
    const start = performance.now();
    /** @type {HTMLElement} */ (button).click();
    const drawn = '[role="application"] canvas, [role="application"] .main-svg .js-line';
    while (!document.querySelector(drawn)) await new Promise((done) => requestAnimationFrame(done));
    return performance.now() - start;
  });
  await page.getByRole('button', { name: '10 s', exact: true }).click();
  const strip = page.getByRole('application', { name: new RegExp(`ECG of record ${record}`) });
  await strip.scrollIntoViewIfNeeded();
  await settled(page);
  const box = await strip.boundingBox();
  if (!box) throw new Error('The strip is not visible.');
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * 0.75, y);
  await page.mouse.down();
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', '__metadata'] });
  for (let i = 1; i <= MOVES; i++) await page.mouse.move(box.x + box.width * (0.75 - (0.5 * i) / MOVES), y);
  await settled(page);
  const tasks = mainThreadTasks(JSON.parse((await browser.stopTracing()).toString()));
  await page.mouse.up();
  await page.close();
  return {
    dragMs: tasks.reduce((sum, task) => sum + task.dur, 0) / 1000,
    dragCpuMs: tasks.reduce((sum, task) => sum + (task.tdur ?? 0), 0) / 1000,
    longestMs: Math.max(0, ...tasks.map((task) => task.dur)) / 1000,
    clickMs,
  };
}

/** Until requested data have come and are drawn: the lab asks at most 12 times a second. @param {import('@playwright/test').Page} page */
async function settled(page) {
  await page.waitForTimeout(600);
}

/**
 * Tasks of the page's own thread in a trace.
 *
 * @typedef {{ name: string, ph: string, pid: number, tid: number, dur: number, tdur?: number, args?: { name?: string } }} TraceEvent
 * @param {{ traceEvents: TraceEvent[] }} trace
 */
function mainThreadTasks({ traceEvents }) {
  const main = traceEvents.filter(
    ({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain',
  );
  const tasks = traceEvents.filter(
    ({ name, ph }) => ph === 'X' && (name === 'RunTask' || name === 'ThreadControllerImpl::RunTask'),
  );
  // Other tabs and the browser's own pages have such threads too: the busiest one is the lab.
  const sum = (/** @type {TraceEvent[]} */ list) => list.reduce((total, { dur }) => total + dur, 0);
  return (
    main
      .map((thread) => tasks.filter(({ pid, tid }) => pid === thread.pid && tid === thread.tid))
      .toSorted((a, b) => sum(b) - sum(a))[0] ?? []
  );
}

/** A day of beats of class N with a premature one now and then, as WFDB files. @param {string} folder */
function writeDay(folder) {
  const { name, leads, samplingHz, hours } = DAY;
  const length = hours * 3600 * samplingHz;
  const signal = Array.from({ length: leads }, (_, lead) => `${name}.dat 16 200 16 0 0 0 0 lead${lead + 1}`);
  writeFileSync(
    join(folder, `${name}.hea`),
    `${[`${name} ${leads} ${samplingHz} ${length}`, ...signal].join('\n')}\n`,
  );
  const rrSamples = Math.round(0.8 * samplingHz);
  const hour = new Int16Array(3600 * samplingHz * leads);
  for (let at = 0; at < 3600 * samplingHz; at++) {
    const phase = ((at % rrSamples) - rrSamples / 2) / samplingHz;
    const wander = 20 * Math.sin(at / samplingHz);
    const beat = 240 * Math.exp(-((phase / 0.012) ** 2)) + 50 * Math.exp(-(((phase - 0.25) / 0.05) ** 2));
    for (let lead = 0; lead < leads; lead++) hour[at * leads + lead] = (beat * (3 - lead)) / 3 + wander;
  }
  const file = openSync(join(folder, `${name}.dat`), 'w');
  for (let i = 0; i < hours; i++) writeSync(file, new Uint8Array(hour.buffer));
  closeSync(file);
  const beats = Math.floor((length - rrSamples) / rrSamples);
  // MIT format: code in the upper six bits, samples since the last annotation in the lower ten.
  const words = Uint16Array.from({ length: beats + 1 }, (_, i) => {
    if (i === beats) return 0;
    return ((i % 50 === 49 ? 5 : 1) << 10) | (i === 0 ? rrSamples / 2 : rrSamples);
  });
  writeFileSync(join(folder, `${name}.atr`), new Uint8Array(words.buffer));
}
