import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ecgLanes } from '../../../src/widgets/ecg/ecgLanes';
import {
  ecgScale,
  millivoltsPerUnit,
  niceStep,
  PAPER_GAINS_MM_PER_MV,
} from '../../../src/widgets/ecg/ecgScale';

const ecg = (low: number, high: number, units = 'mV') => ({ units, extent: { low, high } });

describe('ecgScale', () => {
  it('gives paper the proportions of 25 mm/s and 10 mm/mV', () => {
    const scale = ecgScale({ spanSec: 10, plotWidthPx: 1000, leads: [ecg(-0.4, 1.3), ecg(-1.1, 0.4)] });
    expect(scale.pxPerSec).toBe(100);
    expect(scale.paper).toEqual({
      mmPerSec: 25,
      gainMmPerMv: 10,
      pxPerMv: 40,
      minorSec: 0.04,
      majorSec: 0.2,
      minorVisible: true,
    });
    // A margin of 0.1 mV on both sides, then rounded outwards to 0.5 mV: −0.5 … 1.5 and −1.5 … 0.5 mV.
    expect(scale.rows).toEqual([
      { topPx: 0, heightPx: 100, low: -0.5, high: 2, unit: 'mV', factor: 1, major: 0.5, minor: 0.1 },
      { topPx: 100, heightPx: 100, low: -1.5, high: 1, unit: 'mV', factor: 1, major: 0.5, minor: 0.1 },
    ]);
    expect(scale.heightPx).toBe(200);
  });

  it('draws true squares, with 2.5 mV as high as a second is wide, at any size', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 12, noNaN: true }),
        fc.integer({ min: 200, max: 3000 }),
        fc.double({ min: -6, max: 0, noNaN: true }),
        fc.double({ min: 0, max: 6, noNaN: true }),
        (spanSec, plotWidthPx, low, high) => {
          const scale = ecgScale({ spanSec, plotWidthPx, leads: [ecg(low, high)] });
          const { paper } = scale;
          const row = scale.rows[0]!;
          const pxPerMv = row.heightPx / (row.high - row.low);
          expect(pxPerMv).toBeCloseTo(paper!.pxPerMv, 6);
          expect(pxPerMv / scale.pxPerSec).toBeCloseTo((0.4 * paper!.gainMmPerMv) / 10, 9);
          expect(paper!.minorSec * scale.pxPerSec).toBeCloseTo(row.minor! * pxPerMv, 6);
          expect(row.major / row.minor!).toBeCloseTo(5, 12);
          expect(row.low).toBeLessThan(low);
          expect(row.high).toBeGreaterThan(high);
          // Rows begin and end on 5 mm lines, so that leads continue one sheet; if a millimetre is large, on any line.
          const cut = scale.pxPerSec / 25 >= 12 ? row.minor! : row.major;
          expect(row.low / cut).toBeCloseTo(Math.round(row.low / cut), 9);
          expect(row.high / cut).toBeCloseTo(Math.round(row.high / cut), 9);
        },
      ),
    );
  });

  it('uses a smaller gain only if a lead would be too high, and the same one for all leads', () => {
    const gainOf = (spanSec: number, ...leads: ReturnType<typeof ecg>[]) =>
      ecgScale({ spanSec, plotWidthPx: 1000, leads, maxRowPx: 380 }).paper?.gainMmPerMv;
    // 1000 px / 3 s · 0.4 = 133 px/mV: 2.5 mV are 333 px high and fit, 4 mV do not.
    expect(gainOf(3, ecg(-0.3, 1.7))).toBe(10);
    expect(gainOf(3, ecg(-0.3, 1.7), ecg(-2, 1.7))).toBe(5);
    // 1000 px / 1 s: 40 px/mm; at 5 mm/mV 12 mm are too high, at 2.5 mm/mV 8 mm fit.
    expect(gainOf(1, ecg(-0.3, 1.7))).toBe(2.5);
    expect(gainOf(1, ecg(-20, 20))).toBe(PAPER_GAINS_MM_PER_MV.at(-1));
    expect(gainOf(12, ecg(-2, 2))).toBe(10);
  });

  it('draws at a chosen gain and speed, and cuts a lead off that would be several screens high', () => {
    const at = (mmPerMv: number, mmPerSec: number, lead = ecg(-0.3, 1.7)) =>
      ecgScale({ spanSec: 5, plotWidthPx: 1000, leads: [lead], mmPerMv, mmPerSec });
    expect(at(20, 25).paper).toMatchObject({ gainMmPerMv: 20, pxPerMv: 160, majorSec: 0.2 });
    expect(at(5, 50).paper).toMatchObject({ gainMmPerMv: 5, pxPerMv: 20, majorSec: 0.1 });
    const { rows } = at(20, 25, ecg(-6, 18));
    expect(rows[0]!.heightPx).toBeLessThanOrEqual(720);
    expect(rows[0]!.low).toBeLessThan(0);
    expect(rows[0]!.high).toBeGreaterThan(-rows[0]!.low);
    const slow = (spanSec: number, mmPerSec: number) =>
      ecgScale({ spanSec, plotWidthPx: 1000, leads: [ecg(-1, 1)], mmPerSec }).paper !== undefined;
    expect([slow(24, 12.5), slow(25, 12.5), slow(12, 50), slow(13, 50)]).toEqual([true, false, true, false]);
  });

  it('cuts large paper to the millimetre, with one sheet per lead', () => {
    const { rows } = ecgScale({ spanSec: 3, plotWidthPx: 1200, leads: [ecg(-0.35, 1.25), ecg(-0.35, 1.25)] });
    // 16 px/mm, 160 px/mV.
    expect(rows[0]).toMatchObject({ low: -0.5, high: 1.4, topPx: 0 });
    expect(rows[0]!.heightPx).toBeCloseTo(19 * 16, 9);
    expect(rows[1]!.topPx).toBeCloseTo(19 * 16 + 8, 9);
  });

  it('leaves out the millimetre lines if they are finer than pixels', () => {
    const minorVisible = (plotWidthPx: number) =>
      ecgScale({ spanSec: 10, plotWidthPx, leads: [ecg(-1, 1)] }).paper?.minorVisible;
    expect(minorVisible(625)).toBe(true);
    expect(minorVisible(624)).toBe(false);
  });

  it('draws windows over twelve seconds as a trend with fitted amplitudes', () => {
    const scale = ecgScale({
      spanSec: 12.01,
      plotWidthPx: 1000,
      leads: [ecg(-1, 3), ecg(0, 0)],
      trendRowPx: 100,
    });
    expect(scale.paper).toBeUndefined();
    expect(scale.rows[0]).toMatchObject({
      heightPx: 100,
      topPx: 0,
      low: -1.24,
      high: 3.24,
      minor: undefined,
    });
    expect(scale.rows[1]).toMatchObject({ topPx: 108, heightPx: 100 });
    expect(scale.rows[1]!.high).toBeGreaterThan(scale.rows[1]!.low);
    expect(ecgScale({ spanSec: 12, plotWidthPx: 1000, leads: [ecg(-1, 3)] }).paper).toBeDefined();
  });

  it('shows µV in mV, and gives non-voltages their own amplitude on the same paper', () => {
    const scale = ecgScale({
      spanSec: 10,
      plotWidthPx: 1000,
      leads: [ecg(-400, 1300, 'uV'), ecg(60, 130, 'mmHg')],
    });
    expect(scale.rows[0]).toMatchObject({ unit: 'mV', factor: 0.001, low: -0.5, high: 2 });
    expect(scale.rows[1]).toMatchObject({ unit: 'mmHg', factor: 1, minor: undefined, topPx: 100 });
    expect(ecgScale({ spanSec: 10, plotWidthPx: 1000, leads: [ecg(0, 1, 'NU')] }).paper).toBeUndefined();
    expect(['mV', 'MV ', 'uV', 'µV', 'μV', 'V', 'mmHg', ''].map(millivoltsPerUnit)).toEqual([
      1,
      1,
      0.001,
      0.001,
      0.001,
      1000,
      undefined,
      undefined,
    ]);
  });
});

describe('niceStep', () => {
  it('is the next of 1, 2, 5 · 10ⁿ', () => {
    expect([0.03, 0.05, 0.11, 1, 1.01, 2.5, 6, 10, 300].map(niceStep)).toEqual([
      0.05, 0.05, 0.2, 1, 2, 5, 10, 10, 500,
    ]);
  });
});

describe('ecgLanes', () => {
  it('stacks the lanes without gaps on integer pixels, and keeps the exact heights of the leads', () => {
    const scale = ecgScale({ spanSec: 7.3, plotWidthPx: 1093, leads: [ecg(-1, 1.2), ecg(-0.7, 2)] });
    const lanes = ecgLanes(scale, {
      ...{ letters: true, predictions: true, highlight: true, notes: true },
      ...{ intervals: true, rhythms: true },
    });
    const { highlight, intervals, marks, leads, rhythms, notes } = lanes;
    const all = [highlight, intervals, marks, ...leads, rhythms, notes];
    let topPx = 0;
    for (const lane of all) {
      expect(lane.topPx).toBeCloseTo(topPx, 9);
      topPx += lane.heightPx;
    }
    expect(topPx).toBeCloseTo(lanes.heightPx, 9);
    expect(lanes.heightPx % 1).toBe(0);
    expect(leads[1]!.heightPx).toBe(scale.rows[1]!.heightPx);
  });
});
