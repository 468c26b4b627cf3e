import { expect, it } from 'vitest';
import { leadNames } from '../../../src/state/records/leadNames';
import type { RecordEntry } from '../../../src/state/types';

it('leads to choose from are those of which beats can be cut, and the chosen one', () => {
  const record = (...leads: [string, string][]) =>
    ({ leads: leads.map(([name, units]) => ({ name, units })) }) as RecordEntry;
  const records = [
    record(['RESP', 'mV'], ['V5', 'mV']),
    record(['ABP', 'mmHg'], ['lead 2', 'uV'], ['V5', 'mV']),
  ];
  expect(leadNames({ records })).toEqual(['V5', 'lead 2']);
  expect(leadNames({ records }, 'RESP')).toEqual(['RESP', 'V5', 'lead 2']);
});
