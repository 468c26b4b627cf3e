import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/base/random';
import { addNoise } from '../../src/demo/addNoise';
import {
  createQualityMeter,
  detectBeats,
  panTompkins,
  type QualityStretch,
  signalQuality,
} from '../../src/detection';
import { beatAgreement } from '../../src/evaluation';
import { describeWithShared } from '../shared';
import { realLead } from './realLead';

const qualityOf = (lead: Float32Array, hz: number): QualityStretch[] => {
  const meter = createQualityMeter(hz);
  const windows = [...meter.push([lead]), ...meter.finish()];
  const lab = detectBeats(lead, hz).map(({ sample }) => sample);
  return signalQuality(windows, beatAgreement(lab, panTompkins(lead, hz), hz));
};

const NO_NOISE = {
  wanderMv: 0,
  respirationMv: 0,
  muscleMv: 0,
  burstsPerMin: 0,
  mainsMv: 0,
  mainsHz: 50,
} as const;

describeWithShared('the quality of a real lead', (shared) => {
  const { leads, hz } = realLead(shared, 'mitdb', '100');
  const clean = leads[0]!.subarray(0, 60 * hz);
  const changed = (fromSec: number, toSec: number, change: (part: Float64Array) => void) => {
    const lead = clean.slice();
    const part = Float64Array.from(clean.subarray(fromSec * hz, toSec * hz));
    change(part);
    lead.set(part, fromSec * hz);
    return lead;
  };
  const stretch = (fromSec: number, toSec: number, quality: string, reasons: string[] = []) => ({
    ...{ fromSample: fromSec * hz, toSample: toSec * hz, quality, reasons },
  });

  it('is good of a clean one, whatever its units and its wander', () => {
    expect(qualityOf(clean, hz)).toEqual([stretch(0, 60, 'good')]);
    const wandering = clean.map((value, i) => -200 * (value + 3 * Math.sin((0.6 * i) / hz)));
    expect(qualityOf(wandering, hz)).toEqual([stretch(0, 60, 'good')]);
  });

  it('is poor where muscle noise is half as high as the beats', () => {
    const noisy = changed(20, 40, (part) =>
      addNoise(part, hz, { ...NO_NOISE, muscleMv: 0.6 }, createRandom(1)),
    );
    const [before, within, after, ...rest] = qualityOf(noisy, hz);
    expect([before?.quality, within?.quality, after?.quality, rest]).toEqual(['good', 'poor', 'good', []]);
    expect([within?.fromSample, within?.toSample]).toEqual([20 * hz, 40 * hz]);
    expect(within?.reasons).toContain('noise');
  });

  it.each([
    ['missing', Number.NaN],
    ['flat', 0.25],
  ])('is none where more than half of ten seconds is %s', (reason, value) => {
    const gone = changed(23, 40, (part) => part.fill(value));
    expect(qualityOf(gone, hz)).toEqual([
      stretch(0, 20, 'good'),
      stretch(20, 40, 'none', [reason]),
      stretch(40, 60, 'good'),
    ]);
  });

  it('is measured alike in any pieces', () => {
    const whole = createQualityMeter(hz);
    const pieces = createQualityMeter(hz);
    const found = [];
    for (let from = 0; from < clean.length; from += 77) {
      found.push(...pieces.push([clean.subarray(from, from + 77)]));
    }
    found.push(...pieces.finish());
    expect(found).toEqual([...whole.push([clean]), ...whole.finish()]);
  });
});

describe('runs of equal samples', () => {
  /** Runs of a few values, among them missing ones, most of them short and some longer than a second. */
  const runs = fc.array(
    fc.tuple(
      fc.constantFrom(0, 0.5, 1, Number.NaN),
      fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 400 })),
    ),
    { maxLength: 60 },
  );

  it.each([40, 128])('count as flat from a second on, and missing samples as missing, at %i Hz', (hz) => {
    fc.assert(
      fc.property(runs, (parts) => {
        const lead = Float32Array.from(parts.flatMap(([value, length]) => Array(length).fill(value)));
        const meter = createQualityMeter(hz);
        for (const { fromSample, toSample, flat, missing } of [...meter.push([lead]), ...meter.finish()]) {
          let [flatCount, missingCount, run] = [0, 0, 0];
          for (let i = 0; i < toSample; i++) {
            run = lead[i] === lead[i - 1] ? run + 1 : 1;
            if (i < fromSample) continue;
            if (run === hz) flatCount += Math.min(run, i - fromSample + 1);
            else if (run > hz) flatCount++;
            if (Number.isNaN(lead[i]!)) missingCount++;
          }
          const length = toSample - fromSample;
          expect([flat, missing]).toEqual([flatCount / length, missingCount / length]);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('the quality of windows', () => {
  const window = { fromSample: 0, toSample: 1000, missing: 0, flat: 0, peakedness: 20 };
  const none = { both: [], onlyFirst: [], onlySecond: [] };

  it('is poor where the detectors disagree, and counts a beat in its own window only', () => {
    const windows = [window, { ...window, fromSample: 1000, toSample: 2000 }];
    const stretches = signalQuality(windows, { both: [100, 1100, 1500], onlyFirst: [200], onlySecond: [] });
    expect(stretches).toEqual([
      { fromSample: 0, toSample: 1000, quality: 'poor', reasons: ['disagreement'] },
      { fromSample: 1000, toSample: 2000, quality: 'good', reasons: [] },
    ]);
  });

  it('is poor where nothing is found, and joins what is alike', () => {
    const windows = [window, { ...window, fromSample: 1000, toSample: 1500, peakedness: 3 }];
    expect(signalQuality(windows, none)).toEqual([
      { fromSample: 0, toSample: 1500, quality: 'poor', reasons: ['no-beats', 'noise'] },
    ]);
  });

  it('has no stretch of nothing', () => {
    const meter = createQualityMeter(100);
    expect(meter.push([new Float32Array(0)])).toEqual([]);
    expect(signalQuality(meter.finish(), none)).toEqual([]);
  });
});
