import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  beatAt,
  chooseLead,
  createPreparer,
  defaultPrepareSettings,
  type PrepareSettings,
  settingsProblems,
} from '../../src/beats';
import { makeAnnotations, makeRecord } from './makeRecord';
import { prepareRecord } from './prepareRecord';

/** No filter, a window of 0.1 s before to 0.2 s after R (30 samples at 100 Hz), as many samples out: the raw signal. */
const raw: PrepareSettings = {
  ...defaultPrepareSettings,
  denoise: { kind: 'levels', wavelet: 'none', levels: 0, zeroApproximation: false, zeroDetails: [] },
  window: { beforeSec: 0.1, afterSec: 0.2 },
  lengthSamples: 30,
  classCount: 5,
  leaveOutFlat: false,
};
const ramp = Float32Array.from({ length: 300 }, (_, i) => i / 64);
const record = makeRecord({ signals: [ramp, ramp.map((value) => -value)] });
const noneDropped = {
  windowOutside: 0,
  missingSamples: 0,
  flat: 0,
  classExcluded: 0,
  unmapped: 0,
  notBeats: 0,
  twoRhythms: 0,
  noRhythm: 0,
};

/** Largest distance between two rows. */
const distance = (a: Float32Array, b: Float32Array) =>
  Math.max(...a.map((value, i) => Math.abs(value - b[i]!)));

describe('prepareRecord', () => {
  it('cuts [R − before, R + after) out of the signal', () => {
    const annotations = makeAnnotations([
      [50, 'N'],
      [120, 'V'],
    ]);
    const { beats, counts, dropped, leadName, leadNote } = prepareRecord({
      record,
      annotations,
      settings: raw,
    });
    expect(beats).toMatchObject({ count: 2, lengthSamples: 30, recordNames: ['made'], symbol: ['N', 'V'] });
    expect([...beats.label]).toEqual([0, 2]);
    expect([...beats.sample]).toEqual([50, 120]);
    expect(distance(beatAt(beats, 0).waveform, ramp.slice(40, 70))).toBeLessThan(1e-6);
    expect(distance(beatAt(beats, 1).waveform, ramp.slice(110, 140))).toBeLessThan(1e-6);
    expect(counts).toEqual([1, 0, 1, 0, 0]);
    expect(dropped).toEqual(noneDropped);
    expect([leadName, leadNote]).toEqual(['MLII', undefined]);
  });

  it('leaves out beats on a second or more of flat signal, whatever its unit, and counts them', () => {
    const marks = makeAnnotations([50, 120, 180, 230, 280].map((sample) => [sample, 'N']));
    for (const [unit, factor] of [
      ['mV', 1],
      ['uV', 1000],
      ['V', 0.001],
    ] as const) {
      // Within 12 µV from 100 to 219, 13 µV after that.
      const signal = ramp.map((value, i) => {
        return factor * (i < 100 ? value : i < 220 ? 1 + 0.0119 * (i % 2) : 1 + 0.013 * (i % 2));
      });
      const lead = makeRecord({ signals: [signal], units: [unit] });
      const prepare = (leaveOutFlat: boolean) =>
        prepareRecord({ record: lead, annotations: marks, settings: { ...raw, leaveOutFlat } });
      expect([...prepare(true).beats.sample], unit).toEqual([50, 230, 280]);
      expect(prepare(true).dropped).toEqual({ ...noneDropped, flat: 2 });
      expect(prepare(false).dropped).toEqual(noneDropped);
    }
    const pressure = ramp.map((value, i) => (i < 100 || i >= 220 ? value : 3));
    const other = makeRecord({ signals: [pressure], units: ['mmHg'] });
    const settings = { ...raw, leaveOutFlat: true };
    expect(prepareRecord({ record: other, annotations: marks, settings }).dropped.flat).toBe(2);
    // What is not there is no neighbour either.
    const { beats } = prepareRecord({ record: other, annotations: marks, settings });
    expect([...beats.neighbours]).toEqual([-1, -1, -1, 2, 1, -1]);
  });

  it('keeps a window that just fits, drops and counts one that leaves the record', () => {
    const annotations = makeAnnotations([
      [9, 'N'],
      [10, 'N'],
      [280, 'A'],
      [281, 'N'],
      [1e12, 'N'],
    ]);
    const { beats, dropped } = prepareRecord({ record, annotations, settings: raw });
    expect([...beats.sample]).toEqual([10, 280]);
    expect(dropped).toEqual({ ...noneDropped, windowOutside: 3 });
  });

  it('drops and counts beats over missing samples, and no others', () => {
    const gap = ramp.slice();
    gap[100] = Number.NaN;
    const annotations = makeAnnotations([
      [80, 'N'],
      [81, 'N'],
      [110, 'N'],
      [111, 'N'],
    ]);
    for (const settings of [raw, { ...raw, denoise: defaultPrepareSettings.denoise }]) {
      const prepared = prepareRecord({ record: makeRecord({ signals: [gap] }), annotations, settings });
      expect([...prepared.beats.sample]).toEqual([80, 111]);
      expect(prepared.dropped).toEqual({ ...noneDropped, missingSamples: 2 });
      expect(prepared.beats.waveform.every(Number.isFinite)).toBe(true);
    }
  });

  it('counts what is no beat, what has no class, and Q where there are four classes', () => {
    const annotations = makeAnnotations([
      [40, '+'],
      [50, '/'],
      [90, 'B'],
      [130, 'N'],
      [135, '~'],
      [170, 'Q'],
    ]);
    const five = prepareRecord({ record, annotations, settings: raw });
    expect(five.counts).toEqual([1, 0, 0, 0, 2]);
    expect(five.dropped).toEqual({ ...noneDropped, notBeats: 2, unmapped: 1 });
    const four = prepareRecord({ record, annotations, settings: { ...raw, classCount: 4 } });
    expect(four.counts).toEqual([1, 0, 0, 0]);
    expect(four.dropped).toEqual({ ...noneDropped, notBeats: 2, unmapped: 1, classExcluded: 2 });
    // Beats that were left out are neighbours all the same.
    expect([...four.beats.rr]).toEqual([Math.fround(0.4), Math.fround(0.4)]);
  });

  it('measures RR between all beats, NaN at both ends', () => {
    const annotations = makeAnnotations([
      [5, 'N'],
      [50, 'N'],
      [60, '~'],
      [130, 'V'],
      [200, 'N'],
    ]);
    const { rr } = prepareRecord({ record, annotations, settings: raw }).beats;
    const expected = [0.45, 0.8, 0.8, 0.7, 0.7, Number.NaN].map(Math.fround);
    expect([...rr]).toEqual(expected);
  });

  it('brings the times of an annotator with its own resolution to the record', () => {
    const annotations = makeAnnotations(
      [
        [500, 'N'],
        [1204, 'N'],
        [1206, 'N'],
      ],
      1000,
    );
    const { beats } = prepareRecord({ record, annotations, settings: raw });
    expect([...beats.sample]).toEqual([50, 120, 121]);
    expect(beats.rr[1]).toBe(Math.fround(0.704));
    expect(beats.rr[3]).toBe(Math.fround(0.002));
  });

  it('puts beats of a file that steps back in time in order', () => {
    const annotations = makeAnnotations([
      [120, 'V'],
      [50, 'N'],
    ]);
    const { beats } = prepareRecord({ record, annotations, settings: raw });
    expect([...beats.sample]).toEqual([50, 120]);
    expect(beats.symbol).toEqual(['N', 'V']);
    expect(beats.rr[1]).toBe(Math.fround(0.7));
  });

  it('takes the lead that was asked for, in mV', () => {
    const annotations = makeAnnotations([[50, 'N']]);
    const settings: PrepareSettings = { ...raw, lead: { kind: 'named', name: 'V5' } };
    const inMicrovolts = makeRecord({
      signals: [ramp, ramp.map((value) => -1000 * value)],
      units: ['mV', 'uV'],
    });
    const prepared = prepareRecord({ record: inMicrovolts, annotations, settings });
    expect(prepared.leadName).toBe('V5');
    expect(
      distance(
        prepared.beats.waveform,
        ramp.slice(40, 70).map((value) => -value),
      ),
    ).toBeLessThan(1e-5);

    const fallback = prepareRecord({
      record,
      annotations,
      settings: { ...raw, lead: { kind: 'named', name: 'aVR' } },
    });
    expect(fallback.leadName).toBe('MLII');
    expect(fallback.leadNote?.code).toBe('lead-missing');
  });

  it('takes a lead that was chosen before only its signal was read', () => {
    const annotations = makeAnnotations([[50, 'N']]);
    const settings: PrepareSettings = { ...raw, lead: { kind: 'named', name: 'V5' } };
    const lead = { ...chooseLead(record.signalNames, [true, true], settings.lead), index: 0 };
    const second = makeRecord({ signals: [record.signals[1]!], signalNames: ['V5'] });
    const alone = createPreparer(settings).prepare({ record: second, annotations, lead });
    expect(alone).toEqual(prepareRecord({ record, annotations, settings }));
  });

  it('gives an empty set for a record without annotations, without signals or shorter than a beat', () => {
    const none = prepareRecord({ record, annotations: makeAnnotations([]), settings: raw });
    expect(none.beats).toMatchObject({ count: 0, recordNames: ['made'] });
    expect(none.counts).toEqual([0, 0, 0, 0, 0]);

    const annotations = makeAnnotations([[50, 'N']]);
    const empty = prepareRecord({ record: makeRecord({ signals: [] }), annotations, settings: raw });
    expect(empty.dropped).toEqual({ ...noneDropped, missingSamples: 1 });
    expect(empty.leadNote?.code).toBe('lead-none');

    for (const length of [0, 1, 29]) {
      const short = makeRecord({ signals: [new Float32Array(length)] });
      const { dropped } = prepareRecord({ record: short, annotations, settings: defaultPrepareSettings });
      expect(dropped).toEqual({ ...noneDropped, windowOutside: 1 });
    }
  });

  it('says when the window holds no sample of a slow record', () => {
    const slow = makeRecord({ name: 'slow', samplingHz: 1, signals: [ramp] });
    expect(() =>
      prepareRecord({ record: slow, annotations: makeAnnotations([[50, 'N']]), settings: raw }),
    ).toThrow('At the 1 Hz of record slow the window holds no sample');
  });

  it('resamples to the same shape from any frequency', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 50, max: 1000 }),
        fc.integer({ min: 1, max: 300 }),
        (samplingHz, lengthSamples) => {
          // A slow wave that the window holds one period of, R in its middle: resampling must follow it at any frequency.
          const wave = (sec: number) => Math.cos(2 * Math.PI * 2 * (sec - 1));
          const signal = Float32Array.from({ length: 2 * samplingHz }, (_, i) => wave(i / samplingHz));
          const settings = { ...raw, window: { beforeSec: 0.25, afterSec: 0.25 }, lengthSamples };
          const { beats } = prepareRecord({
            record: makeRecord({ samplingHz, signals: [signal] }),
            annotations: makeAnnotations([[samplingHz, 'N']]),
            settings,
          });
          expect(beats.waveform).toHaveLength(lengthSamples);
          expect(beats.waveform.every(Number.isFinite)).toBe(true);
          if (samplingHz % 4 === 0 && lengthSamples > 2) {
            const expected = Float32Array.from({ length: lengthSamples }, (_, i) =>
              wave(0.75 + i / (2 * lengthSamples)),
            );
            expect(distance(beats.waveform, expected)).toBeLessThan(1e-5);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('normalising', () => {
  const shape = Float32Array.from({ length: 300 }, (_, i) => (i < 150 ? Math.sin(i / 3) + 5 : 0.7));
  const source = {
    record: makeRecord({ signals: [shape] }),
    annotations: makeAnnotations([
      [50, 'N'],
      [200, 'N'],
    ]),
  };

  it('zscore gives mean 0 and SD 1, a flat beat becomes zeros', () => {
    const { beats } = prepareRecord({ ...source, settings: { ...raw, normalise: 'zscore' } });
    const row = [...beatAt(beats, 0).waveform];
    const mean = row.reduce((sum, value) => sum + value, 0) / 30;
    expect(mean).toBeCloseTo(0, 6);
    expect(row.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 30).toBeCloseTo(1, 5);
    expect(beatAt(beats, 1).waveform).toEqual(new Float32Array(30));
  });

  it('minmax goes from 0 to 1, a flat beat becomes zeros', () => {
    const { beats } = prepareRecord({ ...source, settings: { ...raw, normalise: 'minmax' } });
    const row = beatAt(beats, 0).waveform;
    expect([Math.min(...row), Math.max(...row)]).toEqual([0, 1]);
    expect(beatAt(beats, 1).waveform).toEqual(new Float32Array(30));
  });

  it('neither looks at amplitude or offset', () => {
    const moved = { ...source, record: makeRecord({ signals: [shape.map((value) => 3 * value - 2)] }) };
    for (const normalise of ['zscore', 'minmax'] as const) {
      const settings = { ...raw, normalise };
      const a = prepareRecord({ ...source, settings }).beats.waveform;
      const b = prepareRecord({ ...moved, settings }).beats.waveform;
      expect(distance(a, b)).toBeLessThan(1e-4);
    }
  });
});

describe('createPreparer', () => {
  it('gives what a fresh one gives, whatever it prepared before', () => {
    const lengths = [3000, 1000, 2400];
    const sources = lengths.map((length, which) => ({
      record: makeRecord({
        samplingHz: [100, 250, 100][which]!,
        signals: [Float32Array.from({ length }, (_, i) => Math.sin(i * (which + 1)) + i / 500)],
      }),
      annotations: makeAnnotations([
        [500, 'N'],
        [700, 'V'],
      ]),
    }));
    const preparer = createPreparer(defaultPrepareSettings);
    const reused = sources.map((source) => preparer.prepare(source));
    const fresh = sources.map((source) => prepareRecord({ ...source, settings: defaultPrepareSettings }));
    expect(reused).toEqual(fresh);
  });

  it('refuses settings that cannot be carried out, in sentences', () => {
    const cases: [Partial<PrepareSettings>, string, string][] = [
      [{ window: { beforeSec: 0.2, afterSec: -0.2 } }, 'window-empty', 'is empty'],
      [{ window: { beforeSec: Number.NaN, afterSec: 1 } }, 'setting-invalid', 'beforeSec: NaN is not'],
      [{ window: { beforeSec: 0, afterSec: 1e9 } }, 'setting-invalid', '-60 to 60'],
      [{ lengthSamples: 0 }, 'setting-invalid', 'from 1 to'],
      [{ lengthSamples: 2.5 }, 'setting-invalid', 'from 1 to'],
      [{ lengthSamples: 1e9 }, 'setting-invalid', 'from 1 to'],
      [
        { denoise: { ...defaultPrepareSettings.denoise, wavelet: 'db99' } },
        'wavelet-unknown',
        'no wavelet db99',
      ],
      [
        {
          denoise: { kind: 'levels', wavelet: 'db6', levels: -1, zeroApproximation: true, zeroDetails: [] },
        },
        'setting-invalid',
        'denoise.levels: -1',
      ],
      [
        { denoise: { kind: 'band', wavelet: 'db6', lowHz: 45, highHz: 0.35 } },
        'band-empty',
        'Nothing is left of a signal from 45 Hz to 0.35 Hz',
      ],
    ];
    for (const [change, code, words] of cases) {
      const settings = { ...defaultPrepareSettings, ...change };
      expect(settingsProblems(settings).map((problem) => problem.code)).toEqual([code]);
      expect(() => createPreparer(settings)).toThrow(words);
    }
    expect(settingsProblems(defaultPrepareSettings)).toEqual([]);
    expect(settingsProblems(raw)).toEqual([]);
  });
});
