import { describe, expect, it } from 'vitest';
import { defaultPrepareSettings } from '../../../src/beats/defaults';
import { DE_CHAZAL } from '../../../src/beats/recordSets';
import type { BeatIndex, PrepareSettings } from '../../../src/beats/types';
import { leakCheck } from '../../../src/experiment/plan/leakCheck';
import { type FoldPlan, planFolds } from '../../../src/experiment/plan/planFolds';
import {
  defaultContextChoice,
  defaultScalogramChoice,
  defaultTrainSettings,
} from '../../../src/experiment/settings/defaults';
import type { Protocol, TrainSettings } from '../../../src/experiment/settings/types';
import { beatIndex } from '../../beats/beatIndex';
import { words } from '../../words';

/** Windows of 0.9 s. */
const prepare = defaultPrepareSettings;
const settings = (change: Partial<TrainSettings>): TrainSettings => ({ ...defaultTrainSettings, ...change });
const plan = (train: number[], test: number[], validation: number[] = []): FoldPlan => ({
  train: Int32Array.from(train),
  validation: Int32Array.from(validation),
  test: Int32Array.from(test),
});
/** Beats of one record at these times. */
const at = (timeSec: number[], name = '100', labels = timeSec.map(() => 0)): BeatIndex => ({
  labels: Uint8Array.from(labels),
  record: new Uint16Array(timeSec.length),
  recordNames: [name],
  timeSec: Float64Array.from(timeSec),
});

function find(
  index: BeatIndex,
  change: Partial<TrainSettings>,
  { plans, cut }: { plans?: FoldPlan[]; cut?: Partial<PrepareSettings> } = {},
) {
  const train = settings(change);
  return leakCheck({
    ...{ index, train, prepare: { ...prepare, ...cut } },
    plans: plans ?? planFolds(index, train),
  });
}
const codes = (leaks: ReturnType<typeof find>) => leaks.map(({ code, level }) => `${level} ${code}`);
const one = (leaks: ReturnType<typeof find>, code: string) => leaks.find((leak) => leak.code === code);

const kfold: Protocol = { kind: 'kfold', folds: 5, stratified: true };
const records = (training: string[], test: string[]): Protocol => ({ kind: 'records', training, test });

describe('one person on both sides', () => {
  const index = beatIndex({ 100: 30, 105: 30, 201: 30, 202: 30 }, { stepSec: 2 });

  it('lies in the protocol where beats are shuffled', () => {
    const leak = one(find(index, { protocol: kfold }), 'same-patient');
    expect(leak).toMatchObject({ level: 'protocol', values: { persons: 3, tested: 3 } });
    expect(leak!.message).toContain('3 of 3 tested patients');
  });

  it('is a fault of an own split, and names the records', () => {
    const leak = one(find(index, { protocol: records(['100', '201'], ['105', '202']) }), 'same-patient');
    expect(leak).toMatchObject({ level: 'fault', values: { persons: 1, tested: 2, records: '201, 202' } });
    expect(leak!.message).toContain('(201, 202)');
  });

  it('lies in the published division where that is followed, also in part', () => {
    const protocols = [
      records(['201'], ['100', '202']),
      records([...DE_CHAZAL.training], [...DE_CHAZAL.test]),
    ];
    for (const protocol of protocols) {
      expect(codes(find(index, { protocol }))).toEqual(['protocol same-patient']);
    }
  });

  it('is the point of the patient-specific protocol', () => {
    const protocol: Protocol = {
      ...{ kind: 'patientSpecific', pool: ['100'], test: ['105', '202'] },
      ...{ ownSec: 11, poolPerClass: null, ownTimes: 1 },
    };
    const leaks = find(index, { protocol });
    expect(codes(leaks)).toEqual(['protocol same-patient']);
    expect(leaks[0]!.values).toMatchObject({ persons: 2, tested: 2 });
  });

  it('is not there where persons are kept whole', () => {
    const validation = { validationBy: 'patients' } as const;
    expect(find(index, { protocol: { kind: 'leaveOneOut' }, ...validation })).toEqual([]);
    expect(find(index, { protocol: { kind: 'groupkfold', folds: 3 }, ...validation })).toEqual([]);
    expect(find(index, { protocol: records(['100', '105'], ['201', '202']), ...validation })).toEqual([]);
  });

  it('counts beats that choose the epoch to the training side', () => {
    const three = at([0, 2, 4]);
    const plans = [plan([], [2], [0])];
    expect(one(find(three, { protocol: kfold }, { plans }), 'same-patient')?.values.persons).toBe(1);
    const chosenOnTest = find(
      three,
      { protocol: kfold, bestEpochOn: 'test' },
      { plans: [plan([], [2], [2])] },
    );
    expect(one(chosenOnTest, 'same-patient')).toBeUndefined();
  });
});

describe('windows that overlap across the split', () => {
  const overlaps = (
    index: BeatIndex,
    plans: FoldPlan[],
    change: Partial<TrainSettings> = {},
    cut: Partial<PrepareSettings> = {},
  ) => one(find(index, change, { plans, cut }), 'window-overlap')?.values.beats ?? 0;

  it('are counted test beat by test beat', () => {
    // 0.9 s apart windows touch, but share no sample.
    const index = at([1, 1.9, 2.7, 4, 4.85, 9]);
    expect(overlaps(index, [plan([0, 3], [1, 2, 4, 5])])).toBe(1);
    expect(overlaps(index, [plan([1, 4], [0, 2, 3, 5])])).toBe(2);
    expect(overlaps(index, [plan([1, 4], [0, 2, 3, 5]), plan([0, 3], [1, 2, 4, 5])])).toBe(3);
    expect(overlaps(index, [plan([0], [2, 5], [1])])).toBe(1);
    const leak = one(find(index, {}, { plans: [plan([1, 4], [0, 2, 3, 5])] }), 'window-overlap');
    expect(leak).toMatchObject({ level: 'protocol', values: { beats: 2, tested: 4 } });
    expect(leak!.message).toContain('2 of 4 test beats');
  });

  it('are not found between records', () => {
    const index = { ...at([1, 1.1]), record: Uint16Array.of(0, 1), recordNames: ['100', '101'] };
    expect(overlaps(index, [plan([0], [1])])).toBe(0);
  });

  it('do not ask for beats in the order of time', () => {
    expect(overlaps(at([9, 1.5, 1]), [plan([2], [0, 1])])).toBe(1);
  });

  it('follow the window and reach further with neighbours', () => {
    const index = at([0, 1.5, 3, 4.5, 6, 7.5, 9, 10.5]);
    const plans = [plan([0], [1, 2, 3, 4, 5, 6, 7])];
    expect(overlaps(index, plans)).toBe(0);
    expect(overlaps(index, plans, {}, { window: { beforeSec: 1, afterSec: 1 } })).toBe(1);
    const close = at([0, 0.95]);
    expect(overlaps(close, [plan([0], [1])])).toBe(0);
    expect(overlaps(close, [plan([0], [1])], {}, { align: 'deflection' })).toBe(1);
    // The reach of beat 0 goes to 1.5 + 0.5 s, that of beat 2 begins at 1.5 − 0.4 s, that of beat 3 at 3 − 0.4 s.
    const neighbours = { ...defaultTrainSettings.input, neighbours: true };
    expect(overlaps(index, plans, { input: neighbours })).toBe(2);
    expect(overlaps(index, plans, { network: defaultScalogramChoice })).toBe(2);
  });

  it('reach to the end of the next window in class F by the rule of the tutorial', () => {
    const labels = [3, 0, 0];
    const index = at([0, 1.5, 1.6], '100', labels);
    expect(overlaps(index, [plan([2], [0])])).toBe(0);
    expect(overlaps(index, [plan([2], [0])], {}, { windowRule: 'tutorial' })).toBe(1);
  });

  it('agree with a look at every pair', () => {
    const index = beatIndex({ 100: 80, 105: 60 }, { stepSec: 0.4, seed: 5 });
    const train = settings({ protocol: { kind: 'kfold', folds: 3, stratified: false } });
    const plans = planFolds(index, train);
    let pairs = 0;
    for (const { train: learnt, validation, test } of plans) {
      for (const beat of test) {
        const meets = (other: number) =>
          index.record[beat] === index.record[other] &&
          Math.abs(index.timeSec[beat]! - index.timeSec[other]!) < 0.9 - 1e-9;
        if ([...learnt, ...validation].some(meets)) pairs++;
      }
    }
    expect(pairs).toBeGreaterThan(100);
    expect(overlaps(index, plans, train)).toBe(pairs);
  });
});

describe('faults of method', () => {
  const index = beatIndex({ 100: 200, 105: 200 }, { stepSec: 2 });

  it('come first, then what lies in the protocol, then notes', () => {
    const leaks = find(
      index,
      {
        ...{
          protocol: kfold,
          bestEpochOn: 'test',
          sampling: { kind: 'oversample', ratio: 1, when: 'beforeSplit' },
        },
        input: {
          ...defaultTrainSettings.input,
          beat: true,
          difference: true,
          neighbours: true,
          features: 'whole',
          shape: false,
        },
      },
      { cut: { windowRule: 'tutorial', normalise: 'record' } },
    );
    expect(codes(leaks)).toEqual([
      'fault epoch-on-test',
      'fault oversampled-before-split',
      'fault window-rule',
      'protocol same-patient',
      'protocol window-overlap',
      'note whole-record',
    ]);
    for (const { message } of leaks) expect(message).toMatch(/^[A-Z].*\.$/);
  });

  it('count the test beats of which a copy is learnt from', () => {
    const sampling = { kind: 'oversample', ratio: 1, when: 'beforeSplit' } as const;
    const leaks = find(index, { sampling }, { plans: [plan([0, 0, 1, 5], [0, 2, 5, 9]), plan([9], [1])] });
    const leak = one(leaks, 'oversampled-before-split');
    expect(leak?.values).toEqual({ beats: 2, tested: 5 });
    expect(leak?.message).toContain('2 of the 5 test beats');
  });

  it('are not there where copies stay with their record, or are drawn in training', () => {
    const sampling = { kind: 'oversample', ratio: 1, when: 'beforeSplit' } as const;
    const byRecord = { protocol: { kind: 'leaveOneOut' }, validationBy: 'patients' } as const;
    expect(find(index, { ...byRecord, sampling })).toEqual([]);
    expect(find(index, { ...byRecord, sampling: { ...sampling, when: 'training' } })).toEqual([]);
  });

  it('are told before there are beats', () => {
    const none: BeatIndex = { ...at([]), recordNames: [] };
    const leaks = find(
      none,
      { bestEpochOn: 'test', sampling: { kind: 'oversample', ratio: 1, when: 'beforeSplit' } },
      { plans: [], cut: { windowRule: 'tutorial' } },
    );
    expect(codes(leaks)).toEqual([
      'fault epoch-on-test',
      'fault oversampled-before-split',
      'fault window-rule',
    ]);
  });
});

describe('figures of the whole record', () => {
  const none: BeatIndex = { ...at([]), recordNames: [] };
  const parts = (change: Partial<TrainSettings>, cut: Partial<PrepareSettings> = {}) =>
    one(find(none, change, { plans: [], cut }), 'whole-record')?.values.parts;
  const input = defaultTrainSettings.input;

  it('are named one by one', () => {
    expect(parts({})).toBeUndefined();
    expect(parts({ input: { ...input, features: 'causal', neighbours: true } })).toBeUndefined();
    expect(parts({ input: { ...input, features: 'running', absolute: true } })).toBeUndefined();
    for (const features of ['whole', 'irregularity', 'references'] as const) {
      expect(parts({ input: { ...input, features } })).toBe('rhythm');
    }
    expect(parts({ input: { ...input, difference: true } }, { normalise: 'record' })).toBe(
      'difference,amplitude',
    );
  });

  it('are not those that the scalogram network is not fed', () => {
    const change = { network: defaultScalogramChoice, input: { ...input, difference: true } };
    expect(parts(change)).toBeUndefined();
    expect(parts(change, { normalise: 'record' })).toBe('amplitude');
  });
});

it('every finding has a sentence in both languages: its message, and the same in Chinese', () => {
  const index = beatIndex({ 100: 200, 201: 100, 202: 100 });
  const leaks = [
    ...find(
      index,
      {
        ...{
          protocol: kfold,
          bestEpochOn: 'test',
          sampling: { kind: 'oversample', ratio: 1, when: 'beforeSplit' },
        },
        input: {
          ...defaultTrainSettings.input,
          beat: true,
          difference: true,
          neighbours: true,
          features: 'whole',
          shape: false,
        },
      },
      { cut: { windowRule: 'tutorial', window: { beforeSec: 0.6, afterSec: 0.6 } } },
    ),
    ...find(index, { protocol: records(['100', '201'], ['202']) }),
  ];
  expect(new Set(leaks.map(({ code }) => code)).size).toBe(6);
  for (const { code, values, message } of leaks) {
    expect(words.en.leaks[code](values)).toBe(message);
    const sentence = words.zh.leaks[code](values);
    expect(sentence).toMatch(/\p{Script=Han}.*。$/u);
    expect(sentence).not.toContain('undefined');
    if (code === 'window-overlap') expect(sentence).toContain(String(values.beats));
  }
});

it('sentences group the thousands', () => {
  const values = { beats: 61234, tested: 100672, neighbours: 1 };
  expect(words.en.leaks['window-overlap'](values)).toContain('of 61\u202f234 of 100\u202f672 test beats');
  expect(words.zh.leaks['window-overlap'](values)).toContain('100\u202f672 个测试心搏');
});

describe('persons of several databases', () => {
  const four = (names: string[], recordDatabase: string[]) => ({
    ...beatIndex(Object.fromEntries(names.map((name) => [name, 30])), { stepSec: 2 }),
    recordDatabase,
  });
  const found = (index: BeatIndex, training: string[], test: string[]) =>
    one(find(index, { protocol: { kind: 'databases', training, test, without: [] } }), 'same-patient');

  it('are found on both sides where one database took records from the other', () => {
    const index = four(['m/118', 'm/100', 'n/118e06', 's/800'], ['mitdb', 'mitdb', 'nstdb', 'svdb']);
    expect(found(index, ['mitdb'], ['nstdb'])).toMatchObject({
      level: 'fault',
      values: { persons: 1, records: 'm/118, n/118e06', how: 'records' },
    });
    expect(found(index, ['mitdb'], ['svdb'])).toBeUndefined();
  });

  it('are not, where records of two databases are called alike', () => {
    const alike = four(['a/100', 'b/100', 'a/201', 'b/202'], ['mitdb', 'ward', 'mitdb', 'ward']);
    expect(found(alike, ['mitdb'], ['ward'])).toBeUndefined();
  });

  it('are those of the published division between DS1 and DS2 alone', () => {
    const index = four(['101', '201', '202', '800'], ['mitdb', 'mitdb', 'mitdb', 'svdb']);
    const published = { level: 'protocol', values: { how: 'published' } };
    expect(found(index, ['DS1', 'svdb'], ['DS2'])).toMatchObject(published);
    expect(found(index, ['ds1', 'svdb'], ['ds2'])).toMatchObject(published);
    expect(found(index, ['101', '201'], ['202'])).toMatchObject({ level: 'fault' });
  });
});

describe('what could tell databases apart', () => {
  const index = (recordHz: number[], recordLead: string[]): BeatIndex => {
    const four = beatIndex({ a: 30, b: 30, c: 30, d: 30 }, { stepSec: 2 });
    return { ...four, recordHz, recordLead };
  };
  const split = { protocol: records(['a', 'b'], ['c', 'd']) };
  const leads = ['MLII', 'V1', 'MLII', 'V1'];

  it('is named where tested beats have a rate, a lead or a band that no training beat has', () => {
    const leak = one(
      find(index([360, 360, 128, 360], ['MLII', 'MLII', 'ECG1', 'MLII']), split),
      'databases-apart',
    )!;
    expect(leak).toMatchObject({
      level: 'note',
      values: {
        ...{ rateTrain: '360 Hz', rateTest: '128 Hz', leadTrain: 'MLII', leadTest: 'ECG1' },
        ...{ bandTrain: '0.352–45 Hz', bandTest: '0.25–64 Hz' },
      },
    });
    expect(leak.message).toContain('sampling frequency 128 Hz, in training 360 Hz; lead ECG1');
    expect(words.en.leaks['databases-apart'](leak.values)).toBe(leak.message);
  });

  it('is named by database where that is known', () => {
    const known = { ...index([360, 360, 360, 360], ['MLII', 'MLII', 'MLII', 'MLII']) };
    const inDatabases = (recordDatabase: string[]) =>
      one(find({ ...known, recordDatabase }, split), 'databases-apart');
    const leak = inDatabases(['mitdb', 'incartdb', 'svdb', 'mitdb'])!;
    expect(leak.values).toEqual({ databaseTrain: 'incartdb, mitdb', databaseTest: 'svdb' });
    expect(words.en.leaks['databases-apart'](leak.values)).toBe(leak.message);
    expect(words.zh.leaks['databases-apart'](leak.values)).toContain(
      '数据库：测试 svdb，训练 incartdb, mitdb',
    );
    expect(inDatabases(['mitdb', 'svdb', 'svdb', 'mitdb'])).toBeUndefined();
  });

  it('is not where training has them all, or where nothing is denoised or known', () => {
    expect(codes(find(index([360, 128, 128, 360], leads), split))).toEqual([]);
    const none = { denoise: { ...prepare.denoise, wavelet: 'none' } };
    const undenoised = one(find(index([360, 360, 128, 128], leads), split, { cut: none }), 'databases-apart');
    expect(Object.keys(undenoised!.values)).toEqual(['rateTrain', 'rateTest']);
    const { recordHz: _hz, recordLead: _lead, ...unknown } = index([360, 360, 128, 128], leads);
    expect(codes(find(unknown, split))).toEqual([]);
  });

  it('is not where beats of every record are on both sides', () => {
    expect(codes(find(index([360, 360, 128, 128], leads), { protocol: kfold }))).toEqual([
      'protocol same-patient',
    ]);
  });
});

describe('labels that a network gave', () => {
  const index = beatIndex({ a: 30, b: 30, c: 30, d: 30 }, { stepSec: 2 });
  const train = settings({ protocol: records(['a', 'b'], ['c', 'd']) });
  const labelled = (networkLabelled: string[]) =>
    leakCheck({ index, train, prepare, plans: planFolds(index, train), networkLabelled });

  it.each([
    [['a', 'd'], 'fault', { records: 'd', how: 'tested' }],
    [['a', 'b'], 'protocol', { records: 'a, b', how: 'trained' }],
  ])('of %j are stamped', (names, level, values) => {
    const leak = one(labelled(names), 'network-labels')!;
    expect(leak).toMatchObject({ level, values });
    expect(words.en.leaks['network-labels'](leak.values)).toBe(leak.message);
    expect(words.zh.leaks['network-labels'](leak.values)).toMatch(/网络标记.*。$/);
  });

  it('are none where no such record takes part', () => {
    expect(codes(labelled([]))).toEqual([]);
    expect(codes(labelled(['e']))).toEqual([]);
  });
});

describe('a network that is adapted to the tested record', () => {
  it('is stamped as what follows from the protocol, in words', () => {
    const index = beatIndex({ 100: 30, 105: 30, 208: 30 }, { stepSec: 2 });
    const apart: Partial<TrainSettings> = { protocol: { kind: 'leaveOneOut' }, validationBy: 'patients' };
    expect(find(index, apart)).toEqual([]);
    const [leak] = find(index, { ...apart, adaptation: 'centres' });
    expect(leak).toMatchObject({ code: 'adapted', level: 'protocol' });
    expect(words.en.leaks.adapted({})).toBe(leak!.message);
    expect(words.zh.leaks.adapted({})).toMatch(/不使用标签.*。$/);
  });
});

describe('a network over stretches of beats', () => {
  /** Sees two beats before and two after. */
  const network = { ...defaultContextChoice, dilations: [2], lookAheadBeats: 2 };

  it('sees tested beats beside those that it learns where a record is on both sides', () => {
    const index = beatIndex({ 100: 30, 105: 30, 208: 30 }, { stepSec: 2 });
    const leak = one(find(index, { protocol: kfold, network }), 'tested-beside-learnt');
    expect(leak).toMatchObject({ level: 'note', values: { records: 3 } });
    expect(words.en.leaks[leak!.code](leak!.values)).toBe(leak!.message);
    const apart: Partial<TrainSettings> = { protocol: { kind: 'leaveOneOut' }, validationBy: 'patients' };
    expect(find(index, { ...apart, network })).toEqual([]);
    expect(one(find(index, { protocol: kfold }), 'tested-beside-learnt')).toBeUndefined();
  });

  it('has the windows of the beats that it sees in the input of a beat', () => {
    const index = at([0, 2, 4, 6, 8, 10, 12]);
    const overlaps = (train: number[], test: number[], lookAheadBeats = 2) =>
      one(
        find(
          index,
          { protocol: kfold, network: { ...network, lookAheadBeats } },
          { plans: [plan(train, test)] },
        ),
        'window-overlap',
      )?.values.beats;
    // Each reaches two beats, so that beats four apart meet in the one between them.
    expect(overlaps([0], [4, 5])).toBe(1);
    // The causal one reaches four beats back and none ahead.
    expect(overlaps([0], [4, 5], 0)).toBe(1);
    expect(overlaps([6], [1, 2], 0)).toBe(1);
  });

  it('is told that figures of the whole record are in its input', () => {
    const leak = one(
      find(
        at([0, 2]),
        { network, input: { ...defaultTrainSettings.input, difference: true } },
        { plans: [] },
      ),
      'whole-record',
    );
    expect(leak?.values.parts).toBe('difference');
  });
});
