import { expect, it } from 'vitest';
import { faultSums } from '../../../src/state/records/faultSums';
import type { ViewData } from '../../../src/state/types';

it('faults of a window are added up by lead and kind', () => {
  const lead = (name: string, faults: ViewData['leads'][number]['faults']) =>
    ({ name, faults }) as ViewData['leads'][number];
  const leads = [
    lead('I', [
      { startSec: 0, endSec: 5, kind: 'flat' },
      { startSec: 6, endSec: 7, kind: 'missing' },
      { startSec: 9, endSec: 20, kind: 'flat' },
    ]),
    lead('II', [{ startSec: 30, endSec: 31, kind: 'clipped' }]),
  ];
  expect(faultSums({ leads }, { startSec: 2, endSec: 10 })).toEqual([
    { lead: 'I', kind: 'missing', sec: 1 },
    { lead: 'I', kind: 'flat', sec: 4 },
  ]);
  expect(faultSums({ leads }, { startSec: 21, endSec: 29 })).toEqual([]);
});
