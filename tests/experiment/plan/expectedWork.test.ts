import { describe, expect, it } from 'vitest';
import { sumOf } from '../../../src/base/sumOf';
import { expectedWork } from '../../../src/experiment/plan/expectedWork';
import { planFolds } from '../../../src/experiment/plan/planFolds';
import { sampledCounts } from '../../../src/experiment/plan/samplingOrder';
import { initialProtocol, PROTOCOLS, type ProtocolKind } from '../../../src/experiment/protocols';
import { defaultTrainSettings } from '../../../src/experiment/settings/defaults';
import type { Protocol, TrainSettings } from '../../../src/experiment/settings/types';
import { beatIndex } from '../../beats/beatIndex';

const SIZES = { '100': 900, '101': 400, '105': 700, '106': 500, '103': 800, '111': 600 };
const recordDatabase = ['mitdb', 'mitdb', 'svdb', 'mitdb', 'svdb', 'mitdb'];
const index = { ...beatIndex(SIZES), recordDatabase };
const countsOf = (beats: Iterable<number>) => {
  const counts = [0, 0, 0, 0];
  for (const beat of beats) counts[index.labels[beat]!]!++;
  return counts;
};
const records = index.recordNames.map((name, record) => ({
  name,
  database: recordDatabase[record]!,
  counts: countsOf([...index.record.keys()].filter((beat) => index.record[beat] === record)),
  durationSec: SIZES[name as keyof typeof SIZES],
}));

/** The same numbers, counted in the plans themselves. */
function planned(settings: TrainSettings) {
  const plans = planFolds(index, settings);
  const { epochs, sampling } = settings;
  const used = sampling.when === 'training' ? sampling : { ...sampling, kind: 'none' as const };
  return {
    trained: epochs * sumOf(plans.map(({ train }) => sumOf(sampledCounts(countsOf(train), used)))),
    classified: sumOf(plans.map(({ validation, test }) => epochs * validation.length + test.length)),
  };
}

const own: Partial<Record<ProtocolKind, Partial<Protocol>>> = {
  records: { training: ['101', '106', '999'], test: ['100', '103'] } as Partial<Protocol>,
  patientSpecific: {
    ...{ pool: ['101', '106'], test: ['100', '103'], ownSec: 100, ownTimes: 5, poolPerClass: 300 },
  } as Partial<Protocol>,
  groupkfold: { folds: 3 },
  databases: { training: ['mitdb'], test: ['svdb'], without: ['100'] } as Partial<Protocol>,
  halves: { training: ['mitdb'], test: ['mitdb', 'svdb'] } as Partial<Protocol>,
};
const protocols = (Object.keys(PROTOCOLS) as ProtocolKind[]).map(
  (kind) => ({ ...initialProtocol(kind), ...own[kind] }) as Protocol,
);

describe('the work that is expected of a run', () => {
  for (const protocol of protocols) {
    for (const [name, change] of [
      ['all beats', {}],
      ['a sample', { maxBeats: 1000 }],
      ['no validation', { validationFraction: 0 }],
      ['the best epoch on test', { bestEpochOn: 'test' }],
      ['rare classes repeated', { sampling: { kind: 'oversample', ratio: 1, when: 'training' } }],
    ] as [string, Partial<TrainSettings>][]) {
      it(`is within a seventh of what is planned: ${protocol.kind}, ${name}`, () => {
        const settings = { ...defaultTrainSettings, protocol, ...change };
        const exact = planned(settings);
        const expected = expectedWork(settings, records);
        expect(expected.trained / exact.trained).toBeGreaterThan(0.86);
        expect(expected.trained / exact.trained).toBeLessThan(1.14);
        expect(Math.abs(expected.classified - exact.classified)).toBeLessThan(0.1 * exact.trained);
      });
    }
  }

  it('is nothing without records', () => {
    for (const protocol of protocols) {
      expect(expectedWork({ ...defaultTrainSettings, protocol }, [])).toEqual({ trained: 0, classified: 0 });
    }
  });
});
