import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patientOf } from '../../../src/beats/patients';
import type { BeatIndex } from '../../../src/beats/types';
import { type FoldPlan, planFolds } from '../../../src/experiment/plan/planFolds';
import { defaultTrainSettings } from '../../../src/experiment/settings/defaults';
import type { Protocol, TrainSettings } from '../../../src/experiment/settings/types';
import { beatIndex, namesOf } from '../../beats/beatIndex';
import { storeOf, syntheticBeats } from '../../training/syntheticBeats';

const settings = (change: Partial<TrainSettings>): TrainSettings => ({ ...defaultTrainSettings, ...change });
const indexOf = (counts: number[]) => storeOf(syntheticBeats(counts, 1)).index();
const sorted = (...parts: Int32Array[]) => parts.flatMap((part) => [...part]).sort((a, b) => a - b);
const kfold = (folds: number, stratified = true): Protocol => ({ kind: 'kfold', folds, stratified });
const holdout = (testFraction: number, stratified = true): Protocol => ({
  ...{ kind: 'holdout', testFraction, stratified },
});

describe('the plan of shuffled beats', () => {
  const counts = fc.array(fc.integer({ min: 5, max: 60 }), { minLength: 2, maxLength: 5 });
  const protocol = fc.oneof(
    fc.tuple(fc.integer({ min: 2, max: 5 }), fc.boolean()).map(([folds, is]) => kfold(folds, is)),
    fc
      .tuple(fc.double({ min: 0.1, max: 0.5, noNaN: true }), fc.boolean())
      .map(([part, is]) => holdout(part, is)),
  );

  it('has every beat in exactly one part of each fold, and tests every beat once over the folds', () => {
    fc.assert(
      fc.property(counts, protocol, fc.nat(), (sizes, chosen, seed) => {
        const index = indexOf(sizes);
        const plans = planFolds(index, settings({ protocol: chosen, seed, validationFraction: 0.2 }));
        const all = Array.from(index.labels.keys());
        for (const { train, validation, test } of plans) {
          expect(sorted(train, validation, test)).toEqual(all);
          expect(validation.length).toBeGreaterThan(0);
        }
        if (chosen.kind === 'kfold') {
          expect(plans.length).toBe(chosen.folds);
          expect(sorted(...plans.map(({ test }) => test))).toEqual(all);
        } else {
          expect(plans.length).toBe(1);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('deals stratified folds as it always did: checkpoints of earlier versions go on with the same beats', () => {
    const index = indexOf([12, 5, 3]);
    const [first, second] = planFolds(index, settings({ protocol: kfold(3), seed: 3 }));
    expect([...first!.test]).toEqual([3, 5, 7, 13, 16, 18, 19]);
    expect([...second!.validation]).toEqual([5, 13, 18]);
    const [only] = planFolds(index, settings({ protocol: holdout(0.3), seed: 3, maxBeats: 16 }));
    expect([...only!.test]).toEqual([4, 5, 14, 15, 17]);
  });

  it('depends on the seed and on nothing else', () => {
    const index = indexOf([60, 30, 10]);
    expect(planFolds(index, settings({ seed: 3 }))).toEqual(
      planFolds(index, settings({ seed: 3, epochs: 99 })),
    );
    expect(planFolds(index, settings({ seed: 3 }))[0]!.test).not.toEqual(
      planFolds(index, settings({ seed: 4 }))[0]!.test,
    );
  });

  it('keeps the test beats where they are when the validation part changes', () => {
    const index = indexOf([60, 30, 10]);
    const tests = (change: Partial<TrainSettings>) =>
      planFolds(index, settings(change)).map(({ test }) => test);
    expect(tests({ validationFraction: 0.3 })).toEqual(tests({ validationFraction: 0 }));
    expect(tests({ bestEpochOn: 'test' })).toEqual(tests({}));
  });

  it('draws a stratified sample where it is asked for, still as indices into the whole set', () => {
    const index = indexOf([500, 100, 60]);
    const plans = planFolds(index, settings({ maxBeats: 200 }));
    const used = new Set(sorted(...plans.map(({ test }) => test)));
    expect(used.size).toBe(200);
    const inSample = [...used].map((beat) => index.labels[beat]!);
    for (const k of [0, 1, 2])
      expect(inSample.filter((label) => label === k).length).toBeGreaterThanOrEqual(50);
    expect(Math.max(...used)).toBeGreaterThan(200);
  });

  it('has no validation part where none is asked for', () => {
    for (const { validation } of planFolds(indexOf([20, 20]), settings({ validationFraction: 0 }))) {
      expect(validation.length).toBe(0);
    }
  });

  it('chooses the epoch on the test beats where that is asked for, and learns from all others', () => {
    const index = indexOf([60, 20]);
    for (const { train, validation, test } of planFolds(index, settings({ bestEpochOn: 'test' }))) {
      expect(validation).toEqual(test);
      expect(sorted(train, test)).toEqual(Array.from(index.labels.keys()));
    }
  });
});

const SIZES = { 100: 40, 105: 60, 119: 30, 201: 50, 202: 45, 208: 70, 213: 25, 230: 55 };
const index = beatIndex(SIZES);
const personsOf = (beats: Int32Array) => new Set(namesOf(index, beats).map((name) => patientOf(name)));
const shared = (a: Int32Array, b: Int32Array) => [...personsOf(a)].filter((name) => personsOf(b).has(name));
const patientSpecific = (change: object = {}): Protocol => ({
  ...{ kind: 'patientSpecific', pool: ['100', '105', '119', '201'], test: ['202', '208', '213'] },
  ...{ ownSec: 10, poolPerClass: null, ownTimes: 1, ...change },
});
const timesIn = (beats: Int32Array) => {
  const times = new Map<number, number>();
  for (const beat of beats) times.set(beat, (times.get(beat) ?? 0) + 1);
  return times;
};

describe('the plan of whole records and persons', () => {
  const byPatients = (protocol: Protocol, seed = 1) =>
    planFolds(index, settings({ protocol, seed, validationBy: 'patients', validationFraction: 0.2 }));

  it.each<Protocol>([
    { kind: 'leaveOneOut' },
    { kind: 'groupkfold', folds: 3 },
    { kind: 'records', training: ['100', '105', '119', '201', '213'], test: ['208', '230'] },
  ])('has no person on two of its three sides: %o', (protocol) => {
    for (const seed of [1, 2, 3]) {
      for (const { train, validation, test } of byPatients(protocol, seed)) {
        expect(Math.min(train.length, validation.length, test.length)).toBeGreaterThan(0);
        expect(shared(train, validation)).toEqual([]);
        expect(shared(train, test)).toEqual([]);
        expect(shared(validation, test)).toEqual([]);
      }
    }
  });

  it('tests every record once where each is left out once, in order', () => {
    const plans = byPatients({ kind: 'leaveOneOut' });
    expect(plans.map(({ test }) => namesOf(index, test))).toEqual(Object.keys(SIZES).map((name) => [name]));
    expect(sorted(...plans.map(({ test }) => test))).toEqual(Array.from(index.labels.keys()));
  });

  it('leaves records in neither list out, and folds without test beats', () => {
    const [plan, ...more] = byPatients({
      kind: 'records',
      training: ['100', '105', '119'],
      test: ['230', '999'],
    });
    expect(more).toEqual([]);
    expect(namesOf(index, plan!.test)).toEqual(['230']);
    expect(new Set([...namesOf(index, plan!.train), ...namesOf(index, plan!.validation)]).size).toBe(3);
    expect(byPatients({ kind: 'records', training: ['100'], test: ['999'] })).toEqual([]);
    expect(byPatients({ kind: 'groupkfold', folds: 20 })).toHaveLength(7);
  });

  it('takes validation from shuffled beats where there are fewer than three persons', () => {
    const [plan] = byPatients({ kind: 'records', training: ['201', '202', '100'], test: ['230'] });
    expect(plan!.validation.length).toBeGreaterThan(0);
    expect(shared(plan!.train, plan!.validation)).not.toEqual([]);
    expect(sorted(plan!.train, plan!.validation)).toHaveLength(135);
  });
});

describe('the patient-specific plan', () => {
  const plan = (change: object = {}, more: Partial<TrainSettings> = {}) =>
    planFolds(index, settings({ protocol: patientSpecific(change), ...more }));

  it('learns from the pool and the own beats, as often as said, and tests the rest of the record', () => {
    const plans = plan({ ownTimes: 4 });
    expect(plans.map(({ test }) => namesOf(index, test))).toEqual([['202'], ['208'], ['213']]);
    expect(plans.map(({ test }) => test.length)).toEqual([35, 60, 15]);
    for (const { train, validation, test } of plans) {
      const own = index.record[test[0]!]!;
      for (const [beat, times] of timesIn(train)) expect(times).toBe(index.record[beat] === own ? 4 : 1);
      const learnable = [...index.labels.keys()].filter((beat) => {
        const name = index.recordNames[index.record[beat]!]!;
        const isPool = ['100', '105', '119', '201'].includes(name) && !personsOf(test).has(patientOf(name));
        return isPool || (index.record[beat] === own && index.timeSec[beat]! < 10);
      });
      expect([...new Set(sorted(train, validation))]).toEqual(learnable);
      for (const beat of [...train, ...validation]) {
        if (index.record[beat] === own) expect(index.timeSec[beat]!).toBeLessThan(10);
      }
      const learnt = new Set([...train, ...validation]);
      expect([...test].some((beat) => learnt.has(beat))).toBe(false);
    }
    // 202 is the person of 201, which is in the pool: not for this fold.
    expect(namesOf(index, plans[0]!.train)).not.toContain('201');
    expect(namesOf(index, plans[1]!.train)).toContain('201');
  });

  it('takes whole persons of the pool for validation, never the record itself', () => {
    for (const { train, validation, test } of plan(
      {},
      { validationBy: 'patients', validationFraction: 0.3 },
    )) {
      expect(validation.length).toBeGreaterThan(0);
      expect(shared(validation, test)).toEqual([]);
      expect(shared(validation, train)).toEqual([]);
      expect([...train].filter((beat) => index.record[beat] === index.record[test[0]!])).toHaveLength(10);
    }
  });

  it('has no fold for a record that ends before its own part does', () => {
    expect(plan({ ownSec: 40 }).map(({ test }) => namesOf(index, test)[0])).toEqual(['202', '208']);
    expect(plan({ ownSec: 1000 })).toEqual([]);
  });
});

describe('sampling before the split', () => {
  const sampledBefore = (kind: 'oversample' | 'undersample', change: Partial<TrainSettings> = {}) =>
    settings({ sampling: { kind, ratio: 1, when: 'beforeSplit' }, validationFraction: 0.2, ...change });
  const rare = indexOf([300, 20, 10]);
  const testedIn = (plans: FoldPlan[]) => sorted(...plans.map(({ test }) => test));

  it('puts copies of tested beats on the training side, yet tests and validates each beat once', () => {
    const plans = planFolds(rare, sampledBefore('oversample'));
    expect(testedIn(plans)).toEqual(Array.from(rare.labels.keys()));
    for (const { train, validation, test } of plans) {
      expect(new Set(validation).size).toBe(validation.length);
      const learnt = timesIn(train);
      const rareTested = [...test].filter((beat) => rare.labels[beat]! > 0);
      expect(rareTested.every((beat) => learnt.has(beat))).toBe(true);
      const commonTested = [...test].filter((beat) => rare.labels[beat] === 0);
      expect(commonTested.some((beat) => learnt.has(beat))).toBe(false);
      // Four fifths of 3 · 300 places are learnt from, a fifth of which is set aside.
      expect(train.length).toBe(3 * 192);
    }
  });

  it('puts no copy on both sides where whole records are dealt', () => {
    const protocol: Protocol = { kind: 'groupkfold', folds: 3 };
    const plans = planFolds(index, sampledBefore('oversample', { protocol }));
    expect(testedIn(plans)).toEqual(Array.from(index.labels.keys()));
    for (const { train, test } of plans) {
      const learnt = timesIn(train);
      expect([...test].some((beat) => learnt.has(beat))).toBe(false);
      expect(train.length).toBeGreaterThan(learnt.size);
    }
  });

  it('leaves beats out where it draws fewer', () => {
    const plans = planFolds(rare, sampledBefore('undersample'));
    const tested = testedIn(plans);
    expect(tested).toHaveLength(30);
    expect(new Set(tested).size).toBe(30);
  });

  it('is not done where it is to be done in training', () => {
    const change = { sampling: { kind: 'oversample', ratio: 1, when: 'training' } } as const;
    expect(planFolds(rare, settings(change))).toEqual(planFolds(rare, settings({})));
  });
});

it('a plan depends on beats alone, not on records without any', () => {
  const with0: BeatIndex = {
    ...index,
    recordNames: ['empty', ...index.recordNames],
    record: index.record.map((place) => place + 1),
  };
  for (const protocol of [
    { kind: 'leaveOneOut' },
    { kind: 'groupkfold', folds: 3 },
    patientSpecific(),
  ] as const) {
    const change = settings({ protocol, validationBy: 'patients' });
    expect(planFolds(with0, change)).toEqual(planFolds(index, change));
  }
});

describe('the plan by earlier beats', () => {
  const protocols: Protocol[] = [
    { kind: 'kfold', folds: 3, stratified: true },
    { kind: 'groupkfold', folds: 3 },
    patientSpecific({ ownTimes: 2 }),
  ];
  const given = (protocol: Protocol) => settings({ protocol, maxBeats: 200, validationFraction: 0.2 });
  // Every seventh beat has another class now, every eleventh is gone, and one is new.
  const there = Array.from(index.labels.keys()).filter((beat) => beat % 11 !== 5);
  const nearest = Int32Array.from([...there.slice(0, 40), there[39]!, ...there.slice(40)]);
  const edited = {
    ...index,
    labels: Uint8Array.from(nearest, (beat) => (beat % 7 === 0 ? 2 : index.labels[beat]!)),
    record: Uint16Array.from(nearest, (beat) => index.record[beat]!),
    timeSec: Float64Array.from(nearest, (beat) => index.timeSec[beat]!),
  };

  it.each(protocols)('puts each beat where the one went that stands for it: %o', (protocol) => {
    const expected = planFolds(index, given(protocol));
    const plans = planFolds({ ...edited, dealtBy: { index, nearest } }, given(protocol));
    expect(plans).toHaveLength(expected.length);
    for (const [fold, plan] of plans.entries()) {
      for (const side of ['train', 'validation', 'test'] as const) {
        const times = timesIn(expected[fold]![side]);
        const now = timesIn(plan[side]);
        for (const [beat, row] of nearest.entries()) expect(now.get(beat)).toBe(times.get(row));
        expect([...plan[side]]).toEqual([...plan[side]].sort((a, b) => a - b));
      }
    }
    // By their own labels they would go elsewhere, at least where classes are dealt.
    if (protocol.kind === 'kfold') expect(planFolds(edited, given(protocol))).not.toEqual(plans);
  });

  it('is the same if the earlier beats are the same', () => {
    const own = Int32Array.from(index.labels.keys());
    for (const protocol of protocols)
      expect(planFolds({ ...index, dealtBy: { index, nearest: own } }, given(protocol))).toEqual(
        planFolds(index, given(protocol)),
      );
  });
});
