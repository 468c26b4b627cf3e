import { describe, expect, it } from 'vitest';
import { createDetector, createQualityMeter, createVote, partsOf } from '../../src/detection';
import { describeWithShared } from '../shared';
import { realLead } from './realLead';

describe('parts of a record', () => {
  it.each([
    [360, 24 * 3600, 3],
    [128, 24 * 3600, 8],
    [257.5, 10_000, 4],
    [1000, 7200, 4],
    [385, 3601, 2],
  ])('cover it without gaps at %f Hz', (hz, seconds, most) => {
    const length = Math.round(seconds * hz) + 17;
    const parts = partsOf(length, hz, most);
    expect(parts.length).toBeLessThanOrEqual(most);
    expect(parts.length).toBeGreaterThan(1);
    expect(parts[0]).toMatchObject({ listenFrom: 0, fromSample: 0 });
    expect(parts.at(-1)!.toSample).toBe(length);
    for (const [i, { listenFrom, fromSample, toSample }] of parts.entries()) {
      expect(toSample).toBeGreaterThan(fromSample);
      if (i === 0) continue;
      expect(fromSample).toBe(parts[i - 1]!.toSample);
      expect(fromSample - listenFrom).toBeGreaterThanOrEqual(60 * hz);
    }
  });

  it.each([0, 1, 3000])('are one of a record of %i samples', (length) => {
    expect(partsOf(length, 360, 4)).toEqual([{ listenFrom: 0, fromSample: 0, toSample: length }]);
  });
});

describeWithShared('a search in parts', (shared) => {
  it.each([
    ['mitdb', '203', 1],
    ['mitdb', '203', 2],
    ['mitdb', '207', 1],
    ['svdb', '800', 2],
  ] as const)('finds what one from the beginning finds: %s %s, leads: %i', (database, name, leadCount) => {
    const { leads, hz } = realLead(shared, database, name);
    const used = leads.slice(0, leadCount);
    const create = () => (leadCount === 1 ? createDetector(hz) : createVote(hz, leadCount));
    const streamed = create();
    const whole = [...streamed.push(used), ...streamed.finish()];
    const meter = createQualityMeter(hz);
    const windows = [...meter.push(used), ...meter.finish()];
    let steady = 0;
    for (const { listenFrom, fromSample, toSample } of partsOf(leads[0]!.length, hz, 9, 150).slice(1)) {
      const detector = create();
      const end = toSample + Math.ceil(detector.latencySec * hz);
      const heard = used.map((lead) => lead.subarray(listenFrom, end));
      const beats = [...detector.push(heard), ...(end >= leads[0]!.length ? detector.finish() : [])];
      const isOfPart = (sample: number) => sample >= fromSample && sample < toSample;
      const shifted = beats.map((beat) => ({ ...beat, sample: beat.sample + listenFrom }));
      if (listenFrom + detector.steadyFrom() > fromSample) continue;
      steady++;
      // To the last digit of the log-odds.
      expect(shifted.filter(({ sample }) => isOfPart(sample))).toEqual(
        whole.filter(({ sample }) => isOfPart(sample)),
      );
      const own = createQualityMeter(hz);
      const measured = [...own.push(heard), ...own.finish()].map((window) => ({
        ...window,
        fromSample: window.fromSample + listenFrom,
        toSample: window.toSample + listenFrom,
      }));
      expect(measured.filter((window) => isOfPart(window.fromSample))).toEqual(
        windows.filter((window) => isOfPart(window.fromSample)),
      );
    }
    expect(steady).toBeGreaterThan(6);
  });

  it('is not said to be the same before there are beats to compare with', () => {
    const detector = createDetector(360);
    detector.push([new Float32Array(120 * 360)]);
    expect(detector.steadyFrom()).toBe(Number.POSITIVE_INFINITY);
  });
});
