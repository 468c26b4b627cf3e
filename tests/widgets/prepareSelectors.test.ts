import { describe, expect, it } from 'vitest';
import { defaultPrepareSettings } from '../../src/beats/defaults';
import { denoiseAt } from '../../src/beats/denoiseAt';
import { meanBeatFigure } from '../../src/panels/beats/meanBeatFigure';
import { beatAxisMs } from '../../src/state/beats/beatAxis';
import { denoiseBands } from '../../src/state/beats/denoiseBands';
import { meanBeatTable } from '../../src/state/beats/meanBeatTable';
import { recordSums } from '../../src/state/records/recordSums';
import type { RecordEntry } from '../../src/state/types';

describe('recordSums', () => {
  const record = (change: Partial<RecordEntry>) =>
    ({
      ticked: true,
      samplingHz: 360,
      lengthSamples: 3600,
      annotationCount: 12,
      beatCount: 11,
      classCounts: [8, 1, 1, 0, 1],
      ...change,
    }) as RecordEntry;

  it('adds up the ticked records, each at its own frequency', () => {
    const sums = recordSums([
      record({}),
      record({ samplingHz: 180 }),
      record({ ticked: false, annotationCount: 1000, beatCount: 900, classCounts: [900, 0, 0, 0, 0] }),
    ]);
    expect(sums).toEqual({
      ticked: 2,
      all: 3,
      lengthSec: 30,
      annotations: 24,
      beats: 22,
      classCounts: [16, 2, 2, 0, 2],
    });
  });
});

describe('denoiseBands', () => {
  it('covers 0 Hz to half the sampling frequency without gap or overlap', () => {
    const bands = denoiseBands(denoiseAt(defaultPrepareSettings.denoise, 360), 360);
    expect(bands).toHaveLength(10);
    expect(bands[0]).toMatchObject({ kind: 'approximation', level: 9, lowHz: 0, zeroed: true });
    for (let i = 1; i < bands.length; i++) expect(bands[i]!.lowHz).toBe(bands[i - 1]!.highHz);
    expect(bands.at(-1)!.highHz).toBe(180);
  });

  it('marks the bands of the reference pipeline: below 0.35 Hz and from 45 Hz on', () => {
    const zeroed = denoiseBands(denoiseAt(defaultPrepareSettings.denoise, 360), 360).filter(
      (band) => band.zeroed,
    );
    expect(zeroed.map(({ kind, level, lowHz, highHz }) => [kind, level, lowHz, highHz])).toEqual([
      ['approximation', 9, 0, 360 / 1024],
      ['detail', 2, 45, 90],
      ['detail', 1, 90, 180],
    ]);
  });
});

describe('mean beats as table and figure', () => {
  const settings = { ...defaultPrepareSettings, classCount: 4 as const, lengthSamples: 90 };
  // Class 0 rises by 1 per sample; class 1 has no beats.
  const mean = Float32Array.from({ length: 360 }, (_, i) => (i < 90 ? i : i < 180 ? Number.NaN : 5));
  const sd = new Float32Array(360).fill(0.5);
  const prepared = { settings, lengthSamples: 90, means: { mean, sd, count: [10, 0, 3, 2] } };

  it('reads the curve at round times', () => {
    const rows = meanBeatTable(prepared, 50);
    expect(rows.map((row) => row.timeMs)).toEqual(Array.from({ length: 18 }, (_, i) => -400 + 50 * i));
    expect(rows[0]!.values).toEqual([
      { mean: 0, sd: 0.5 },
      undefined,
      { mean: 5, sd: 0.5 },
      { mean: 5, sd: 0.5 },
    ]);
    // 10 ms per sample: R, 400 ms after the start, is sample 40.
    expect(rows.find((row) => row.timeMs === 0)!.values[0]).toEqual({ mean: 40, sd: 0.5 });
  });

  it('draws three traces per class with beats, on one scale, and leaves the others empty', () => {
    const figure = meanBeatFigure({
      prepared,
      axisMs: beatAxisMs(settings),
      columns: 2,
      narrow: false,
      titles: ['N', 'SVEB', 'VEB', 'F'],
      xTitle: 'ms',
      yTitle: 'mV',
    });
    expect(figure.data.map((trace) => trace.xaxis)).toEqual([
      'x',
      'x',
      'x',
      'x3',
      'x3',
      'x3',
      'x4',
      'x4',
      'x4',
    ]);
    const ranges = ['yaxis', 'yaxis2', 'yaxis3', 'yaxis4'].map(
      (name) => (figure.layout![name] as { range: [number, number] }).range,
    );
    for (const range of ranges) expect(range).toEqual(ranges[0]);
    expect(ranges[0]![0]).toBeLessThanOrEqual(-0.5);
    expect(ranges[0]![1]).toBeGreaterThanOrEqual(89.5);
    expect((figure.layout!.xaxis as { tickvals: number[] }).tickvals).toEqual([-200, 0, 200, 400]);
  });
});
