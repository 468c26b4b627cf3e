import { expect, it } from 'vitest';
import {
  type BeatSet,
  beatAt,
  defaultPrepareSettings,
  deriveColumns,
  type PreparedRecord,
  type PrepareSettings,
} from '../../src/beats';
import { RHYTHM_COLUMNS } from '../../src/beats/types';
import { parseHeader, readAnnotations, readRecord } from '../../src/wfdb';
import { describeWithShared } from '../shared';
import { prepareRecord } from './prepareRecord';

/** The raw signal, a window resampled to twelve samples: few enough to stand here. */
const short: PrepareSettings = {
  ...defaultPrepareSettings,
  denoise: { kind: 'levels', wavelet: 'none', levels: 0, zeroApproximation: false, zeroDetails: [] },
  lengthSamples: 12,
  secondLead: true,
};

/*
 * Reference values: NumPy 2.4 and SciPy 1.17 over the samples in the files (format 212, gain 200, zero 1024):
 * scipy.signal.resample(mV[R-144:R+180], 12) of every beat annotation whose window fits, numpy.median over these by column and of
 * their ranges; features by numpy.log, numpy.median and numpy.mean of numpy.diff(R) / 360.
 */
const REFERENCE = {
  '208': {
    windows: 2953,
    median: [
      -0.21958, -0.19091, -0.32446, -0.16547, -0.34121, 0.28857, -0.00428, -0.4488, -0.13742, -0.19373,
      -0.30977, -0.19649,
    ],
    medianSecond: [
      0.059, 0.04797, 0.12666, 0.07014, 0.12305, -0.14391, -0.02267, 0.17144, 0.01441, 0.07918, 0.14074,
      0.07445,
    ],
    scale: [0.8776559664525305, 0.6406716788996961],
    features: [
      [213_314, 0.042359, -0.190044, 0.232403, -0.06252, -0.065546, -0.382154],
      [454_171, -0.019418, 0.042359, -0.061777, -0.035632, -0.078231, -0.033738],
    ],
  },
  '102': {
    windows: 2185,
    median: [
      -0.23665, -0.25753, -0.29402, -0.28854, -0.35975, -0.04895, 0.071, -0.47075, -0.33651, -0.36195,
      -0.14996, -0.23905,
    ],
    medianSecond: [
      0.05676, 0.09383, -0.10007, 0.03826, -0.33714, 0.37127, -2.37905, -1.57674, 1.27659, 1.64697, 1.07827,
      0.06003,
    ],
    scale: [0.5677273069339799, 4.051408290165433],
    features: [
      [1614, 0.039609, 0.0, 0.039609, 0.051123, 0.055732, -0.022401],
      [296_808, 0.052471, -0.030772, 0.083243, 0.049445, 0.059906, 0.111414],
    ],
  },
} as const;

/** F at 213 314, next beat at 213 486: scipy.signal.resample(mV[213314-144:213486+180], 12). */
const TUTORIAL = [
  [
    -0.04376, 0.00459, -0.35103, 0.52287, 0.18422, -0.86333, -0.28629, -0.10349, 0.7719, -0.93913, -0.38114,
    -0.39765,
  ],
  [
    -0.01258, -0.04302, 0.24004, -0.49632, -0.06704, 0.69614, 0.22703, -0.03485, -0.43406, 0.6632, 0.26634,
    0.19837,
  ],
];

describeWithShared('columns of real records', (shared) => {
  function prepare(name: string, change: Partial<PrepareSettings>): PreparedRecord {
    const file = (extension: string) => shared.bytes('data', 'mitdb', `${name}.${extension}`);
    const record = readRecord({
      header: parseHeader(file('hea'), `${name}.hea`),
      files: new Map([[`${name}.dat`, file('dat')]]),
    });
    return prepareRecord({
      record,
      annotations: readAnnotations(file('atr'), `${name}.atr`),
      settings: { ...short, ...change },
    });
  }
  const mediansOf = (beats: BeatSet) =>
    deriveColumns(beats, { median: true, longMedian: false, shape: false });
  const close = (found: Float32Array, expected: readonly number[]) => {
    expect(found).toHaveLength(expected.length);
    expected.forEach((value, i) => {
      expect(Math.abs(found[i]! - value)).toBeLessThan(2e-5);
    });
  };

  it.each(['208', '102'] as const)(
    'have the median beat, scale and features of the reference: %s',
    (name) => {
      const expected = REFERENCE[name];
      const { beats, scale } = prepare(name, { classCount: 5 });
      expect(beats.count + beats.extra.length / 12).toBe(expected.windows);
      const { median, medianSecond } = mediansOf(beats);
      close(median!, expected.median);
      close(medianSecond!, expected.medianSecond);
      for (const [sample, ...features] of expected.features) {
        const own = beatAt(beats, beats.sample.indexOf(sample)).rhythm;
        close(own.subarray(0, features.length), features);
      }
      expect(scale).toEqual({ first: 1, second: 1 });
      const normalised = prepare(name, { normalise: 'record' });
      expect(normalised.scale.first).toBeCloseTo(expected.scale[0], 6);
      expect(normalised.scale.second).toBeCloseTo(expected.scale[1], 6);
      close(
        mediansOf(normalised.beats).median!.map((value) => value * normalised.scale.first),
        expected.median,
      );
    },
  );

  it.each([
    ['208', 2, 2],
    // The windows of the first and the last beat leave the record.
    ['102', 2084, 2082],
  ])('keep beats of class Q as neighbours where Q is left out: %s', (name, excluded, extra) => {
    const four = prepare(name, { classCount: 4 });
    const five = prepare(name, { classCount: 5 });
    expect(four.dropped.classExcluded).toBe(excluded);
    expect(four.beats.extra).toHaveLength(12 * extra);
    expect(mediansOf(four.beats)).toEqual(mediansOf(five.beats));
    for (let row = 0; row < four.beats.count; row++) {
      const own = beatAt(four.beats, row);
      const same = beatAt(five.beats, five.beats.sample.indexOf(own.sample));
      for (const column of ['waveform', 'second', 'previous', 'next', 'rhythm', 'symbol'] as const) {
        expect(own[column], `${column} of beat ${row}`).toEqual(same[column]);
      }
    }
    expect([...four.beats.neighbours].some((row) => row >= four.beats.count)).toBe(true);
  });

  it('have the window of the tutorial for class F', () => {
    const { beats } = prepare('208', { windowRule: 'tutorial' });
    const own = beatAt(beats, beats.sample.indexOf(213_314));
    expect(own.className).toBe('F');
    close(own.waveform, TUTORIAL[0]!);
    close(own.second!, TUTORIAL[1]!);
    const same = prepare('208', {}).beats;
    for (let row = 0, at = 0; row < beats.count; row++, at++) {
      while (same.sample[at] !== beats.sample[row]) at++;
      const isEqual = beatAt(beats, row).waveform.every((value, i) => value === beatAt(same, at).waveform[i]);
      expect(isEqual).toBe(beats.label[row] !== 3);
    }
  });

  it('take the first signal as the other lead where the second was asked for', () => {
    const swapped = prepare('114', { lead: { kind: 'mlii' } });
    const plain = prepare('114', { lead: { kind: 'first' } });
    expect([swapped.leadName, swapped.secondLeadName]).toEqual(['MLII', 'V5']);
    expect([plain.leadName, plain.secondLeadName]).toEqual(['V5', 'MLII']);
    expect(swapped.beats.second).toEqual(plain.beats.waveform);
    expect(swapped.beats.waveform).toEqual(plain.beats.second);
    expect(mediansOf(swapped.beats).medianSecond).toEqual(mediansOf(plain.beats).median);
  });

  it('are finite', () => {
    for (const name of ['100', '203', '232']) {
      const { beats } = prepare(name, {});
      const { shape } = deriveColumns(beats, { median: false, longMedian: false, shape: true });
      expect([beats.rhythm.length, shape!.length]).toEqual([
        RHYTHM_COLUMNS.length * beats.count,
        5 * beats.count,
      ]);
      for (const features of [beats.rhythm, shape!]) {
        expect(features.every((value) => Math.abs(value) <= 5)).toBe(true);
      }
    }
  });
});
