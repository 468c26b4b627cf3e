import { describe, expect, it } from 'vitest';
import { initialOf } from '../../../src/base/settings/complete';
import { faultsOf } from '../../../src/base/settings/faults';
import { DE_CHAZAL } from '../../../src/beats/recordSets';
import { planFolds } from '../../../src/experiment/plan/planFolds';
import {
  dealsRecords,
  declarationOf,
  initialProtocol,
  PROTOCOL,
  PROTOCOLS,
  type ProtocolKind,
} from '../../../src/experiment/protocols';
import { defaultTrainSettings } from '../../../src/experiment/settings/defaults';
import { trainSettingsProblems } from '../../../src/experiment/settings/trainSettingsProblems';
import type { Protocol } from '../../../src/experiment/settings/types';
import { beatIndex } from '../../beats/beatIndex';

const kinds = Object.keys(PROTOCOLS) as ProtocolKind[];
const names = [...DE_CHAZAL.training.slice(0, 4), ...DE_CHAZAL.test.slice(0, 4)];
const index = beatIndex(Object.fromEntries(names.map((name) => [name, 400])));

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
    expect((['leaveOneOut', 'patientSpecific'] as const).map(foldsOf)).toEqual([undefined, undefined]);
  });
});
