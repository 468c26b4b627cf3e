import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type BeatSet, beatsNpz, concatBeats, createPreparer, type PrepareSettings } from '../../src/beats';
import { CLASS_SYMBOLS } from '../../src/beats/classMap';
import { defaultPrepareSettings } from '../../src/beats/defaults';
import { CLASS_NAMES } from '../../src/beats/types';
import { defaultTrainSettings } from '../../src/experiment/settings/defaults';
import { capsuleText } from '../../src/state/capsule/capsuleText';
import { makeCapsule } from '../../src/state/capsule/makeCapsule';
import { parseHeader, readAnnotations, readRecord } from '../../src/wfdb';
import { type NpzArrays, readNpz } from '../beats/readNpz';
import { describeWithShared } from '../shared';
import { type LabOptions, plannedRun } from './labRun';
import { madeParts, madePrepare, madeRecords, withDerived } from './madeRecords';
import { describeWithPython } from './python';

/** How far apart two numbers of beats and features may be, in mV or in the unit that they are normalised to. */
const CLOSE = 1e-6;

const WINDOWS = ['X', 'extra', 'median', 'long_median', 'X2', 'extra2', 'median2', 'long_median2'];
const EXACT = ['y', 'sample', 'neighbours', 'record_hz'];
const TEXTS = ['record', 'symbol', 'record_names', 'feature_names'];

/** The largest difference of each array of numbers that may differ. */
function differences(found: NpzArrays, set: BeatSet): Record<string, number> {
  const expected = readNpz(Buffer.concat([...beatsNpz(set)]));
  for (const name of EXACT) expect(found[name]!.numbers, name).toEqual(expected[name]!.numbers);
  for (const name of TEXTS) expect(found[name]!.texts, name).toEqual(expected[name]!.texts);
  const names = WINDOWS.filter((name) => expected[name] !== undefined);
  return Object.fromEntries([...names, 'features'].map((name) => [name, farthest(found, expected, name)]));
}

function farthest(found: NpzArrays, expected: NpzArrays, name: string): number {
  expect(found[name]!.shape, name).toEqual(expected[name]!.shape);
  const one = found[name]!.numbers;
  const other = expected[name]!.numbers;
  return one.reduce((most, value, i) => Math.max(most, Math.abs(value - other[i]!)), 0);
}

function expectClose(found: NpzArrays, set: BeatSet, what = ''): void {
  for (const [name, difference] of Object.entries(differences(found, set)))
    expect(difference, `${name} ${what}`).toBeLessThan(CLOSE);
}

function classSymbols({ classCount }: PrepareSettings): Record<string, readonly string[]> {
  return Object.fromEntries(CLASS_NAMES.slice(0, classCount).map((name) => [name, CLASS_SYMBOLS[name]]));
}

describeWithPython('beats in Python', (python) => {
  const none = {
    kind: 'levels' as const,
    wavelet: 'none',
    levels: 0,
    zeroApproximation: false,
    zeroDetails: [],
  };
  const cases: Record<string, Partial<PrepareSettings>> = {
    'two leads, by record': {},
    'mV, five classes, the first lead': {
      ...{ lead: { kind: 'first' }, normalise: 'none', secondLead: false, classCount: 5 },
    },
    'z-scores, a lead by name': { lead: { kind: 'named', name: 'v-1' }, normalise: 'zscore' },
    '0 to 1, undenoised': { normalise: 'minmax', denoise: none },
    'aligned, two leads': { align: 'deflection' },
    'aligned by the rule of the tutorial': { align: 'deflection', windowRule: 'tutorial', secondLead: false },
    'the rule of the tutorial': { windowRule: 'tutorial', lengthSamples: 31, normalise: 'none' },
    'more levels than the signal has, the approximation kept': {
      denoise: {
        kind: 'levels',
        wavelet: 'sym4',
        levels: 20,
        zeroApproximation: false,
        zeroDetails: [1, 2, 25],
      },
    },
    'a band of which half a level is removed': {
      denoise: { kind: 'band', wavelet: 'db6', lowHz: 0.6, highHz: 16 },
    },
    'a band without a lower end': { denoise: { kind: 'band', wavelet: 'db4', lowHz: 0, highHz: 30 } },
    'flat beats kept': { leaveOutFlat: false, lead: { kind: 'first' } },
    'as many samples as the window, after R alone': {
      ...{ window: { beforeSec: -0.05, afterSec: 0.4 }, lengthSamples: 35 },
    },
  };

  it(`of made records are the lab's: ${Object.keys(cases).join('; ')}`, async () => {
    const made = madeRecords();
    const records = made.map(({ record, annotations }) => ({
      ...{ name: record.name, hz: record.samplingHz, names: record.signalNames, units: record.units },
      ...{ ticks: [...annotations.sample], symbols: annotations.symbol },
      annotatorHz: annotations.samplingHz ?? record.samplingHz,
    }));
    const signals = made.flatMap(({ record }, i) =>
      record.signals.map((signal, lead) => [`signal${i}_${lead}`, signal] as const),
    );
    const settings = Object.values(cases).map((change) => ({ ...madePrepare, ...change }));
    const request = { records, cases: settings.map((each) => [each, classSymbols(each)]) };
    const { found } = await python.probe('prepare', request, Object.fromEntries(signals));
    for (const [i, each] of settings.entries()) {
      const own = Object.entries(found).filter(([name]) => name.startsWith(`${i} `));
      const arrays = Object.fromEntries(own.map(([name, array]) => [name.slice(`${i} `.length), array]));
      expectClose(arrays, concatBeats(madeParts(each, made)), Object.keys(cases)[i]!);
    }
  });

  describeWithShared('of MIT-BIH', (shared) => {
    const names = ['208', '114', '102', '232'];
    const files = (name: string) => ['hea', 'dat', 'atr'].map((extension) => `${name}.${extension}`);
    const bytes = (file: string) => shared.bytes('data', 'mitdb', file);

    function prepared(settings: PrepareSettings): BeatSet[] {
      const preparer = createPreparer(settings);
      return names.map((name) => {
        const [hea, dat, atr] = files(name) as [string, string, string];
        const record = readRecord({
          header: parseHeader(bytes(hea), hea),
          files: new Map([[dat, bytes(dat)]]),
        });
        const annotations = readAnnotations(bytes(atr), atr);
        return withDerived(preparer.prepare({ record, annotations }).beats);
      });
    }

    const settings: PrepareSettings[] = [
      defaultPrepareSettings,
      {
        ...defaultPrepareSettings,
        ...{ lead: { kind: 'mlii' }, secondLead: true, normalise: 'record', classCount: 4 },
        ...{ window: { beforeSec: 0.1, afterSec: 0.15 }, lengthSamples: 45 },
      },
      { ...defaultPrepareSettings, windowRule: 'tutorial' },
    ];
    const sums = (name: string) =>
      files(name).map((file) => ({
        name: file,
        sha256: createHash('sha256').update(bytes(file)).digest('hex'),
      }));
    const records = names.map((name) => ({ name, synthetic: false, files: sums(name) }));
    const folder = shared.path('data', 'mitdb');
    const capsuleOf = (name: string, options: Omit<LabOptions, 'train'>) => {
      const capsule = makeCapsule(plannedRun({ ...options, train: defaultTrainSettings }), '');
      return python.file(name, capsuleText(capsule));
    };

    it('out of the files are the lab’s', async () => {
      const cases = settings.map((prepare, i) => {
        const parts = prepared(prepare);
        const capsule = capsuleOf(`${i}.json`, { parts, prepare, records });
        const out = join(python.folder, `${i}.npz`);
        return { set: concatBeats(parts), out, call: ['--capsule', capsule, folder, '--save-beats', out] };
      });
      const answer = await python.endings(cases.map(({ call }) => call));
      expect(answer.map(({ end }) => end)).toEqual(cases.map(() => 'went through'));
      for (const { set, out } of cases) expectClose(readNpz(readFileSync(out)), set);
    });

    it('are each record’s own where files of several records have one name', async () => {
      const prepare = defaultPrepareSettings;
      const rename = (from: string, to: string) => {
        mkdirSync(join(python.folder, 'persons', to), { recursive: true });
        return files(from).map((file) => {
          const content = file.endsWith('.hea')
            ? new TextEncoder().encode(
                new TextDecoder().decode(bytes(file)).replace(new RegExp(`^${from}(?=[ .])`, 'gm'), 'rec'),
              )
            : bytes(file);
          const name = file.replace(from, 'rec');
          writeFileSync(join(python.folder, 'persons', to, name), content);
          return { name, sha256: createHash('sha256').update(content).digest('hex') };
        });
      };
      const named = names.map((name, i) => ({
        ...{ name: `Person_${i}/rec`, synthetic: false },
        files: rename(name, `Person_${i}`),
      }));
      const parts = prepared(prepare).map((part, i) => ({ ...part, recordNames: [named[i]!.name] }));
      const capsule = capsuleOf('persons.json', { parts, prepare, records: named });
      const out = join(python.folder, 'persons.npz');
      const call = ['--capsule', capsule, join(python.folder, 'persons'), '--save-beats', out];
      expect((await python.endings([call])).map(({ end }) => end)).toEqual(['went through']);
      expectClose(readNpz(readFileSync(out)), concatBeats(parts));
    });

    it('are not made of files that are missing, or are others', async () => {
      const calls = ['100.dat', 'nowhere.dat'].map((file) => {
        const others = [{ name: '100', synthetic: false, files: [{ name: file, sha256: 'ab'.repeat(32) }] }];
        const given = { parts: madeParts(), prepare: defaultPrepareSettings, records: others };
        return ['--capsule', capsuleOf(`${file}.json`, given), folder];
      });
      const answer = await python.endings(calls);
      expect(answer[0]?.end).toContain('100.dat of record 100 is there with other bytes');
      expect(answer[1]?.end).toContain('nowhere.dat of record 100 is missing');
    });
  });
});
