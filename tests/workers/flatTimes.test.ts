import { expect, it } from 'vitest';
import { flatStretches } from '../../src/signal/flatStretches';
import { inspectRecord } from '../../src/workers/records/inspectRecord';
import { describeWithShared } from '../shared';
import { dropFiles, filesIn, writtenRecord } from './fieldRecords';

const HZ = 250;

/** Three hours: several chunks are read. */
const wave = () => Float32Array.from({ length: 3 * 3600 * HZ }, (_, i) => Math.sin(i / 20));

it('says how long a lead is flat, also where chunks meet', async () => {
  const signal = wave();
  const spots = [0, 17 * HZ, 2 ** 19 - HZ / 2, 2 ** 20 - 3 * HZ, 2 ** 21 + 100, signal.length - 2 * HZ];
  for (const at of spots) signal.fill(signal[at]!, at, at + 1.5 * HZ);
  const expected = flatStretches(signal, HZ, 0.012).reduce((sum, { from, to }) => sum + to - from, 0) / HZ;
  const { flat } = await inspectRecord(await writtenRecord('spots', signal));
  expect(expected).toBeCloseTo(spots.length * 1.5, 0);
  expect(flat).toEqual([{ lead: 'MLII', sec: expected }]);
});

it('says nothing of a lead that is not, nor of what is no ECG', async () => {
  expect((await inspectRecord(await writtenRecord('never', wave().subarray(0, 60 * HZ)))).flat).toEqual([]);
  const flat = new Float32Array(60 * HZ);
  expect((await inspectRecord(await writtenRecord('resp', flat, 'RESP'))).flat).toEqual([]);
});

it('does not count missing samples, nor half a second', async () => {
  const signal = wave().subarray(0, 60 * HZ);
  signal.fill(Number.NaN, 10 * HZ, 20 * HZ);
  signal.fill(signal[30 * HZ]!, 30 * HZ, 30.5 * HZ);
  expect((await inspectRecord(await writtenRecord('gap', signal))).flat).toEqual([]);
});

describeWithShared('flat time of field cases', (shared) => {
  it('is what was written into them', async () => {
    const { facts } = await dropFiles(filesIn(shared, '14-flat-and-missing'));
    expect(facts.map(({ name, flat }) => [name, flat])).toEqual([
      // Missing samples are no flat line.
      ['allnan', []],
      ['flat', [{ lead: 'MLII', sec: 60 }]],
      [
        'gaps',
        [
          { lead: 'MLII', sec: 10 },
          { lead: 'V5', sec: 60 },
        ],
      ],
    ]);
  });
});
