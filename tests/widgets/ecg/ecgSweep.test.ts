import { describe, expect, it } from 'vitest';
import { createSweep } from '../../../src/state/monitor/sweep';
import { sweepExtent, sweepPage, sweepSpanSec } from '../../../src/widgets/ecg/ecgSweep';

const HZ = 100;

/** A sweep after so many seconds, whose samples are their own times. */
function sweepAt(sec: number) {
  const sweep = createSweep(HZ);
  for (let from = 0; from < sec * HZ; from += 10) {
    sweep.push(
      from,
      Float32Array.from({ length: 10 }, (_, i) => (from + i) / HZ),
    );
  }
  return sweep;
}

describe('a sweep', () => {
  it('is as long as 25 mm/s on the width, and no longer than paper', () => {
    expect(sweepSpanSec((10 * 25 * 96) / 25.4)).toBeCloseTo(10, 9);
    expect(sweepSpanSec(5000)).toBe(12);
  });

  it('draws this page up to now, and after a blank what it drew a page ago', () => {
    const { window, lead } = sweepPage(sweepAt(14), 10);
    expect(window).toEqual({ startSec: 10, endSec: 20 });
    const { timeSec, value } = lead.raw;
    const at = (sec: number) => value[timeSec.findIndex((each) => Math.abs(each - sec) < 1e-9)];
    expect(at(13.99)).toBeCloseTo(13.99, 5);
    expect(at(14.1)).toBeNaN();
    expect(at(14.39)).toBeNaN();
    // Of the page before, at its place.
    expect(at(14.4)).toBeCloseTo(4.4, 5);
    expect(at(19.99)).toBeCloseTo(9.99, 5);
  });

  it('has nothing on the right of the first page', () => {
    const { value } = sweepPage(sweepAt(3), 10).lead.raw;
    expect(value.slice(0, 300).some(Number.isNaN)).toBe(false);
    expect(value.slice(300).every(Number.isNaN)).toBe(true);
  });

  it('puts beats where their samples are', () => {
    const sweep = sweepAt(14);
    sweep.mark([3, 4.2, 6, 12].map((timeSec) => ({ timeSec, classIndex: 0 })));
    // Those at 3 s are drawn over, those at 4.2 s are in the blank.
    expect(sweepPage(sweep, 10).beats.map(({ timeSec }) => timeSec)).toEqual([16, 12]);
  });

  it('has room for what both pages show', () => {
    expect(sweepExtent(sweepAt(14), 10)).toEqual({ low: -0.5, high: expect.closeTo(13.99, 4) });
    expect(sweepExtent(createSweep(HZ), 10)).toEqual({ low: -0.5, high: 1 });
  });
});

describe('the samples that are kept', () => {
  it('are those of five minutes, with gaps', () => {
    const sweep = createSweep(HZ);
    sweep.push(0, Float32Array.of(1, 2));
    sweep.push(5, Float32Array.of(3));
    expect([...sweep.read(-1, 8)]).toEqual([NaN, 1, 2, NaN, NaN, NaN, 3, NaN]);
    sweep.push(300 * HZ + 1, Float32Array.of(9));
    expect([...sweep.read(1, 2)]).toEqual([NaN, NaN]);
    expect([...sweep.read(5, 1)]).toEqual([3]);
    sweep.push(900 * HZ, Float32Array.of(7));
    expect([...sweep.read(900 * HZ - 1, 2)]).toEqual([NaN, 7]);
    expect(sweep.read(600 * HZ, 300 * HZ).every(Number.isNaN)).toBe(true);
  });

  it('give a strip around an event, with its beats, from the beginning on', () => {
    const sweep = sweepAt(30);
    sweep.mark([10, 15, 21].map((timeSec) => ({ timeSec, classIndex: 2 })));
    const strip = sweep.strip(14);
    expect(strip).toMatchObject({ startSec: 10, samplingHz: HZ });
    expect(strip.samples).toHaveLength(800);
    expect(strip.samples[0]).toBe(10);
    expect(strip.beats.map(({ timeSec }) => timeSec)).toEqual([10, 15]);
    expect(sweep.strip(1).startSec).toBe(0);
  });
});
