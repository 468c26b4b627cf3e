import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chosenFiles, decidingArguments, parseOptions as parse } from '../../scripts/experiment/options.mjs';
import { addressOf } from '../../scripts/experiment/page.mjs';
import { checkChanges, loadProtocols, loadRecipes } from '../../scripts/experiment/recipes.mjs';
import { reportOf } from '../../scripts/experiment/report.mjs';
import { words } from '../words';

describe('the command line of an experiment', () => {
  const parseOptions = (args: string[]) => parse(args, { lab: 'Lab', 'inter-patient': 'Inter-patient' });

  it('knows the recipes and the settings of the lab itself', async () => {
    const recipes = await loadRecipes();
    expect(Object.values(recipes)).toEqual(Object.values(words.en.presets.names));
    expect(Object.keys(recipes)).toContain('inter-patient');
    await checkChanges('inter-patient', ['epochs=4', 'protocol=groupkfold', 'protocol.folds=4']);
    await expect(checkChanges('lab', ['epochs=0'])).rejects.toThrow(
      'train.epochs: 0 is not possible. Choose a whole number from 1 to 10000.',
    );
  });

  it('opens the page with recipe, changes and engine in its address', () => {
    const options = parseOptions(['lab', '--folds', '4', '--set', 'network.dense=64,32', '--engine', 'wasm']);
    expect([...new URL(addressOf('http://localhost:1', options)).searchParams]).toEqual([
      ['recipe', 'lab'],
      ['set', 'protocol=groupkfold'],
      ['set', 'protocol.folds=4'],
      ['set', 'validationBy=patients'],
      ['set', 'network.dense=64,32'],
      ['engine', 'wasm'],
    ]);
  });

  it('repeats no capsule from a profile', () => {
    const capsule = 'docs/results/intra-patient.capsule.json';
    expect(parseOptions([capsule]).capsule).toBe(capsule);
    expect(() => parseOptions([capsule, '--profile', 'here'])).toThrow('leave out --profile');
    expect(parseOptions(['lab', '--profile', 'here']).profile).toBe('here');
    expect(decidingArguments(['lab', '--profile', 'here', '--seed', '2'])).toEqual(['lab', '--seed', '2']);
  });

  it('takes numbers, records and places', () => {
    const options = parseOptions([
      'inter-patient',
      '--records',
      'DS1,100',
      '--seed',
      '7',
      '--out',
      'here',
      '--folds',
      '4',
    ]);
    expect(options).toMatchObject({
      preset: 'inter-patient',
      changes: ['seed=7', 'protocol=groupkfold', 'protocol.folds=4', 'validationBy=patients'],
      out: 'here',
      capsule: undefined,
    });
    expect(options.records).toHaveLength(23);
    expect(options.data).toEqual(['../shared/data/mitdb']);
  });

  it('takes a protocol between databases by its name, with its records from both folders', async () => {
    const data = mkdtempSync(join(tmpdir(), 'records-'));
    for (const path of ['mitdb/100.hea', 'mitdb/101.hea', 'svdb/800.hea', 'svdb/800.dat', 'other/100.hea']) {
      mkdirSync(join(data, dirname(path)), { recursive: true });
      writeFileSync(join(data, path), '');
    }
    const protocols = await loadProtocols();
    const given = (...args: string[]) =>
      parse(['lab', '--data', join(data, 'mitdb'), ...args], { lab: 'Lab' }, protocols);
    const filesOf = (options: ReturnType<typeof given>) =>
      chosenFiles(options).map((path) => relative(data, path));
    const named = given('--protocol', 'ds1-svdb', '--seed', '2');
    await checkChanges('lab', named.changes);
    expect(named.changes).toEqual(['protocol=databases', 'validationBy=patients', 'seed=2']);
    expect(filesOf(named)).toEqual(['mitdb/101.hea', 'svdb/800.dat', 'svdb/800.hea']);
    expect(filesOf(given('--protocol', 'svdb-ds2', '--records', '100,101'))).toEqual([
      'mitdb/100.hea',
      'mitdb/101.hea',
    ]);
    expect(() => filesOf(given('--records', '100,other'))).toThrow('100.hea is in two of the folders');
    expect(() => given('--protocol', 'ds3')).toThrow(/no protocol ds3\. Choose one of ds1-ds2, ds1-svdb/);
    rmSync(data, { recursive: true });
  });

  it('repeats in the report what decides the numbers, not where files lie', () => {
    const args = ['lab', '--dist', '/somewhere', '--seed', '2', '--out=there', '--data', '/records'];
    expect(decidingArguments(args)).toEqual(['lab', '--seed', '2']);
  });

  it.each([
    [['nothing'], /no preset nothing.*inter-patient/],
    [[], /no preset \(none given\)/],
    [['gone.capsule.json'], /no file gone\.capsule\.json/],
  ])('says what is wrong with %j', (args, sentence) => {
    expect(() => parseOptions(args)).toThrow(sentence);
  });
});

describe('the report of an experiment', () => {
  const given: Parameters<typeof reportOf>[0] = {
    capsule: {
      title: 'DS1 → DS2, 44 records',
      experiment: { train: { seed: 3 }, records: [{}, {}] },
      engine: { backend: 'wasm', threads: 2 },
      versions: { lab: '1.2.3', tfjs: '4.22.0' },
      leaks: [{ level: 'fault', message: 'The best epoch was chosen on test beats.' }],
    },
    tables: {
      'Confusion matrix': [
        ['', 'N', 'SVEB'],
        ['N', '10', '1'],
        ['SVEB', '2', 'a|b'],
      ],
    },
    command: 'npm run experiment -- inter-patient',
    startedAt: new Date('2026-01-02T03:04:05Z'),
    browser: '150.0',
    outcome: { seconds: 61.4, capsuleBar: undefined },
  };

  it('holds the command, the engine, the stamp and the tables of the page', () => {
    const report = reportOf(given);
    expect(report).toContain('# DS1 → DS2, 44 records');
    expect(report).toContain('2026-01-02 03:04 UTC by `npm run experiment -- inter-patient`');
    expect(report).toContain('wasm × 2; seed 3; Chromium 150.0; lab 1.2.3, tfjs 4.22.0');
    expect(report).toContain('- fault: The best epoch was chosen on test beats.');
    expect(report).toContain('| SVEB | 2 | a\\|b |');
    expect(report).toContain('2 records; 61 s from start to results');
  });

  it('says of an experiment that was resumed what its time is of', () => {
    const report = reportOf({ ...given, outcome: { ...given.outcome, isResumed: true } });
    expect(report).toContain('2 records; broken off and resumed, 61 s for the last part');
    expect(report).not.toContain('from start to results');
  });
});
