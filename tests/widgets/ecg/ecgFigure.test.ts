import { describe, expect, it } from 'vitest';
import {
  firstAfter,
  firstAtOrAfter,
  leadExtent,
  uniteExtents,
  usualExtent,
} from '../../../src/widgets/ecg/ecgExtent';
import { ecgLanes } from '../../../src/widgets/ecg/ecgLanes';
import { ecgLayout } from '../../../src/widgets/ecg/ecgLayout';
import { ecgScale } from '../../../src/widgets/ecg/ecgScale';
import { leadTraces } from '../../../src/widgets/ecg/ecgTraces';
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

describe('leadTraces', () => {
  it('aligns raw and denoised on one zero line and keeps gaps', () => {
    const [raw, denoised] = leadTraces([lead()], both, false);
    expect([...(raw!.y as Float32Array)]).toEqual([0, 1, Number.NaN, -0.25]);
    expect([...(denoised!.y as Float32Array)]).toEqual([0, 1, Number.NaN, 0.125]);
    expect(denoised).toMatchObject({ yaxis: 'y2', connectgaps: false });
  });

  it('draws µV in mV', () => {
    const microvolts = lead({
      units: 'uV',
      medianValue: -250,
      raw: { timeSec: Float64Array.of(0), value: Float32Array.of(750) },
      denoised: undefined,
    });
    expect([...(leadTraces([microvolts], both, false)[0]!.y as Float32Array)]).toEqual([1]);
  });

  it('keeps the zero of non-voltages, and aligns the denoised line with it', () => {
    const pressure = lead({
      units: 'mmHg',
      medianValue: 80,
      denoisedMedianValue: 1,
      raw: { timeSec: Float64Array.of(0), value: Float32Array.of(120) },
      denoised: { timeSec: Float64Array.of(0), value: Float32Array.of(41) },
    });
    expect(leadTraces([pressure], both, false).map(({ y }) => [...(y as Float32Array)])).toEqual([
      [120],
      [120],
    ]);
    expect(leadExtent(pressure, { startSec: 0, endSec: 1 }, both)).toEqual({ low: 120, high: 120 });
  });

  it('draws the raw line strongly when it is alone', () => {
    const colourOf = (shown: typeof both) =>
      leadTraces([lead()], shown, false).map(({ line }) => (line as { color: string }).color);
    expect(colourOf(both)).toEqual(['var(--ecg-trace-soft)', 'var(--ecg-trace)']);
    expect(colourOf({ raw: true, denoised: false })).toEqual(['var(--ecg-trace)']);
    expect(colourOf({ raw: false, denoised: false })).toEqual([]);
  });
});

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

describe('ecgLayout', () => {
  const layoutOf = (spanSec: number, names = ['MLII', 'V1']) => {
    const window = { startSec: 600, endSec: 600 + spanSec };
    const leads = names.map(() => ({ units: 'mV', extent: { low: -0.4, high: 1.3 } }));
    const scale = ecgScale({ spanSec, plotWidthPx: 1000, leads });
    const lanes = ecgLanes(scale, { letters: true, predictions: false, highlight: false, notes: true });
    return ecgLayout({ window, scale, lanes, leadNames: names, highlight: undefined, classNames: [] });
  };
  const shapes = (layout: Record<string, unknown>) => layout.shapes as Record<string, unknown>[];

  it('has an axis per lead between the marks and the notes, all on one time axis', () => {
    const layout = layoutOf(10);
    expect(
      Object.keys(layout)
        .filter((key) => /axis/.test(key))
        .sort(),
    ).toEqual(['xaxis', 'yaxis', 'yaxis2', 'yaxis3', 'yaxis4']);
    expect(layout.xaxis).toMatchObject({ range: [600, 610], dtick: 1, tickformat: '.0f' });
    expect((layout.xaxis as { labelalias: object }).labelalias).toMatchObject({ 600: '10:00', 605: '10:05' });
    expect(layout.yaxis2).toMatchObject({ range: [-0.5, 2], showticklabels: false });
  });

  it('draws fine and heavy lines and the 1 mV pulse on paper, one light grid in a trend', () => {
    const onPaper = shapes(layoutOf(10)).filter(({ type }) => type === 'path');
    const colours = onPaper.map(({ line }) => (line as { color: string }).color);
    const lead = ['var(--grid-minor)', 'var(--grid-major)'];
    expect(colours).toEqual([...lead, ...lead, 'var(--ecg-trace)', 'var(--ecg-trace)']);
    expect(onPaper[4]!.path).toBe('M-28,0L-24,0L-24,1L-8,1L-8,0L-4,0');
    const inTrend = shapes(layoutOf(60)).filter(({ type }) => type === 'path');
    expect(inTrend.map(({ line }) => (line as { color: string }).color)).toEqual([lead[0], lead[0]]);
  });

  it('keeps the grid while the window moves', () => {
    const at = (startSec: number) => {
      const scale = ecgScale({
        spanSec: 10,
        plotWidthPx: 1000,
        leads: [{ units: 'mV', extent: { low: 0, high: 1 } }],
      });
      const lanes = ecgLanes(scale, { letters: true, predictions: false, highlight: false, notes: true });
      const window = { startSec, endSec: startSec + 10 };
      return ecgLayout({ window, scale, lanes, leadNames: ['I'], highlight: undefined, classNames: [] });
    };
    expect(at(600.3).shapes).toEqual(at(607.1).shapes);
  });

  it('takes names from files as text, not as markup', () => {
    const titles = layoutOf(10, ['<b>I</b> & II']).annotations as { text: string }[];
    expect(titles[0]!.text).toBe('<b>&lt;b&gt;I&lt;/b&gt; &amp; II</b>');
  });
});
