import { describe, expect, it } from 'vitest';
import { drawStrip, markY, traceLine } from '../../../src/widgets/ecg/ecgDraw';
import { beatMarks } from '../../../src/widgets/ecg/ecgMarks';
import { leadTexts, timeTexts } from '../../../src/widgets/ecg/ecgTexts';
import type { EcgAnnotation, EcgLead, EcgStripProps } from '../../../src/widgets/ecg/ecgTypes';
import { type EcgContent, ecgView, secAt, valueAt, xOf, yOf } from '../../../src/widgets/ecg/ecgView';
import { recordingPen } from './recordingPen';

const SHOWN = { raw: true, denoised: true };

function lead(change: Partial<EcgLead> = {}): EcgLead {
  const timeSec = Float64Array.of(600, 601, 602, 603);
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

const viewOf = (change: Partial<EcgContent> = {}, options = { widthPx: 1058, dpr: 1, moves: false }) =>
  ecgView(
    {
      window: { startSec: 600, endSec: 610 },
      leads: [lead()],
      annotations: [],
      shown: SHOWN,
      highlight: undefined,
      predictions: false,
      rhythms: false,
      intervals: false,
      ...change,
    },
    options,
  );

function drawn(view: ReturnType<typeof viewOf>, leads: EcgLead[], more: Partial<EcgStripProps> = {}) {
  const pen = recordingPen();
  const { annotations = [], predictions, rhythms = [], highlight } = more;
  const marks = beatMarks({
    ...{ annotations, predictions, beatTimesSec: undefined, classLetters: ['N', 'S', 'V', 'F', 'Q'] },
    ...{ letters: view.letters, pxPerSec: view.pxPerSec },
  });
  drawStrip(pen, { view, leads, shown: SHOWN, marks, noteSec: [], rhythms, highlight });
  return pen.calls;
}

describe('ecgView', () => {
  it('finds times and amplitudes at pixels, and pixels at times and amplitudes', () => {
    const view = viewOf();
    expect(view.pxPerSec).toBe(100);
    expect(xOf(view, 602.5)).toBeCloseTo(290, 9);
    expect(secAt(view, 290)).toBeCloseTo(602.5, 9);
    const found = valueAt(view, yOf(view, 0, 0.75))!;
    expect(found.lead).toBe(0);
    expect(found.value).toBeCloseTo(0.75, 9);
  });

  it('keeps the scale of the lead that is nearest outside of all leads', () => {
    const view = viewOf({ leads: [lead(), lead({ name: 'V1' })] });
    expect(valueAt(view, 0)).toEqual({ lead: 0, value: view.scale.rows[0]!.high });
    expect(valueAt(view, 1e4)).toEqual({ lead: 1, value: view.scale.rows[1]!.low });
  });

  it('begins at a pixel of the screen, so that lines keep their shape while the window moves', () => {
    const view = viewOf(
      { window: { startSec: 600.0033, endSec: 610.0033 } },
      { widthPx: 1058, dpr: 2, moves: true },
    );
    expect(view.originPx * 2).toBe(Math.round(view.originPx * 2));
    expect(xOf(view, 600.0033)).toBeCloseTo(40, 0);
  });

  it('reserves lanes for intervals and rhythms where they are shown', () => {
    const { lanes } = viewOf({ intervals: true, rhythms: true });
    expect([lanes.intervals.heightPx, lanes.rhythms.heightPx]).toEqual([32, 22]);
    const trend = viewOf({ intervals: true, window: { startSec: 600, endSec: 660 } });
    expect(trend.lanes.intervals.heightPx).toBe(0);
  });

  it('draws at the chosen gain and speed', () => {
    const { scale } = viewOf({ gain: 20, speed: 50, window: { startSec: 600, endSec: 605 } });
    expect(scale.paper).toMatchObject({ gainMmPerMv: 20, mmPerSec: 50, minorSec: 0.02 });
    // 200 px/s at 50 mm/s are 4 px/mm, so a millivolt is 80 px high.
    expect(scale.paper!.pxPerMv).toBeCloseTo(80, 9);
    expect(viewOf({ speed: 12.5, window: { startSec: 600, endSec: 620 } }).scale.paper).toBeDefined();
  });
});

describe('the lines of the leads', () => {
  const lines = (view: ReturnType<typeof viewOf>, leads: EcgLead[]) =>
    drawn(view, leads).filter(({ what, at }) => what === 'line' && at.length !== 12);

  it('aligns raw and denoised on one zero line, keeps gaps, and draws the denoised one strongly', () => {
    const view = viewOf();
    const [raw, denoised] = lines(view, [lead()]);
    const y = (value: number) => Math.fround(yOf(view, 0, value));
    expect(raw!.at.filter((_, i) => i % 2 === 1)).toEqual([y(0), y(1), Number.NaN, y(-0.25)]);
    expect(denoised!.at.filter((_, i) => i % 2 === 1)).toEqual([y(0), y(1), Number.NaN, y(0.125)]);
    expect(denoised!.at.filter((_, i) => i % 2 === 0)).toEqual([40, 140, 240, 340]);
    expect([raw!.colour, denoised!.colour]).toEqual(['--ecg-trace-soft', '--ecg-trace']);
  });

  it('draws µV in mV, and non-voltages from their own zero', () => {
    const trace = { timeSec: Float64Array.of(600), value: Float32Array.of(750) };
    const view = viewOf();
    const { y } = traceLine(view, 0, trace, { zeroAt: -250, factor: 0.001 });
    expect(y[0]).toBeCloseTo(yOf(view, 0, 1), 4);
  });
});

describe('the paper', () => {
  const colours = (view: ReturnType<typeof viewOf>) =>
    new Set(drawn(view, []).flatMap(({ colour }) => (colour.startsWith('--grid') ? [colour] : [])));

  it('has fine and heavy lines and the 1 mV pulse, a trend a single light grid', () => {
    expect(colours(viewOf())).toEqual(new Set(['--grid-minor', '--grid-major']));
    expect(colours(viewOf({ window: { startSec: 600, endSec: 660 } }))).toEqual(new Set(['--grid-minor']));
    const view = viewOf();
    const pulse = drawn(view, []).find(({ what }) => what === 'line')!;
    expect(pulse.at.filter((_, i) => i % 2 === 0)).toEqual([12, 16, 16, 32, 32, 36]);
  });

  it('moves as one piece', () => {
    const linesAt = (startSec: number) => {
      const view = viewOf({ window: { startSec, endSec: startSec + 10 } });
      return drawn(view, []).flatMap(({ colour, at }) =>
        colour === '--grid-minor' && at[3]! > at[2]! ? [at[0]! + view.originPx] : [],
      );
    };
    const before = linesAt(600.011);
    const after = linesAt(601.4242);
    expect(after.filter((x) => x <= before.at(-1)!)).toEqual(before.filter((x) => x >= after[0]!));
  });

  it('has its lead names, the mark of 1 mV, and times', () => {
    const view = viewOf();
    expect(leadTexts(view, ['MLII']).map(({ text }) => text)).toEqual(['MLII', '1 mV']);
    expect(
      timeTexts(view, view.window)
        .map(({ text }) => text)
        .slice(0, 2),
    ).toEqual(['10:00', '10:01']);
    const trend = viewOf({ leads: [lead({ units: 'mmHg' })] });
    expect(leadTexts(trend, ['ART'])[0]!.text).toBe('ART  mmHg');
  });
});

describe('the marks', () => {
  const annotations: EcgAnnotation[] = [
    { timeSec: 601, symbol: 'V', classIndex: 2, aux: '' },
    { timeSec: 602, symbol: 'N', classIndex: 0, aux: '' },
  ];
  const predictions = [
    { timeSec: 601, predicted: 3 },
    { timeSec: 602, predicted: 0 },
  ];

  it('are filled for the true class and outlined in a second row for the predicted one, N first', () => {
    const view = viewOf({ annotations, predictions: true });
    const circles = drawn(view, [], { annotations, predictions }).filter(({ what }) => what === 'circle');
    const [truth, predicted] = [markY(view, 'truth'), markY(view, 'predicted')];
    expect(predicted).toBeGreaterThan(truth);
    expect(circles.map(({ colour, at, lineWidthPx }) => [colour, ...at, lineWidthPx])).toEqual([
      ['--class-n', 240, truth, undefined],
      ['--class-n', 240, predicted, 2],
      ['--class-veb', 140, truth, undefined],
      ['--class-f', 140, predicted, 2],
    ]);
  });

  it('are ticks if there is no space for letters', () => {
    const window = { startSec: 0, endSec: 1800 };
    const beats = Array.from({ length: 1800 }, (_, i) => ({ ...annotations[0]!, timeSec: i }));
    const view = viewOf({ window, annotations: beats });
    const calls = drawn(view, [], { annotations: beats });
    expect(calls.some(({ what }) => what === 'circle')).toBe(false);
    expect(calls.filter(({ colour }) => colour === '--class-veb')).toHaveLength(1800);
  });

  it('are accompanied by the ribbon of the rhythms that are in view', () => {
    const view = viewOf({ rhythms: true });
    const rhythms = [
      { startSec: 0, endSec: 500, label: 'before' },
      { startSec: 500, endSec: 605, label: 'atrial fibrillation' },
      { startSec: 605, endSec: 900, label: 'sinus rhythm' },
    ];
    const ribbons = drawn(view, [], { rhythms }).filter(({ colour }) => colour === '--current');
    expect(ribbons.map(({ at }) => at[0])).toEqual([38, 540]);
  });
});
