import { describe, expect, it } from 'vitest';
import { DE_CHAZAL } from '../../../src/beats/recordSets';
import type { Leak } from '../../../src/experiment/plan/types';
import type { Protocol } from '../../../src/experiment/settings/types';
import { makeCapsule } from '../../../src/state/capsule/makeCapsule';
import { predictionColumns } from '../../../src/state/results/predictionColumns';
import { runJson } from '../../../src/state/results/runJson';
import { stampedIn, stampOf, stampsOf } from '../../../src/state/results/stampOf';
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
    const stamp = (leaks: Leak[]) => stampOf(recordRun({ records, leaks }));
    expect(stamp(leaks)).toBe('epoch-on-test+same-patient');
    expect(stamp([...leaks, leaks[0]!])).toBe('epoch-on-test+same-patient');
    expect(stamp([leaks[2]!])).toBe('');
    expect(stamp([])).toBe('');
  });

  it('says how far a stopped run came', () => {
    const train = { epochs: 3, protocol: { kind: 'holdout', testFraction: 0.2, stratified: true } as const };
    const run = recordRun({ records, leaks, train, stoppedAfter: 2 });
    const stamp = 'epoch-on-test+same-patient+stopped-after-epoch-2-of-3';
    expect([stampOf(run), predictionColumns(run).stamp]).toEqual([stamp, stamp]);
    const place = { fold: 1, folds: 1, epoch: 2, epochs: 3, isWithin: false };
    const stopped = { ...place, text: 'stopped after epoch 2 of 3' };
    expect(runJson(run)).toMatchObject({ state: 'stopped', stamp, stopped });
    expect(summariseRun(run).stop).toEqual(place);
    expect(makeCapsule(run, 'browser').stopped).toEqual(stopped);
    const whole = recordRun({ records, train });
    expect(runJson(whole)).toMatchObject({ stopped: null });
    expect([summariseRun(whole).stop, makeCapsule(whole, 'browser').stopped]).toEqual([undefined, undefined]);
  });

  it('says that only a part of the published division was there, as all that is exported does', () => {
    const protocol: Protocol = {
      ...{ kind: 'records', training: [...DE_CHAZAL.training], test: [...DE_CHAZAL.test] },
    };
    const run = recordRun({
      records: { ...records, '101': [3, 1, 0, 1, 2, 0, 0, 0, 0] },
      train: { protocol },
    });
    const part = { training: 1, trainingOf: 22, test: 1, testOf: 22 };
    expect(stampOf(run)).toBe('published-part');
    expect(stampsOf(stampedIn(run))).toEqual([{ code: 'published-part', level: 'protocol', values: part }]);
    expect(runJson(run)).toMatchObject({ stamp: 'published-part', publishedPart: part });
    expect(predictionColumns(run).stamp).toBe('published-part');
    expect(summariseRun(run).part).toEqual(part);
    const turned = { ...protocol, training: protocol.test, test: protocol.training };
    expect(stampOf(recordRun({ records, train: { protocol: turned } }))).toBe('published-part');
    const both = Object.fromEntries(
      [...protocol.training, ...protocol.test].map((name) => [name, [3, 1, 0, 1]]),
    );
    expect(stampOf(recordRun({ records: both, classCount: 2, train: { protocol } }))).toBe('');
    const own: Protocol = { kind: 'records', training: ['101'], test: ['100'] };
    expect(stampOf(recordRun({ records, train: { protocol: own } }))).toBe('');
  });

  it('is on everything exported from it', () => {
    const run = recordRun({ records, leaks });
    expect(runJson(run)).toMatchObject({ stamp: 'epoch-on-test+same-patient', leaks });
    expect(predictionColumns(run).stamp).toBe('epoch-on-test+same-patient');
    expect(summariseRun(run).leaks).toBe(leaks);
    expect(predictionColumns(recordRun({ records })).stamp).toBe('');
  });
});
