import { describe, expect, it } from 'vitest';
import type { Leak } from '../../../src/experiment/plan/types';
import { predictionColumns } from '../../../src/state/results/predictionColumns';
import { runJson } from '../../../src/state/results/runJson';
import { stampOf } from '../../../src/state/results/stampOf';
import { summariseRun } from '../../../src/state/results/summariseRun';
import { recordRun } from './recordRun';

const leak = (code: Leak['code'], level: Leak['level']): Leak => ({
  ...{ code, level },
  message: `Told of ${code}.`,
  values: {},
});
const leaks = [
  leak('epoch-on-test', 'fault'),
  leak('same-patient', 'protocol'),
  leak('whole-record', 'note'),
];
const records = { '100': [3, 1, 0, 1, 2, 0, 0, 0, 0] };

describe('the stamp of a run', () => {
  it('names faults and properties of the protocol, each once, and no notes', () => {
    expect(stampOf(leaks)).toBe('epoch-on-test+same-patient');
    expect(stampOf([...leaks, leaks[0]!])).toBe('epoch-on-test+same-patient');
    expect(stampOf([leaks[2]!])).toBe('');
    expect(stampOf([])).toBe('');
  });

  it('is on everything exported from it', () => {
    const run = recordRun({ records, leaks });
    expect(runJson(run)).toMatchObject({ stamp: 'epoch-on-test+same-patient', leaks });
    expect(predictionColumns(run).stamp).toBe('epoch-on-test+same-patient');
    expect(summariseRun(run).leaks).toBe(leaks);
    expect(predictionColumns(recordRun({ records })).stamp).toBe('');
  });
});
