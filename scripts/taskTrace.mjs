/** Tasks of the page's own thread, from a trace of Chromium. */

/** Shorter ones are not listed, ms. */
const LISTED_MS = 50;
const BEGIN = 'bench:begin';
const CATEGORIES = [
  'toplevel',
  '__metadata',
  'disabled-by-default-v8.cpu_profiler',
  'v8',
  'devtools.timeline',
  'blink.user_timing',
];

/**
 * @typedef {{ wallMs: number, cpuMs: number, spent: string[] }} LongTask spent: the functions that most of it was spent in, themselves and what they called, with ms
 * @typedef {{ name: string, ph: string, pid: number, tid: number, ts: number, dur?: number, tdur?: number, id?: string, args?: any }} TraceEvent
 */

/**
 * The long tasks of a page's own thread during some work, the longest first, without what the driver of the page does in them. On a machine that is shared, the time of the processor tells what is the page's.
 *
 * @param {import('@playwright/test').Browser} browser Chromium
 * @param {import('@playwright/test').Page} page
 * @param {() => Promise<void>} work
 * @returns {Promise<LongTask[]>}
 */
export async function longTasks(browser, page, work) {
  await browser.startTracing(page, { categories: CATEGORIES });
  let trace = '';
  try {
    // The profiler takes long to start, in the page's thread.
    await page.waitForTimeout(500);
    await page.evaluate((mark) => performance.mark(mark), BEGIN);
    await work();
  } finally {
    trace = (await browser.stopTracing()).toString('utf8');
  }
  /** @type {{ traceEvents: TraceEvent[] }} */
  const { traceEvents: events } = JSON.parse(trace);
  const main = mainThread(events);
  const begin = events.find(({ name }) => name === BEGIN)?.ts ?? 0;
  const tasks = events.filter(
    ({ name, ph, pid, tid, ts, dur = 0 }) =>
      ts >= begin &&
      ph === 'X' &&
      /RunTask$/.test(name) &&
      `${pid} ${tid}` === main &&
      dur >= 1000 * LISTED_MS,
  );
  const samples = samplesOf(events, main);
  return tasks
    .map(({ ts, dur = 0, tdur = 0 }) => {
      const own = samples.filter(({ us }) => us >= ts && us <= ts + dur);
      const timeOf = (/** @type {typeof own} */ some) => some.reduce((sum, { deltaUs }) => sum + deltaUs, 0);
      // What the driver of the page looks for is none of the page's work.
      const share = own.length === 0 ? 1 : 1 - timeOf(own.filter(({ isDriver }) => isDriver)) / timeOf(own);
      return { wallMs: (dur * share) / 1000, cpuMs: (tdur * share) / 1000, spent: spentIn(own) };
    })
    .filter(({ wallMs }) => wallMs >= LISTED_MS)
    .sort((a, b) => b.wallMs - a.wallMs);
}

/** The thread of the page that did most. @param {readonly TraceEvent[]} events */
function mainThread(events) {
  const names = events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain');
  const busy = (/** @type {TraceEvent} */ { pid, tid }) =>
    events.reduce((sum, event) => sum + (event.pid === pid && event.tid === tid ? (event.tdur ?? 0) : 0), 0);
  const [most] = names.map((event) => ({ event, us: busy(event) })).sort((a, b) => b.us - a.us);
  return most ? `${most.event.pid} ${most.event.tid}` : '';
}

/**
 * Where the thread was at every sample of V8's profiler: the functions of its stack.
 *
 * @param {readonly TraceEvent[]} events @param {string} main
 */
function samplesOf(events, main) {
  const profile = events.find(({ name, pid, tid }) => name === 'Profile' && `${pid} ${tid}` === main);
  if (!profile) return [];
  /** @type {Map<number, { name: string, parent: number | undefined, isDriver: boolean }>} */
  const nodes = new Map();
  /** @type {{ us: number, deltaUs: number, stack: string[], isDriver: boolean }[]} */
  const samples = [];
  let us = profile.args.data.startTime;
  for (const { args } of events.filter(
    ({ name, id, pid }) => name === 'ProfileChunk' && id === profile.id && pid === profile.pid,
  )) {
    const { cpuProfile = {}, timeDeltas = [] } = args.data;
    for (const { id, parent, callFrame } of cpuProfile.nodes ?? [])
      nodes.set(id, {
        name:
          callFrame.functionName ||
          `(${(callFrame.url ?? '').split('/').pop()}:${callFrame.lineNumber}:${callFrame.columnNumber})`,
        parent,
        // What Playwright asks of the page runs in its thread, from scripts without an address.
        isDriver: Number(callFrame.scriptId) > 0 && !callFrame.url,
      });
    (cpuProfile.samples ?? []).forEach((/** @type {number} */ node, /** @type {number} */ i) => {
      us += timeDeltas[i];
      const stack = [];
      let isDriver = false;
      for (let at = nodes.get(node); at; at = at.parent === undefined ? undefined : nodes.get(at.parent)) {
        stack.push(at.name);
        isDriver ||= at.isDriver;
      }
      samples.push({ us, deltaUs: timeDeltas[i], stack, isDriver });
    });
  }
  return samples;
}

/** @param {ReturnType<typeof samplesOf>} samples of one task */
function spentIn(samples) {
  /** @type {Map<string, number>} */
  const own = new Map();
  /** @type {Map<string, number>} */
  const all = new Map();
  for (const { deltaUs, stack } of samples) {
    const [leaf = ''] = stack;
    own.set(leaf, (own.get(leaf) ?? 0) + deltaUs);
    for (const name of new Set(stack)) all.set(name, (all.get(name) ?? 0) + deltaUs);
  }
  const most = (
    /** @type {Map<string, number>} */ map,
    /** @type {string} */ word,
    /** @type {number} */ count,
  ) =>
    [...map]
      .filter(([name]) => !/^\((root|program|idle)\)$/.test(name))
      .sort(([, a], [, b]) => b - a)
      .slice(0, count)
      .map(([name, time]) => `${name} ${word}${(time / 1000).toFixed(0)}`);
  return [...most(own, 'itself ', 4), '|', ...most(all, '', 14)];
}
