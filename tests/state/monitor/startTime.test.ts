import { expect, it } from 'vitest';
import { dateOf, nameAt, wfdbTime } from '../../../src/state/monitor/startTime';

it('names a recording by its local time, and writes and reads that as a WFDB header has it', () => {
  const date = new Date(2026, 10, 1, 9, 5, 30);
  expect(nameAt(date)).toBe('live_20261101_090530');
  expect(wfdbTime(date)).toBe('09:05:30 01/11/2026');
  expect(dateOf(wfdbTime(date))).toEqual(date);
});
