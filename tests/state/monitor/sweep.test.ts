import { expect, it } from 'vitest';
import { createSweep } from '../../../src/state/monitor/sweep';

it('cuts strips with their beats from the last five minutes, which is how late fibrillation may be told', () => {
  const sweep = createSweep(10);
  const second = (sec: number) => {
    sweep.push(10 * sec, new Float32Array(10).fill(sec));
    sweep.mark([{ timeSec: sec, classIndex: 0 }]);
  };
  for (let sec = 0; sec < 100; sec++) second(sec);
  // Ten seconds are missing.
  for (let sec = 110; sec < 384; sec++) second(sec);
  const strip = sweep.strip(108);
  expect(strip).toMatchObject({ startSec: 104, samplingHz: 10 });
  expect([...strip.samples]).toEqual([
    ...Array(60).fill(Number.NaN),
    ...Array(10).fill(110),
    ...Array(10).fill(111),
  ]);
  expect(strip.beats.map(({ timeSec }) => timeSec)).toEqual([110, 111, 112]);
  expect(sweep.read(820, 20).every(Number.isNaN)).toBe(true);
});
