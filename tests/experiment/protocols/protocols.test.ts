import { describe, expect, it } from 'vitest';
import { initialOf } from '../../../src/base/settings/complete';
import { faultsOf } from '../../../src/base/settings/faults';
import { defaultPrepareSettings } from '../../../src/beats/defaults';
import { DE_CHAZAL } from '../../../src/beats/recordSets';
import type { BeatIndex } from '../../../src/beats/types';
import { planFolds } from '../../../src/experiment/plan/planFolds';
import {
  dealsRecords,
  declarationOf,
  initialProtocol,
  PROTOCOL,
  PROTOCOLS,
  type ProtocolKind,
} from '../../../src/experiment/protocols';
import {
  NAMED_PROTOCOLS,
  type NamedProtocol,
  protocolChanges,
} from '../../../src/experiment/protocols/named';
import { defaultTrainSettings } from '../../../src/experiment/settings/defaults';
import { settingsWith } from '../../../src/experiment/settings/settingsWith';
import { trainSettingsProblems } from '../../../src/experiment/settings/trainSettingsProblems';
import type { Protocol } from '../../../src/experiment/settings/types';
import { beatIndex, namesOf } from '../../beats/beatIndex';
import { words } from '../../words';

const kinds = Object.keys(PROTOCOLS) as ProtocolKind[];
const names = [...DE_CHAZAL.training.slice(0, 4), ...DE_CHAZAL.test.slice(0, 4), '800', '801'];
const index = {
  ...beatIndex(Object.fromEntries(names.map((name) => [name, 400]))),
  // A plain object has them in the order of their numbers.
  recordDatabase: names.toSorted().map((name) => (name < '800' ? 'mitdb' : 'svdb')),
};

describe('every protocol', () => {
  it.each(kinds)('%s begins as it may be, and deals what it says', (kind) => {
    const protocol = initialProtocol(kind);
    expect(faultsOf(PROTOCOL, protocol, '')).toEqual([]);
    const settings = { ...defaultTrainSettings, protocol };
    expect(trainSettingsProblems(settings, [3000, 200], index)).toEqual([]);
    const plans = planFolds(index, settings);
    const declared = declarationOf(protocol);
    expect(plans).toHaveLength(declared.foldCount(protocol, index)!);
    for (const { test } of plans) {
      const tested = new Set(test.map((beat) => index.record[beat]!));
      if (declared.foldPerRecord) expect(tested.size).toBe(1);
      // Shuffled beats are of all records.
      if (!dealsRecords(protocol)) expect(tested.size).toBe(names.length);
    }
    expect(declared.title(protocol)).toMatch(/\w/);
  });

  it('is k-fold of five at first', () => {
    expect(initialOf(PROTOCOL)).toEqual({ kind: 'kfold', folds: 5, stratified: true } satisfies Protocol);
  });

  it('does not know its folds before there are beats where they are records', () => {
    const foldsOf = (kind: ProtocolKind) => declarationOf({ kind }).foldCount(initialProtocol(kind));
    expect((['kfold', 'holdout', 'groupkfold', 'records'] as const).map(foldsOf)).toEqual([5, 1, 5, 1]);
    expect((['databases', 'halves'] as const).map(foldsOf)).toEqual([1, 2]);
    const byRecord = ['leaveOneOut', 'patientSpecific', 'leaveDatabaseOut'] as const;
    expect(byRecord.map(foldsOf)).toEqual([undefined, undefined, undefined]);
  });
});

describe('protocols between databases', () => {
  /** The records of each side of each fold. */
  const sides = (protocol: Protocol, of: BeatIndex) =>
    planFolds(of, { ...defaultTrainSettings, protocol, validationFraction: 0 }).map(({ train, test }) => [
      namesOf(of, train).join(),
      namesOf(of, test).join(),
    ]);
  const known = (records: Record<string, string>): BeatIndex => ({
    ...beatIndex(Object.fromEntries(Object.keys(records).map((name) => [name, 20]))),
    recordDatabase: Object.values(records),
  });
  const three = known({
    ...{ 'm/101': 'mitdb', 'm/100': 'mitdb', 's/800': 'svdb', 's/801': 'svdb', 's/865': 'svdb' },
    ...{ 'w/100': 'ward', 'w/101': 'ward' },
  });

  it.each<[string[], string[], string[], string, string]>([
    [['DS1'], ['svdb'], [], 'm/101', 's/800,s/801,s/865'],
    [['svdb'], ['DS2'], ['865'], 's/800,s/801', 'm/100'],
    [['ds1', 'ward'], ['svdb-odd'], ['svdb/865'], 'm/101,w/100,w/101', 's/801'],
    [['svdb-even'], ['mitdb/100', 's/801'], [], 's/800', 'm/100,s/801'],
    [['DS1-even', 'DS2-even', 'w/100'], ['ward-odd'], [], 'm/100,w/100', 'w/101'],
  ])('learn on %j and test on %j without %j', (training, test, without, trained, tested) => {
    expect(sides({ kind: 'databases', training, test, without }, three)).toEqual([[trained, tested]]);
  });

  it('test each half of the persons, and learn on the other', () => {
    const halves = (training: string[], test: string[], without: string[] = []) =>
      sides({ kind: 'halves', training, test, without }, three);
    expect(halves(['mitdb', 'svdb'], ['svdb'], ['s/865'])).toEqual([
      ['m/101,s/801', 's/800'],
      ['m/100,s/800', 's/801'],
    ]);
    // 202 is the person of 201, and I02 that of I01.
    const pairs = known({ '202': 'mitdb', I02: 'incartdb', I03: 'incartdb', I06: 'incartdb', x: 'own' });
    const both = ['mitdb', 'incartdb', 'own'];
    expect(sides({ kind: 'halves', training: both, test: both, without: [] }, pairs)).toEqual([
      ['202,I02,I03', 'I06,x'],
      ['I06,x', '202,I02,I03'],
    ]);
  });

  it('leave one database out, and its persons in others', () => {
    const noisy = known({ '100': 'mitdb', '118': 'mitdb', '800': 'svdb', '118e06': 'nstdb' });
    expect(sides({ kind: 'leaveDatabaseOut', without: [] }, noisy)).toEqual([
      ['800', '100,118'],
      ['100,118,118e06', '800'],
      ['100,800', '118e06'],
    ]);
  });

  const problems = (protocol: Protocol, of: BeatIndex) =>
    trainSettingsProblems({ ...defaultTrainSettings, protocol }, [100, 40], of);
  const lists = (training: string[], test: string[], without: string[] = []): Protocol => ({
    ...{ kind: 'databases', training, test, without },
  });

  it.each<[Protocol, string, object]>([
    [lists(['DS1', 'edb'], ['svdb']), 'items-unknown', { items: 'edb', role: 'training' }],
    [lists(['DS1'], ['999', 'DS2']), 'items-unknown', { items: '999', role: 'test' }],
    [lists([], ['svdb']), 'items-none-left', { role: 'training', items: '–', without: '–' }],
    [lists(['DS1'], ['DS2'], ['m/100']), 'items-none-left', { items: 'DS2', without: 'm/100' }],
    [lists(['mitdb'], ['DS2']), 'records-both', { records: 'm/100' }],
    [{ kind: 'leaveDatabaseOut', without: ['svdb', 'ward'] }, 'databases-too-few', { databases: 'mitdb' }],
  ])('say what is wrong with %j', (protocol, code, values) => {
    const [found, ...others] = problems(protocol, three);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ code, values });
    expect(words.zh.problems[code]?.(found!.values, '')).toMatch(/。$/);
  });

  it('need databases to be known', () => {
    const { recordDatabase: _, ...unknown } = three;
    const codes = (protocol: Protocol) => problems(protocol, unknown).map(({ code }) => code);
    expect(codes(lists(['DS1'], ['svdb']))).toEqual(['items-unknown', 'items-unknown']);
    expect(codes({ kind: 'leaveDatabaseOut', without: [] })).toEqual(['databases-too-few']);
  });

  it('that have names are possible, and follow from changes of settings', () => {
    for (const name of Object.keys(NAMED_PROTOCOLS) as NamedProtocol[]) {
      const settings = { prepare: defaultPrepareSettings, train: defaultTrainSettings };
      const { train } = settingsWith(settings, undefined, protocolChanges(name));
      expect(train).toEqual({
        ...defaultTrainSettings,
        protocol: NAMED_PROTOCOLS[name],
        validationBy: 'patients',
      });
    }
  });
});
