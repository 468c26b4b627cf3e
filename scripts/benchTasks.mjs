/**
 * `npm run bench:tasks [-- FOLDER] [--dist FOLDER]`: how long the tasks of the page's own thread are while the beats of all 48 records are worked on: Why, the
 * map of beats, the queue of doubtful labels, the Lorenz plot, templates. Writes its table into docs/BENCHMARKS.md; `--print` only prints it, with what the
 * longest tasks were spent on (in a build of `vite build --minify false` by the names of functions); `--only PATTERN` takes some of the steps, and writes nothing.
 *
 * Needs the MIT-BIH records (`../shared/data/mitdb`, or the folder given) and a build in `dist`.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dataFolder, measuredWords, openLab, recordNames, writeBetweenMarks } from './benchShared.mjs';
import { LabDriver } from './labDriver.mjs';
import { longTasks } from './taskTrace.mjs';

/** What a task may take, ms. */
const AIM_MS = 100;
/** A tenth of the beats is learnt once, the rest is tested: what is done afterwards has as many beats as there can be. */
const ADDRESS = '?engine=wasm&recipe=quick&set=protocol.testFraction=0.9&set=epochs=1';

/** @typedef {{ name: string, tasks: import('./taskTrace.mjs').LongTask[] }} Measured */

/** Every step in the order of a person's work. @param {LabDriver} lab @returns {[string, () => Promise<void>][]} */
function stepsOf(lab) {
  const { page } = lab;
  const region = (/** @type {string} */ name) => page.getByRole('region', { name, exact: true });
  const next = async (/** @type {string} */ list, times = 5) => {
    const box = page.getByRole('listbox', { name: list });
    await box.focus();
    for (let i = 0; i < times; i++) {
      await page.keyboard.press('ArrowDown');
      await page.waitForTimeout(400);
    }
  };
  return [
    [
      'Inspect: misclassified beats, five of them',
      async () => {
        await page.getByRole('button', { name: /misclassified beats$/ }).click();
        await page.getByRole('heading', { name: /^Record \d+, / }).waitFor();
        await next('Misclassified beats');
      },
    ],
    [
      'Why: three beats with their checks',
      async () => {
        await page.getByText('Why this class').click();
        for (let i = 0; i < 3; i++) {
          await page.getByText('The checks of each method').waitFor();
          await page.getByText('not checked: there is no finished run').waitFor();
          await next('Misclassified beats', 1);
        }
      },
    ],
    [
      'Why: nearest training beats',
      async () => {
        await page.getByRole('button', { name: 'Find the nearest training beats' }).click();
        await region('Nearest training beats').getByRole('img').first().waitFor();
        await lab.idle();
      },
    ],
    [
      'Why: average of a class',
      async () => {
        await region('Average of a class').getByRole('button').last().click();
        await region('Average of a class').getByRole('img').first().waitFor();
        await lab.idle();
      },
    ],
    [
      'Doubtful labels: the queue',
      async () => {
        await lab.button('Find doubtful labels');
        await page.getByRole('listbox', { name: 'Doubtful labels' }).waitFor();
        await page.waitForTimeout(1000);
      },
    ],
    [
      'Doubtful labels: five kept, one changed',
      async () => {
        const keep = page.getByRole('button', { name: 'Keep label' });
        for (let i = 0; i < 6; i++) {
          await keep.and(page.locator(':enabled')).waitFor();
          await (i < 5 ? keep : page.getByRole('button', { name: /^Change to/ })).click();
          await page.getByText(new RegExp(`; ${i + 1} of`)).waitFor();
          await page.waitForTimeout(500);
        }
      },
    ],
    ...['waveforms', 'last hidden layer'].map((source) => {
      /** @type {[string, () => Promise<void>]} */
      const step = [
        `Beat map of ${source}`,
        async () => {
          const map = region('Beat map');
          if (!(await map.getByRole('combobox', { name: 'Made of' }).isVisible()))
            await map.getByText('Beat map', { exact: true }).click();
          await map.getByRole('combobox', { name: 'Made of' }).selectOption(source);
          await map.getByRole('button', { name: /^Make (the map|it again)$/ }).click();
          await page.waitForTimeout(1000);
          await lab.idle();
          await map.getByText('Trustworthiness', { exact: true }).waitFor();
        },
      ];
      return step;
    }),
    [
      'Beat map: pointer, colours, lasso',
      async () => {
        const map = region('Beat map');
        const { x, y, width, height } =
          /** @type {{ x: number, y: number, width: number, height: number }} */ (
            await map.getByRole('application').boundingBox()
          );
        for (let i = 0; i < 40; i++)
          await page.mouse.move(x + 10 + ((i * 37) % (width - 20)), y + 10 + ((i * 23) % (height - 20)));
        for (const by of ['prediction', 'error', 'confidence', 'record', 'edit', 'label']) {
          await map.getByRole('combobox', { name: 'Coloured by' }).selectOption(by);
          await page.waitForTimeout(300);
        }
        await map.getByRole('radio', { name: 'Lasso' }).check({ force: true });
        await page.mouse.move(x + 2, y + 2);
        await page.mouse.down();
        for (const [right, down] of [
          [width - 2, 2],
          [width - 2, height - 2],
          [2, height - 2],
        ])
          await page.mouse.move(x + /** @type {number} */ (right), y + /** @type {number} */ (down), {
            steps: 3,
          });
        await page.mouse.up();
        await map.getByRole('listbox', { name: 'Selected beats' }).waitFor();
        await page.waitForTimeout(1000);
      },
    ],
    [
      'Lorenz plot: opened, a range listed',
      async () => {
        await lab.unfold('Lorenz plot');
        const lorenz = region('Lorenz plot');
        await lorenz.getByRole('img', { name: /^RR interval before and after/ }).waitFor();
        await lab.idle();
        await lorenz.getByLabel('Prematurity (%): from').fill('20');
        await page.keyboard.press('Enter');
        await lorenz.getByRole('button', { name: /^List the .* in these ranges$/ }).click();
        await lorenz.getByRole('listbox', { name: 'Selected beats' }).waitFor();
        await page.waitForTimeout(1000);
      },
    ],
    [
      'Templates of 208: clustered, one relabelled and undone',
      async () => {
        await lab.step('Records');
        await lab.button('208');
        const templates = region('Templates');
        await templates.getByRole('button', { name: 'Cluster beats' }).click();
        const cards = templates.getByRole('list', { name: 'Templates' }).getByRole('listitem');
        await cards.first().waitFor();
        await cards.first().getByRole('button').click();
        for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowRight');
        await page.keyboard.press('a');
        const edits = region('Edits').getByRole('list', { name: 'Edits' }).getByRole('listitem');
        await edits.first().getByRole('button', { name: /^Undo/ }).click();
        await edits.first().getByText('undone').waitFor();
        await lab.idle();
      },
    ],
  ];
}

/** @param {Measured} measured */
function row({ name, tasks }) {
  const longest = tasks[0];
  const over = tasks.filter(({ wallMs }) => wallMs > AIM_MS).length;
  const ms = (/** @type {number | undefined} */ value) =>
    value === undefined ? '–' : `${value.toFixed(0)} ms`;
  return `| ${name} | ${ms(longest?.wallMs)} | ${ms(longest?.cpuMs)} | ${over} |`;
}

async function main() {
  const { values, positionals } = parseArgs({
    options: {
      dist: { type: 'string', default: 'dist' },
      print: { type: 'boolean', default: false },
      only: { type: 'string' },
    },
    allowPositionals: true,
  });
  const folder = dataFolder('npm run bench:tasks', positionals[0]);
  const names = recordNames(folder);
  const { address, browser, close } = await openLab({ folder: values.dist });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const lab = new LabDriver(page);
    await lab.open(`${address}${ADDRESS}`);
    await lab.choose(
      names.flatMap((name) => ['hea', 'dat', 'atr'].map((ending) => join(folder, `${name}.${ending}`))),
    );
    await lab.prepare();
    await lab.step('Train');
    await lab.train({ log: console.log });
    /** @type {Measured[]} */
    const all = [];
    for (const [name, work] of stepsOf(lab)) {
      if (values.only && !new RegExp(values.only).test(name)) continue;
      const tasks = await longTasks(browser, page, work);
      all.push({ name, tasks });
      console.log(row({ name, tasks }));
      if (values.print)
        for (const { wallMs, cpuMs, spent } of tasks.slice(0, 4).filter(({ cpuMs }) => cpuMs > AIM_MS / 2))
          console.log(`    ${wallMs.toFixed(0)} ms (${cpuMs.toFixed(0)} of CPU): ${spent.join(', ')}`);
    }
    if (values.print || values.only) return;
    const table = [
      measuredWords('npm run bench:tasks', browser.version()),
      '',
      '| step | longest task | of it CPU | tasks over 100 ms |',
      '|---|--:|--:|--:|',
      ...all.map(row),
    ].join('\n');
    writeBetweenMarks('tasks', table);
  } finally {
    await close();
  }
}

await main();
