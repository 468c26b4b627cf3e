import { expect, it } from 'vitest';
import { runAnnotators } from '../../../src/state/results/runAnnotators';

const record = (...names: string[]) => ({
  name: names[0]!,
  synthetic: false,
  files: names.map((name) => ({ name, sha256: '' })),
});

it('says whose beats a run stands on', () => {
  const records = [
    record('100.hea', '100.dat', '100.found'),
    record('101.hea', '101.dat', '101.atr'),
    record('102.hea', '102.dat', '102.atr'),
    record('s.edf'),
    record('p.hea', 'p.dat', 'p.xyz'),
  ];
  expect(runAnnotators({ records })).toEqual([
    { name: 'atr', records: 2 },
    { name: 'edf', records: 1 },
    { name: 'found', records: 1 },
  ]);
});
