import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/base/random';
import { defaultPrepareSettings, type PrepareSettings } from '../../src/beats';
import { ALIGN_SEC } from '../../src/beats/alignWindows';
import { makeAnnotations, makeRecord } from './makeRecord';
import { prepareRecord } from './prepareRecord';

const settings: PrepareSettings = {
  ...defaultPrepareSettings,
  denoise: { ...defaultPrepareSettings.denoise, wavelet: 'none' },
  window: { beforeSec: 0.1, afterSec: 0.2 },
  secondLead: true,
  align: 'deflection',
};

/** Where R is, in seconds; the first and the last are at the record's ends. */
const BEATS = [0.11, 1, 1.8, 2.6, 3.2, 4, 4.85, 5.7, 6.5, 7.3, 7.79];
const SECONDS = 8;

/** A P wave, a narrow QRS and a T wave that is higher than it, on a slope; the other lead upside down, R as high. */
function record(samplingHz: number, change: (signals: Float32Array[]) => void = () => undefined) {
  const bump = (sec: number, width: number) => Math.exp(-((sec / width) ** 2));
  const signals = [1, -1].map((sign) =>
    Float32Array.from({ length: SECONDS * samplingHz }, (_, i) => {
      const sec = i / samplingHz;
      const beats = BEATS.map((r) => {
        const at = Math.round(r * samplingHz) / samplingHz;
        return 0.2 * bump(sec - at + 0.16, 0.03) + bump(sec - at, 0.015) + 1.1 * bump(sec - at - 0.25, 0.07);
      });
      return sign * (beats.reduce((sum, value) => sum + value, 0) + 0.3 * sec);
    }),
  );
  change(signals);
  return makeRecord({ signals, samplingHz });
}

/** Marks `movedSec(beat)` beside R, rounded to samples. */
function marked(samplingHz: number, movedSec: (beat: number) => number) {
  return makeAnnotations(
    BEATS.map((r, beat) => [Math.round(r * samplingHz) + Math.round(movedSec(beat) * samplingHz), 'N']),
  );
}

const on = () => 0;
const before = () => -0.02;

describe('windows around the largest deflection', () => {
  it.each([100, 128, 250, 360, 1000])(
    'are those of marks on R, wherever near it the marks are, at %d Hz',
    (hz) => {
      const random = createRandom(hz);
      const anywhere = () => ALIGN_SEC * 0.9 * (2 * random.uniform() - 1);
      const atR = prepareRecord({ record: record(hz), annotations: marked(hz, on), settings });
      const byMark = prepareRecord({
        ...{ record: record(hz), annotations: marked(hz, on) },
        settings: { ...settings, align: 'mark' },
      });
      expect(atR.beats.waveform).toEqual(byMark.beats.waveform);
      for (const moved of [before, anywhere]) {
        const annotations = marked(hz, moved);
        const { beats } = prepareRecord({ record: record(hz), annotations, settings });
        expect(beats.count).toBe(BEATS.length);
        expect(beats.waveform).toEqual(atR.beats.waveform);
        expect(beats.second).toEqual(atR.beats.second);
        // What is reported and matched stays the annotation.
        expect([...beats.sample]).toEqual([...annotations.sample]);
      }
    },
  );

  it('follow the leads that are cut: with one, that one; in their own units, those that have a voltage', () => {
    const hz = 250;
    // The other lead has an artefact 40 ms after R; the first is in microvolts.
    const disturbed = record(hz, ([first, second]) => {
      for (const r of BEATS) second![Math.round(r * hz) + 10]! += 30;
      for (let i = 0; i < first!.length; i++) first![i]! *= 1000;
    });
    disturbed.units[0] = 'uV';
    const annotations = marked(hz, before);
    const alone = prepareRecord({
      record: disturbed,
      annotations,
      settings: { ...settings, secondLead: false },
    });
    const usual = prepareRecord({ record: record(hz), annotations, settings });
    alone.beats.waveform.forEach((value, i) => {
      expect(value).toBeCloseTo(usual.beats.waveform[i]!, 5);
    });
    const both = prepareRecord({ record: disturbed, annotations, settings });
    expect(both.beats.waveform.slice(0, 251)).not.toEqual(alone.beats.waveform.slice(0, 251));
  });

  it('stay at the mark where there is nothing to go by, and leave out a lead that misses samples', () => {
    const hz = 128;
    const annotations = marked(hz, before);
    const flat = record(hz, (signals) => {
      for (const signal of signals) signal.fill(0.1, 2 * hz, 3 * hz);
    });
    const keep = { ...settings, leaveOutFlat: false };
    const aligned = prepareRecord({ record: flat, annotations, settings: keep }).beats;
    const byMark = prepareRecord({ record: flat, annotations, settings: { ...keep, align: 'mark' } }).beats;
    const row = (rows: Float32Array, beat: number) => rows.slice(251 * beat, 251 * (beat + 1));
    // Around its mark, the window of the first beat begins before the record.
    expect([aligned.count, byMark.count]).toEqual([BEATS.length, BEATS.length - 1]);
    expect(row(aligned.waveform, 3)).toEqual(row(byMark.waveform, 2));
    expect(row(aligned.waveform, 4)).not.toEqual(row(byMark.waveform, 3));

    const gap = record(hz, ([, second]) => {
      second!.fill(Number.NaN, Math.round(3.9 * hz), Math.round(4.1 * hz));
    });
    const whole = prepareRecord({ record: record(hz), annotations, settings }).beats;
    const found = prepareRecord({ record: gap, annotations, settings }).beats;
    expect(row(found.waveform, 5)).toEqual(row(whole.waveform, 5));
    expect(row(found.second!, 5).every((value) => value === 0)).toBe(true);
  });
});
