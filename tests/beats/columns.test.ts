import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BeatSet,
  beatAt,
  chooseLeads,
  defaultPrepareSettings,
  deriveColumns,
  onlyChosen,
  type PrepareSettings,
} from '../../src/beats';
import { findNeighbours } from '../../src/beats/findNeighbours';
import { createResampler } from '../../src/signal';
import { makeAnnotations, makeRecord } from './makeRecord';
import { prepareRecord } from './prepareRecord';

/** No filter, 10 samples before to 20 after R at 100 Hz, as many out: the raw signal. */
const raw: PrepareSettings = {
  ...defaultPrepareSettings,
  denoise: { kind: 'levels', wavelet: 'none', levels: 0, zeroApproximation: false, zeroDetails: [] },
  window: { beforeSec: 0.1, afterSec: 0.2 },
  lengthSamples: 30,
  leaveOutFlat: false,
};
const wave = Float32Array.from({ length: 400 }, (_, i) => Math.sin(i / 5) * (1 + i / 200));
const other = Float32Array.from({ length: 400 }, (_, i) => Math.cos(i / 7) - 2);
const record = makeRecord({ signals: [wave, other] });
const medianOf = (beats: BeatSet) => deriveColumns(beats, { median: true, longMedian: false, shape: false });
const window = (signal: Float32Array, sample: number) => signal.slice(sample - 10, sample + 20);

describe('both leads', () => {
  const annotations = makeAnnotations([
    [50, 'N'],
    [120, 'B'],
    [200, 'V'],
  ]);
  const both = { ...raw, secondLead: true };

  it('are cut with the same windows, beats of other classes, too', () => {
    const { beats, secondLeadName } = prepareRecord({ record, annotations, settings: both });
    expect(secondLeadName).toBe('V5');
    expect(beatAt(beats, 0).second).toEqual(window(other, 50));
    expect(beatAt(beats, 1).second).toEqual(window(other, 200));
    expect(beats.extra).toEqual(window(wave, 120));
    expect(beats.extraSecond).toEqual(window(other, 120));
  });

  it('leave the first one as it is alone', () => {
    const alone = prepareRecord({ record, annotations, settings: raw });
    const { second, extraSecond, ...rest } = prepareRecord({
      record,
      annotations,
      settings: both,
    }).beats;
    expect({ ...alone.beats }).toEqual({
      ...rest,
      second: undefined,
      extraSecond: undefined,
      recordLead: ['MLII'],
    });
    expect(rest.recordLead).toEqual(['MLII + V5']);
    expect(alone.secondLeadName).toBeUndefined();
  });

  it('each keep their own unit and scale', () => {
    const micro = makeRecord({ signals: [wave, other.map((value) => 1000 * value)], units: ['mV', 'uV'] });
    const { second } = prepareRecord({ record: micro, annotations, settings: both }).beats;
    second!.slice(0, 30).forEach((value, i) => {
      expect(value).toBeCloseTo(other[40 + i]!, 5);
    });
  });

  it('are zeros for the other one where the record has one lead', () => {
    const single = makeRecord({ signals: [wave] });
    for (const normalise of ['none', 'record'] as const) {
      const settings = { ...both, normalise };
      const { beats, secondLeadName, scale } = prepareRecord({ record: single, annotations, settings });
      expect(secondLeadName).toBeUndefined();
      expect(beats.second).toEqual(new Float32Array(60));
      expect(medianOf(beats).medianSecond).toEqual(new Float32Array(30));
      expect(scale.second).toBe(1);
    }
  });

  it('keep a beat whose other lead misses a sample, as zeros', () => {
    const gap = other.slice();
    gap[195] = Number.NaN;
    for (const denoise of [raw.denoise, defaultPrepareSettings.denoise]) {
      const { beats, dropped } = prepareRecord({
        record: makeRecord({ signals: [wave, gap] }),
        annotations,
        settings: { ...both, denoise },
      });
      expect(beats.count).toBe(2);
      expect(dropped.missingSamples).toBe(0);
      expect(beatAt(beats, 1).second).toEqual(new Float32Array(30));
      expect(beatAt(beats, 0).second!.some((value) => value !== 0)).toBe(true);
    }
  });

  it('are chosen as the lead that was asked for and the first that it is not', () => {
    const names = ['V5', 'MLII', 'V1'];
    const leads = { lead: { kind: 'mlii' }, secondLead: true } as const;
    const isEcg = [true, true, true];
    expect(chooseLeads(names, isEcg, leads)).toMatchObject({ index: 1, second: { index: 0, name: 'V5' } });
    expect(onlyChosen(chooseLeads(names, isEcg, leads))).toMatchObject({
      signals: [1, 0],
      lead: { index: 0, name: 'MLII', second: { index: 1, name: 'V5' } },
    });
    expect(chooseLeads(names, isEcg, { lead: { kind: 'first' }, secondLead: true }).second).toEqual({
      index: 1,
      name: 'MLII',
    });
    expect(chooseLeads(names, [false, true, true], leads).second).toEqual({ index: 2, name: 'V1' });
    expect(chooseLeads(names, isEcg, { ...leads, secondLead: false }).second).toBeUndefined();
    expect(chooseLeads(['V5'], [true], leads).second).toBeUndefined();
    expect(onlyChosen(chooseLeads([], [], leads)).signals).toEqual([]);
  });
});

describe('neighbours', () => {
  const symbols = fc.constantFrom('N', 'V', 'A', 'F', 'Q', 'B', '?', '+', '~');
  const someBeats = fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), symbols), { maxLength: 15 });

  it('are the windows of the beats before and after in time, whatever their class', () => {
    fc.assert(
      fc.property(someBeats, fc.constantFrom(4 as const, 5 as const), (pairs, classCount) => {
        const annotations = makeAnnotations(pairs.toSorted(([a], [b]) => a - b));
        const { beats } = prepareRecord({ record, annotations, settings: { ...raw, classCount } });
        const all = pairs.toSorted(([a], [b]) => a - b).filter(([, symbol]) => !'+~'.includes(symbol));
        const isKept = ([sample, symbol]: [number, string]) =>
          sample >= 10 && sample + 20 <= 400 && !(classCount === 4 ? 'QB?' : 'B?').includes(symbol);
        const canBeCut = (beat: [number, string] | undefined) =>
          beat && beat[0] >= 10 && beat[0] + 20 <= 400 ? window(wave, beat[0]) : undefined;
        const kept = all.flatMap((beat, place) => (isKept(beat) ? [place] : []));
        expect(beats.count).toBe(kept.length);
        kept.forEach((place, row) => {
          const { previous, next } = beatAt(beats, row);
          expect(previous).toEqual(canBeCut(all[place - 1]));
          expect(next).toEqual(canBeCut(all[place + 1]));
        });
      }),
    );
  });

  it('keep no window twice', () => {
    const annotations = makeAnnotations([
      [50, 'N'],
      [90, 'B'],
      [130, 'N'],
      [395, 'r'],
    ]);
    const { beats } = prepareRecord({ record, annotations, settings: raw });
    expect([...beats.neighbours]).toEqual([-1, 2, 2, -1]);
    expect(beats.extra).toHaveLength(30);
    expect([...findNeighbours([0, 2], [], 3)]).toEqual([-1, -1, -1, -1]);
  });
});

describe('normalising by record', () => {
  const annotations = makeAnnotations([
    [50, 'N'],
    [100, 'V'],
    [150, 'B'],
    [200, 'N'],
    [260, 'N'],
  ]);
  const settings: PrepareSettings = { ...raw, normalise: 'record', secondLead: true };
  const heightOf = (rows: Float32Array, row: number) => {
    const own = rows.subarray(30 * row, 30 * (row + 1));
    return Math.max(...own) - Math.min(...own);
  };
  const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;

  it('makes the median height of all windows 1, each lead by itself', () => {
    const { beats } = prepareRecord({ record, annotations, settings });
    const heights = (rows: Float32Array, extra: Float32Array) =>
      median([0, 1, 2, 3].map((row) => heightOf(rows, row)).concat(heightOf(extra, 0)));
    expect(heights(beats.waveform, beats.extra)).toBeCloseTo(1, 6);
    expect(heights(beats.second!, beats.extraSecond!)).toBeCloseTo(1, 6);
  });

  it('divides by what `scale` says, and takes the median beat afterwards', () => {
    const plain = prepareRecord({ record, annotations, settings: { ...settings, normalise: 'none' } });
    const { beats, scale } = prepareRecord({ record, annotations, settings });
    expect(plain.scale).toEqual({ first: 1, second: 1 });
    const [before, after] = [plain.beats, beats].map((set) => ({ ...set, ...medianOf(set) }));
    const pairs: [keyof BeatSet, number][] = [
      ['waveform', scale.first],
      ['extra', scale.first],
      ['median', scale.first],
      ['second', scale.second],
      ['extraSecond', scale.second],
      ['medianSecond', scale.second],
    ];
    for (const [column, divisor] of pairs) {
      const divided = after![column] as Float32Array;
      (before![column] as Float32Array).forEach((value, i) => {
        expect(divided[i]).toBeCloseTo(value / divisor, 5);
      });
    }
  });

  it('does not look at the gain, nor at labels', () => {
    const louder = makeRecord({ signals: [wave.map((value) => 4 * value), other] });
    const relabelled = { ...annotations, symbol: ['V', 'B', 'N', 'A', 'N'] };
    const first = prepareRecord({ record, annotations, settings }).beats;
    const second = prepareRecord({ record: louder, annotations, settings }).beats;
    second.waveform.forEach((value, i) => {
      expect(value).toBeCloseTo(first.waveform[i]!, 6);
    });
    const third = prepareRecord({ record, annotations: relabelled, settings });
    expect(third.scale).toEqual(prepareRecord({ record, annotations, settings }).scale);
    expect(medianOf(third.beats)).toEqual(medianOf(first));
    expect(medianOf(first).median).toHaveLength(30);
  });

  it('leaves a flat record as it is', () => {
    const flat = makeRecord({ signals: [new Float32Array(400).fill(0.7), other] });
    const { beats, scale } = prepareRecord({ record: flat, annotations, settings });
    expect(scale.first).toBe(1);
    expect(beats.waveform).toEqual(new Float32Array(120).fill(0.7));
  });
});

describe("the tutorial's window", () => {
  const settings: PrepareSettings = { ...raw, windowRule: 'tutorial' };
  const annotations = makeAnnotations([
    [50, 'N'],
    [100, 'F'],
    [147, '~'],
    [160, 'B'],
    [200, 'F'],
    [233, 'V'],
    [300, 'F'],
    [385, 'N'],
  ]);

  it('runs for class F alone to the end of the next beat’s window, squeezed to the same length', () => {
    const { beats } = prepareRecord({ record, annotations, settings });
    expect([...beats.sample]).toEqual([50, 100, 200, 233]);
    const squeezed = (from: number, to: number) => {
      const row = new Float32Array(30);
      createResampler(to - from, 30).run(wave.slice(from, to), [0], row);
      return row;
    };
    expect(beatAt(beats, 1).waveform).toEqual(squeezed(90, 180));
    expect(beatAt(beats, 2).waveform).toEqual(squeezed(190, 253));
    expect(beatAt(beats, 0).waveform).toEqual(window(wave, 50));
    expect(beatAt(beats, 3).waveform).toEqual(window(wave, 233));
  });

  it('drops an F whose next window leaves the record, that has no next beat, or whose next beat is minutes away', () => {
    expect(prepareRecord({ record, annotations, settings }).dropped.windowOutside).toBe(2);
    const last = makeAnnotations([
      [50, 'N'],
      [100, 'F'],
    ]);
    const prepared = prepareRecord({ record, annotations: last, settings });
    expect(prepared.dropped.windowOutside).toBe(1);
    expect([...prepared.beats.neighbours]).toEqual([-1, -1]);
    const long = makeRecord({ signals: [new Float32Array(10_000)] });
    const apart = (samples: number) =>
      prepareRecord({
        record: long,
        annotations: makeAnnotations([
          [100, 'F'],
          [100 + samples, 'N'],
        ]),
        settings,
      });
    expect(apart(6000).beats.count).toBe(2);
    expect(apart(6001).dropped.windowOutside).toBe(1);
  });

  it('drops an F over a missing sample of the longer window', () => {
    const gap = wave.slice();
    gap[170] = Number.NaN;
    const { dropped, beats } = prepareRecord({
      record: makeRecord({ signals: [gap] }),
      annotations,
      settings,
    });
    expect(dropped.missingSamples).toBe(1);
    expect([...beats.sample]).toEqual([50, 200, 233]);
  });

  it('changes nothing where there is no F', () => {
    const without = {
      ...annotations,
      symbol: annotations.symbol.map((symbol) => (symbol === 'F' ? 'V' : symbol)),
    };
    expect(prepareRecord({ record, annotations: without, settings })).toEqual(
      prepareRecord({ record, annotations: without, settings: raw }),
    );
  });
});
