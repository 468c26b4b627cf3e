import { writeFileSync } from 'node:fs';
import { checkProfile, openExperiment } from '../../scripts/experiment/openExperiment.mjs';
import { readRun, resumeInPage, runInPage } from '../../scripts/experiment/page.mjs';
import { expect, needsRealRecords, realRecord, test } from './lab';

test('the experiment command trains a recipe, reads its tables, and repeats its capsule to the last bit', async ({
  page,
  browser,
  baseURL,
}) => {
  needsRealRecords();
  const records = ['100', '208'].flatMap((name) => realRecord(name));
  const options = {
    ...{ list: false, preset: 'quick', capsule: undefined, records: undefined, data: [], out: '' },
    ...{
      name: undefined,
      dist: undefined,
      network: undefined,
      engine: 'wasm',
      address: baseURL!,
      log: () => {},
    },
  };

  const first = await runInPage(page, {
    ...options,
    files: records,
    changes: ['maxBeats=300', 'epochs=1'],
  });
  expect(first.capsuleBar).toBeUndefined();
  const { capsule, tables } = await readRun(page);
  expect(JSON.parse(capsule).experiment.train).toMatchObject({ maxBeats: 300, epochs: 1 });
  expect(tables['Confusion matrix']!.length).toBeGreaterThan(5);
  // What is seen in a cell, without what only a screen reader says.
  expect(tables['Confusion matrix']![2]![1]).toMatch(/^\d+ (?:[\d.<]+ %|–)$/);
  expect(Object.keys(tables)).toEqual([
    'Run summary',
    'Per-class metrics',
    'Confusion matrix',
    'Records apart',
    'Errors by record',
  ]);

  const path = test.info().outputPath('quick.capsule.json');
  writeFileSync(path, capsule);
  const context = await browser.newContext();
  // Settings of a capsule are in place some time after the page is idle; the command has to wait for them.
  await context.route(/assets\/openCapsule-/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 2000));
    await route.continue();
  });
  const again = await runInPage(await context.newPage(), {
    ...options,
    ...{ preset: '', capsule: path, changes: [], files: [...records, path] },
  });
  expect(again.capsuleBar).toMatch(/The same numbers as “.*”, to the last bit/);
  await context.close();
});

test('a profile keeps an experiment that is broken off: the same command goes on with it', async () => {
  needsRealRecords();
  const files = ['100', '208'].flatMap((name) => realRecord(name));
  const given = {
    folder: 'dist',
    profile: test.info().outputPath('profile'),
    command: 'quick',
    data: ['here'],
  };
  const options = {
    ...{ preset: 'quick', changes: ['maxBeats=300', 'epochs=25'], capsule: undefined, engine: 'wasm' },
    ...{ files, log: () => {} },
  };

  const first = await openExperiment(given);
  expect(first.isBegun).toBe(false);
  const running = runInPage(first.page, { ...options, address: first.address }).catch(() => 'broken off');
  // Below `Safe from a reload`.
  await first.page.getByText(/^epoch \d+$/).waitFor();
  await first.close();
  expect(await running).toBe('broken off');

  expect(() => checkProfile({ ...given, command: 'lab' })).toThrow('holds another experiment: quick, with');
  expect(() => checkProfile({ ...given, data: ['there'] })).toThrow('Name another folder with --profile');

  const second = await openExperiment(given);
  expect(second.isBegun).toBe(true);
  const outcome = await resumeInPage(second.page, { ...options, address: second.address });
  expect(outcome).toMatchObject({ isResumed: true });
  const { capsule } = await readRun(second.page);
  expect(JSON.parse(capsule).experiment.train).toMatchObject({ maxBeats: 300, epochs: 25 });
  second.finish();
  await second.close();
  expect(() => checkProfile(given)).toThrow('has ended, and its files were written');
});
