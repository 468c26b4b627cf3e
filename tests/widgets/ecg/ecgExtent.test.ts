import { describe, expect, it } from 'vitest';
import {
  firstAfter,
  firstAtOrAfter,
  leadExtent,
  uniteExtents,
  usualExtent,
} from '../../../src/widgets/ecg/ecgExtent';
import type { EcgLead } from '../../../src/widgets/ecg/ecgTypes';

const both = { raw: true, denoised: true };

function lead(change: Partial<EcgLead> = {}): EcgLead {
  const timeSec = Float64Array.of(0, 1, 2, 3);
  return {
    name: 'MLII',
    units: 'mV',
    medianValue: -0.25,
    denoisedMedianValue: 0.125,
    raw: { timeSec, value: Float32Array.of(-0.25, 0.75, Number.NaN, -0.5) },
    denoised: { timeSec, value: Float32Array.of(0.125, 1.125, Number.NaN, 0.25) },
    ...change,
  };
}

describe('extents', () => {
  it('covers what is drawn inside the window, relative to the zero lines', () => {
    expect(leadExtent(lead(), { startSec: 0, endSec: 1 }, both)).toEqual({ low: 0, high: 1 });
    expect(leadExtent(lead(), { startSec: 3, endSec: 9 }, both)).toEqual({ low: -0.25, high: 0.125 });
    expect(leadExtent(lead(), { startSec: 2, endSec: 2.5 }, both)).toBeUndefined();
    expect(leadExtent(lead(), { startSec: 0, endSec: 9 }, { raw: false, denoised: false })).toBeUndefined();
    expect(uniteExtents([undefined, { low: -1, high: 0 }, { low: 0, high: 2 }])).toEqual({
      low: -1,
      high: 2,
    });
  });

  it('leaves a tenth of the points beyond each end of the usual extent', () => {
    const value = Float32Array.from({ length: 101 }, (_, i) => i);
    value[100] = 1e6;
    const timeSec = Float64Array.from(value);
    const usual = usualExtent(lead({ denoised: { timeSec, value }, denoisedMedianValue: 50 }));
    expect(usual).toEqual({ low: -40, high: 40 });
    const gaps = { timeSec: Float64Array.of(0), value: Float32Array.of(Number.NaN) };
    expect(usualExtent(lead({ denoised: gaps }))).toBeUndefined();
  });

  it('finds the edges of a window in a list of times', () => {
    const times = [1, 2, 2, 3];
    expect([0, 2, 2.5, 4].map((sec) => firstAtOrAfter(times, sec))).toEqual([0, 1, 3, 4]);
    expect([0, 2, 2.5, 4].map((sec) => firstAfter(times, sec))).toEqual([0, 3, 3, 4]);
  });
});
