import { expect, it } from 'vitest';
import { packSignals } from '../../src/wfdb';
import { openSource } from '../../src/workers/records/openSource';
import { dropFiles } from './fieldRecords';

it("PTB-XL+'s headers, which name folders, find the signals beside them", async () => {
  const header = [
    'ge_median_beats_wfdb/00001_medians 2 500 3',
    'ge_median_beats_wfdb/00001_medians.dat 32 1000(0)/mV 32 0 0 0 0 I',
    'ge_median_beats_wfdb/00001_medians.dat 32 1000(500)/mV 32 0 0 0 0 II',
  ].join('\n');
  const file = (end: string, content: BlobPart) => ({
    name: `00001_medians.${end}`,
    path: `12sl/00000/00001_medians.${end}`,
    blob: new Blob([content]),
  });
  const signals = packSignals(
    [
      [1000, 2000, 3000],
      [500, 0, -500],
    ],
    32,
  );
  const { facts, sources } = await dropFiles([file('hea', header), file('dat', signals)]);
  expect(facts).toMatchObject([{ name: '00001_medians', samplingHz: 500, lengthSamples: 3 }]);
  const part = await (await openSource(sources[0]!)).read();
  expect(part.signals.map(({ samples }) => [...samples])).toEqual([
    [1, 2, 3],
    [0, -0.5, -1],
  ]);
});
