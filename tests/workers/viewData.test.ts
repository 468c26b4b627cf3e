import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultPrepareSettings } from '../../src/beats/defaults';
import { denoiseAt } from '../../src/beats/denoiseAt';
import { createDenoiser } from '../../src/signal';
import { countAnnotations, otherBeats } from '../../src/state/records/viewed';
import { readAnnotations } from '../../src/wfdb/annotations/readAnnotations';
import { parseHeader } from '../../src/wfdb/header/parseHeader';
import { readRecord } from '../../src/wfdb/record/readRecord';
import type { Annotations, WfdbRecord } from '../../src/wfdb/types';
import type { ViewAnnotation } from '../../src/workers/records/types';
import {
  MAX_ANNOTATIONS,
  MAX_NORMAL_BEATS,
  median,
  thin,
  viewBuffers,
  viewData,
  viewSource,
} from '../../src/workers/records/viewData';
import { describeWithShared } from '../shared';

function record(signal: Float32Array, samplingHz: number): WfdbRecord {
  return {
    name: 'r',
    samplingHz,
    lengthSamples: signal.length,
    signals: [signal],
    signalNames: ['MLII'],
    units: ['mV'],
    startTime: undefined,
    comments: [],
    warnings: [],
  };
}

function annotations(sample: number[], symbol: string[], samplingHz?: number): Annotations {
  return {
    count: sample.length,
    sample: Float64Array.from(sample),
    symbol,
    subtype: new Int8Array(sample.length),
    channel: new Uint8Array(sample.length),
    num: new Int8Array(sample.length),
    aux: sample.map((_, i) => (symbol[i] === '+' ? '(AFIB' : '')),
    samplingHz,
  };
}

const shown = (timeSec: number, symbol: string, classIndex: number | undefined): ViewAnnotation => ({
  timeSec,
  symbol,
  classIndex,
  aux: '',
});

describe('viewData', () => {
  it('returns short ranges sample by sample, with one more at both ends', () => {
    const source = viewSource(
      record(
        Float32Array.from({ length: 100 }, (_, i) => i),
        10,
      ),
      undefined,
      undefined,
    );
    const data = viewData(source, { startSec: 2, endSec: 2.5, buckets: 100 });
    expect(data.leads[0]).toMatchObject({ name: 'MLII', units: 'mV', medianValue: 49, denoised: undefined });
    expect([...data.leads[0]!.raw.value]).toEqual([19, 20, 21, 22, 23, 24, 25, 26]);
    expect([...data.leads[0]!.raw.timeSec]).toEqual([1.9, 2, 2.1, 2.2, 2.3, 2.4, 2.5, 2.6]);
    expect(data).toMatchObject({ annotations: [], thinned: false, annotationCount: 0 });
  });

  it('clips the range to the record', () => {
    const source = viewSource(record(new Float32Array(100), 10), undefined, undefined);
    const all = viewData(source, { startSec: -5, endSec: 500, buckets: 100 });
    expect([all.startSec, all.endSec, all.leads[0]!.raw.value.length]).toEqual([0, 10, 100]);
    const beyond = viewData(source, { startSec: 50, endSec: 60, buckets: 100 });
    expect([beyond.startSec, beyond.endSec]).toEqual([10, 10]);
  });

  it('keeps every peak, whatever is requested', () => {
    const anySignal = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 1, maxLength: 400 });
    fc.assert(
      fc.property(anySignal, fc.integer({ min: 1, max: 60 }), (values, buckets) => {
        // −0 + 0 is 0: which of the two zeros is the lowest does not matter.
        const signal = Float32Array.from(values, (value) => Math.fround(value) + 0);
        const source = viewSource(record(signal, 10), [signal], undefined);
        const { raw, denoised } = viewData(source, { startSec: 0, endSec: 40, buckets }).leads[0]!;
        expect(Math.min(...raw.value)).toBe(Math.min(...signal));
        expect(Math.max(...raw.value)).toBe(Math.max(...signal));
        expect(raw.value.length).toBeLessThanOrEqual(2 * buckets);
        expect(denoised).toEqual(raw);
        raw.timeSec.forEach((sec, i) => {
          expect(signal[Math.round(sec * 10)]).toBe(raw.value[i]);
          if (i > 0) expect(sec).toBeGreaterThan(raw.timeSec[i - 1]!);
        });
      }),
    );
  });

  it('leaves gaps as gaps', () => {
    const signal = Float32Array.from({ length: 1000 }, (_, i) => Math.sin(i));
    signal.fill(Number.NaN, 400, 600);
    const { raw } = viewData(viewSource(record(signal, 100), undefined, undefined), {
      startSec: 0,
      endSec: 10,
      buckets: 20,
    }).leads[0]!;
    expect([...raw.value].some(Number.isNaN)).toBe(true);
    const inGap = [...raw.timeSec]
      .filter((_, i) => !Number.isNaN(raw.value[i]!))
      .filter((sec) => sec >= 4 && sec < 6);
    expect(inGap).toEqual([]);
  });

  it('says where an ECG is missing, flat or clipped, in the range, and joins what is nearer than a pixel', () => {
    const signal = Float32Array.from({ length: 1000 }, (_, i) => Math.sin(i));
    signal.fill(Number.NaN, 400, 402);
    signal.fill(Number.NaN, 403, 405);
    signal.fill(0.5, 600, 800);
    const source = viewSource(record(signal, 100), undefined, undefined);
    const faults = (startSec: number, endSec: number, buckets: number) =>
      viewData(source, { startSec, endSec, buckets }).leads[0]!.faults;
    expect(faults(0, 10, 1000)).toEqual([
      { startSec: 4, endSec: 4.02, kind: 'missing' },
      { startSec: 4.03, endSec: 4.05, kind: 'missing' },
      { startSec: 6, endSec: 8, kind: 'flat' },
    ]);
    expect(faults(0, 10, 100)[0]).toEqual({ startSec: 4, endSec: 4.05, kind: 'missing' });
    expect(faults(8.1, 10, 100)).toEqual([]);
    // What is no ECG may well be flat.
    const other = viewSource(record(signal, 100), undefined, undefined, [false]);
    expect(viewData(other, { startSec: 0, endSec: 10, buckets: 100 }).leads[0]).toMatchObject({
      ...{ isEcg: false, faults: [] },
    });
  });

  it('places annotations by their own time resolution, in order of time', () => {
    const marks = annotations([300, 100, 200, 950], ['V', 'N', '+', 'N'], 100);
    const source = viewSource(record(new Float32Array(100), 10), undefined, marks);
    expect(viewData(source, { startSec: 1, endSec: 9, buckets: 10 }).annotations).toEqual([
      { timeSec: 1, symbol: 'N', classIndex: 0, aux: '' },
      { timeSec: 2, symbol: '+', classIndex: undefined, aux: '(AFIB' },
      { timeSec: 3, symbol: 'V', classIndex: 2, aux: '' },
    ]);
  });

  it('lists the buffers to move, each once', () => {
    const signal = new Float32Array(50);
    const data = viewData(viewSource(record(signal, 10), [signal], undefined), {
      startSec: 0,
      endSec: 5,
      buckets: 10,
    });
    const buffers = viewBuffers(data);
    expect(buffers).toHaveLength(6);
    expect(new Set(buffers).size).toBe(6);
    expect(buffers).not.toContain(signal.buffer);
  });
});

describe('thin', () => {
  const normals = (count: number) => Array.from({ length: count }, (_, i) => shown(i, 'N', 0));

  it('draws everything up to 600 beats of class N', () => {
    const all = [...normals(MAX_NORMAL_BEATS), shown(1e4, 'V', 2)];
    expect(thin(all)).toMatchObject({
      annotations: all,
      thinned: false,
      annotationCount: MAX_NORMAL_BEATS + 1,
    });
  });

  it('leaves class N out beyond that, and lists what it left out', () => {
    const all = [
      ...normals(MAX_NORMAL_BEATS),
      shown(1e4, 'L', 0),
      shown(1e4 + 1, 'V', 2),
      shown(1e4 + 2, '+', undefined),
    ];
    const thinned = thin(all);
    expect(thinned).toMatchObject({
      annotations: all.slice(-2),
      thinned: true,
      annotationCount: MAX_NORMAL_BEATS + 3,
    });
    expect([...thinned.leftOut.timeSec]).toEqual(all.slice(0, -2).map(({ timeSec }) => timeSec));
    expect(thinned.leftOut.classIndex.every((classIndex) => classIndex === 0)).toBe(true);
  });

  it('thins the rest evenly beyond 2000', () => {
    const all = Array.from({ length: 5000 }, (_, i) =>
      shown(i, i % 10 === 0 ? '~' : 'A', i % 10 === 0 ? undefined : 1),
    );
    const thinned = thin(all);
    expect(thinned.annotations).toHaveLength(MAX_ANNOTATIONS);
    const times = thinned.annotations.map(({ timeSec }) => timeSec);
    times.forEach((sec, i) => {
      if (i > 0) expect([2, 3]).toContain(sec - times[i - 1]!);
    });
    expect(thinned.leftOut.timeSec).toHaveLength(3000);
    // What is drawn and what is left out together are what was there.
    const counts = countAnnotations(
      { ...thinned, startSec: 0, endSec: 5000, leads: [] },
      { startSec: 0, endSec: 5000 },
    );
    expect(counts).toEqual({ beats: [0, 4500, 0, 0, 0, 0], beatTotal: 4500, notes: 500 });
  });
});

describe('median', () => {
  it('is the lower middle of the sorted numbers', () => {
    fc.assert(
      fc.property(fc.array(fc.float({ noNaN: true, min: -100, max: 100 }), { minLength: 1 }), (values) => {
        const signal = Float32Array.from(values, (value) => Math.fround(value) + 0);
        const sorted = signal.toSorted();
        expect(median(signal)).toBe(sorted[(sorted.length - 1) >> 1]);
      }),
    );
  });

  it('skips gaps, handles constant signals and does not change its argument', () => {
    const signal = Float32Array.of(Number.NaN, 3, Number.NaN, 1, 2);
    expect(median(signal)).toBe(2);
    expect([...signal]).toEqual([Number.NaN, 3, Number.NaN, 1, 2]);
    expect(median(new Float32Array(100_000).fill(-0.145))).toBe(Math.fround(-0.145));
    expect(median(Float32Array.of(Number.NaN))).toBe(0);
    expect(median(new Float32Array())).toBe(0);
  });
});

describeWithShared('a real record at every scale', (shared) => {
  function open(name: string) {
    const bytes = (extension: string) => shared.bytes('data', 'mitdb', `${name}.${extension}`);
    const header = parseHeader(bytes('hea'), `${name}.hea`);
    const read = readRecord({ header, files: new Map([[`${name}.dat`, bytes('dat')]]) });
    const denoiser = createDenoiser(denoiseAt(defaultPrepareSettings.denoise, 360));
    const denoised = read.signals.map((signal) => denoiser.run(signal));
    return viewSource(read, denoised, readAnnotations(bytes('atr'), `${name}.atr`));
  }

  it('counts all beats of 119 as in its annotations, and shows its ectopic beats', () => {
    const data = viewData(open('119'), { startSec: 0, endSec: 1e9, buckets: 1200 });
    expect(data.endSec).toBeCloseTo(650_000 / 360, 6);
    // MIT-BIH Arrhythmia Database Directory, record 119: 1543 normal beats and 444 PVCs.
    const counts = countAnnotations(data, data);
    expect(counts.beats).toEqual([1543, 0, 444, 0, 0, 0]);
    expect(data.annotationCount).toBe(counts.beatTotal + counts.notes);
    expect(data.thinned).toBe(true);
    expect(otherBeats(data)).toHaveLength(444);
    for (const { raw, denoised } of data.leads) {
      expect(raw.value.length).toBeLessThanOrEqual(2400);
      expect(denoised!.value.length).toBeLessThanOrEqual(2400);
    }
  });

  it('counts every window of a thinned range like the window alone', () => {
    const source = open('119');
    const far = viewData(source, { startSec: 0, endSec: 1e9, buckets: 1200 });
    for (const window of [
      { startSec: 0, endSec: 10 },
      { startSec: 723, endSec: 733 },
      { startSec: 600, endSec: 660 },
    ]) {
      const near = viewData(source, { ...window, buckets: 1200 });
      expect(near.thinned).toBe(false);
      expect(countAnnotations(far, window)).toEqual(countAnnotations(near, window));
    }
  });

  it('finds both zero lines of 208', () => {
    const lead = viewData(open('208'), { startSec: 600, endSec: 610, buckets: 1200 }).leads[0]!;
    // The header's baseline is 1024 at 200/mV: medians are multiples of 0.005 mV.
    expect(lead.medianValue * 200).toBeCloseTo(Math.round(lead.medianValue * 200), 4);
    expect(Math.abs(lead.denoisedMedianValue)).toBeLessThan(0.1);
  });
});
