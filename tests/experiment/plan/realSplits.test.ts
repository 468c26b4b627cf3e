import { expect, it } from 'vitest';
import { CLASS_Q, classOf, countLabels, PACED_RECORDS } from '../../../src/beats';
import { defaultPrepareSettings } from '../../../src/beats/defaults';
import { DE_CHAZAL } from '../../../src/beats/recordSets';
import type { BeatIndex } from '../../../src/beats/types';
import { leakCheck } from '../../../src/experiment/plan/leakCheck';
import { planFolds } from '../../../src/experiment/plan/planFolds';
import { defaultTrainSettings } from '../../../src/experiment/settings/defaults';
import type { TrainSettings } from '../../../src/experiment/settings/types';
import { readAnnotations } from '../../../src/wfdb';
import { describeWithShared } from '../../shared';

const MIT_BIH_HZ = 360;

describeWithShared('the splits of MIT-BIH', (shared) => {
  /** Every annotated beat of a class, by annotation files alone. */
  function readIndex(names: readonly string[]): BeatIndex {
    const beats = names.flatMap((name, record) => {
      const { sample, symbol, count } = readAnnotations(
        shared.bytes('data', 'mitdb', `${name}.atr`),
        `${name}.atr`,
      );
      return Array.from({ length: count }, (_, i) => ({
        record,
        timeSec: sample[i]! / MIT_BIH_HZ,
        label: classOf(symbol[i]!),
      }));
    });
    const known = beats.filter(({ label }) => label !== undefined && label < CLASS_Q);
    return {
      labels: Uint8Array.from(known, ({ label }) => label!),
      record: Uint16Array.from(known, ({ record }) => record),
      recordNames: names,
      timeSec: Float64Array.from(known, ({ timeSec }) => timeSec),
    };
  }
  const names: string[] = [...DE_CHAZAL.training, ...DE_CHAZAL.test].sort();
  const index = readIndex(names);
  const countsOf = (beats: Int32Array) =>
    countLabels(
      Uint8Array.from(beats, (beat) => index.labels[beat]!),
      4,
    );
  const settings = (change: Partial<TrainSettings>): TrainSettings => ({
    ...defaultTrainSettings,
    ...change,
  });
  const published: TrainSettings['protocol'] = {
    ...{ kind: 'records', training: [...DE_CHAZAL.training], test: [...DE_CHAZAL.test] },
  };

  it('are de Chazal’s counts: 51 thousand beats in one half, 49.7 thousand in the other', () => {
    const [plan] = planFolds(index, settings({ protocol: published, validationFraction: 0 }));
    // Without Q; as in the tables of studies that keep to the annotations of PhysioNet.
    expect(countsOf(plan!.train)).toEqual([45866, 944, 3788, 415]);
    expect(countsOf(plan!.test)).toEqual([44259, 1837, 3221, 388]);
    expect(PACED_RECORDS.some((name) => names.includes(name))).toBe(false);
  });

  it('hold whole persons, and validation that has every class', () => {
    const [plan] = planFolds(
      index,
      settings({ protocol: published, validationBy: 'patients', validationFraction: 0.2 }),
    );
    const { train, validation } = plan!;
    const records = (beats: Int32Array) => new Set(beats.map((beat) => index.record[beat]!));
    expect([...records(train)].filter((record) => records(validation).has(record))).toEqual([]);
    const [learnt, chosen] = [countsOf(train), countsOf(validation)];
    // 208 holds nine tenths of F and 232 does of SVEB in the other half: persons cannot be dealt more evenly.
    for (const [label, count] of chosen.entries()) expect(count / (count + learnt[label]!)).toBeLessThan(0.5);
    expect(Math.abs(validation.length / (validation.length + train.length) - 0.2)).toBeLessThan(0.1);
  });

  it('leak what is known of them: 201 and 202 are one person, shuffled beats are everybody’s', () => {
    const leaksOf = (change: Partial<TrainSettings>) => {
      const train = settings(change);
      return leakCheck({ index, plans: planFolds(index, train), prepare: defaultPrepareSettings, train });
    };
    const [one, ...more] = leaksOf({ protocol: published, validationBy: 'patients' });
    expect(one).toMatchObject({ code: 'same-patient', level: 'protocol', values: { records: '201, 202' } });
    expect(more).toEqual([]);
    const [shuffled, overlap] = leaksOf({});
    expect(shuffled).toMatchObject({ level: 'protocol', values: { persons: 43, tested: 43 } });
    expect(overlap).toMatchObject({ code: 'window-overlap', values: { tested: 100_718 } });
    expect(Number(overlap!.values.beats)).toBeGreaterThan(60_000);
    expect(leaksOf({ protocol: { kind: 'leaveOneOut' }, validationBy: 'patients' })).toEqual([]);
    expect(leaksOf({ protocol: { kind: 'groupkfold', folds: 5 }, validationBy: 'patients' })).toEqual([]);
  });

  it('give every group fold each class', () => {
    const plans = planFolds(index, settings({ protocol: { kind: 'groupkfold', folds: 5 } }));
    const sizes = plans.map(({ test }) => test.length);
    expect(sizes.reduce((sum, size) => sum + size)).toBe(100_718);
    for (const { test } of plans) expect(Math.min(...countsOf(test))).toBeGreaterThan(0);
    expect(Math.max(...sizes) / Math.min(...sizes)).toBeLessThan(1.6);
  });

  it('leave the last 25 minutes of each record to a patient-specific test', () => {
    const plans = planFolds(
      index,
      settings({
        protocol: {
          ...{ kind: 'patientSpecific', pool: [...DE_CHAZAL.training], test: [...DE_CHAZAL.test] },
          ...{ ownSec: 300, poolPerClass: null, ownTimes: 1 },
        },
      }),
    );
    expect(plans).toHaveLength(22);
    const tested = plans.reduce((sum, { test }) => sum + test.length, 0);
    const late = [...index.labels.keys()].filter((beat) => {
      const isTest = DE_CHAZAL.test.includes(names[index.record[beat]!]!);
      return isTest && index.timeSec[beat]! >= 300;
    });
    expect(tested).toBe(late.length);
  });
});
