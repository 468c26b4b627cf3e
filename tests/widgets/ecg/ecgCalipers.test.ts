import { describe, expect, it } from 'vitest';
import { centredCalipers, endAfterKey, measure } from '../../../src/widgets/ecg/ecgCalipers';

const end = (sec: number, value = 0, lead = 0) => ({ sec, value, lead });

describe('measure', () => {
  it('gives milliseconds, the rate of such an interval, and millivolts from the first to the second end', () => {
    const measured = measure({ first: end(10, 0.25), second: end(10.75, -0.5) }, ['mV']);
    expect(measured).toEqual({ ms: 750, bpm: 80, millivolts: -0.75 });
    expect(measure({ first: end(10.75), second: end(10) }, ['mV'])).toMatchObject({ ms: 750, bpm: 80 });
  });

  it('has no rate of nothing, and no millivolts between leads or in other units', () => {
    expect(measure({ first: end(10), second: end(10) }, ['mV']).bpm).toBeUndefined();
    expect(measure({ first: end(1), second: end(2, 1, 1) }, ['mV', 'mV']).millivolts).toBeUndefined();
    expect(measure({ first: end(1), second: end(2, 1) }, ['mmHg']).millivolts).toBeUndefined();
  });
});

describe('the keys of the calipers', () => {
  const fine = { pxPerSec: 400, pxPerUnit: 200 };

  it('move an end by 10 ms and 0.01 mV, with Shift by ten times as much', () => {
    expect(endAfterKey('ArrowRight', false, end(5), fine)!.sec).toBeCloseTo(5.01, 9);
    expect(endAfterKey('ArrowLeft', true, end(5), fine)!.sec).toBeCloseTo(4.9, 9);
    expect(endAfterKey('ArrowUp', false, end(5), fine)!.value).toBeCloseTo(0.01, 9);
    expect(endAfterKey('ArrowDown', true, end(5), fine)!.value).toBeCloseTo(-0.1, 9);
  });

  it('never move it by less than a pixel, nor before the record; other keys are not theirs', () => {
    expect(endAfterKey('ArrowRight', false, end(5), { pxPerSec: 2, pxPerUnit: 10 })!.sec).toBeCloseTo(5.5, 9);
    expect(endAfterKey('ArrowLeft', true, end(0.05), fine)!.sec).toBe(0);
    expect(endAfterKey('a', false, end(5), fine)).toBeUndefined();
  });

  it('begin around the middle of the window', () => {
    const { first, second } = centredCalipers({ startSec: 20, endSec: 30 });
    expect([first.sec, second.sec]).toEqual([24, 26]);
  });
});
