import { describe, expect, it } from 'vitest';
import { ALARM_RULES } from '../../../src/live/settings';
import { readMonitorChoices } from '../../../src/state/monitor/readChoices';
import { INITIAL_CHOICES, type MonitorChoices } from '../../../src/state/monitor/types';

describe('stored choices of Monitor', () => {
  it('are what was chosen', () => {
    const chosen: MonitorChoices = {
      ...{ source: 'serial', recordId: '100', speed: 20, networkId: 'run', detector: 'lab', notchHz: 0 },
      ...{ samplingHz: 500, unitsPerMv: 100, baudRate: 9600, socketPort: 9000, isHeard: true },
      rules: { ...ALARM_RULES, pause: { on: false, limit: 2.5 } },
    };
    expect(readMonitorChoices(structuredClone(chosen))).toEqual(chosen);
    // None that can be chosen is forgotten.
    expect(Object.keys(chosen).sort()).toEqual(Object.keys(INITIAL_CHOICES).sort());
  });

  it('keep the detector of versions in which it was the usual one', () => {
    expect(INITIAL_CHOICES.detector).not.toBe('panTompkins');
    const stored = { ...INITIAL_CHOICES, detector: 'panTompkins' };
    expect(readMonitorChoices(structuredClone(stored))).toEqual(stored);
  });

  it('are the usual ones where this version does not know or allow them', () => {
    const usual = [undefined, null, 5, {}, { rules: [] }];
    for (const stored of usual) expect(readMonitorChoices(stored)).toEqual(INITIAL_CHOICES);
    const odd = {
      ...{ source: 'cable', recordId: 7, speed: 3, networkId: {}, detector: '', notchHz: 55 },
      ...{ samplingHz: 20, unitsPerMv: 0, baudRate: 1, socketPort: Number.NaN, isHeard: 'yes' },
      rules: { ...ALARM_RULES, pause: { on: 'no', limit: 100 }, tachycardia: { on: false }, new: {} },
    };
    expect(readMonitorChoices(odd)).toEqual({
      ...INITIAL_CHOICES,
      rules: { ...ALARM_RULES, tachycardia: { on: false, limit: ALARM_RULES.tachycardia.limit } },
    });
  });
});
