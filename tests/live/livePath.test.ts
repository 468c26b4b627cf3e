import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beatFeatures } from '../../src/beats/beatFeatures';
import { featureColumns } from '../../src/beats/inputChannels';
import { RHYTHM_COLUMNS } from '../../src/beats/types';
import { detectBeats, panTompkins } from '../../src/detection';
import { defaultTrainSettings } from '../../src/experiment/settings/defaults';
import { createLivePath, type LiveEvent, type LiveSettings } from '../../src/live';
import { createCausalFilter } from '../../src/signal/causalFilter';
import { realLead } from '../detection/realLead';
import { describeWithShared } from '../shared';
import { ecg } from './ecg';

const settings: LiveSettings = {
  samplingHz: 250,
  band: { lowHz: 0.5, highHz: 40, notchHz: 50 },
  detector: 'lab',
};

interface Replay {
  beats: {
    sample: number;
    timeSec: number;
    classIndex: number;
    features: Readonly<Record<string, number>>;
  }[];
  rhythms: unknown[];
  gaps: unknown[];
  filtered: number[];
  all: LiveEvent[];
}

/** Runs a lead through the path in chunks whose lengths repeat. */
function replay(lead: Float32Array, own: LiveSettings, sizes: readonly number[]): Replay {
  const path = createLivePath(own);
  const all: LiveEvent[] = [];
  for (let from = 0, i = 0; from < lead.length; i++) {
    const samples = lead.subarray(from, from + sizes[i % sizes.length]!);
    all.push(...path.push({ startSec: from / own.samplingHz, samplingHz: own.samplingHz, samples }));
    from += samples.length;
  }
  all.push(...path.finish());
  return sorted(all);
}

function sorted(all: LiveEvent[]): Replay {
  const filtered: number[] = [];
  const result: Replay = { beats: [], rhythms: [], gaps: [], filtered, all };
  for (const event of all) {
    if (event.type === 'beat') {
      const { knownSample, ...beat } = event.beat;
      expect(knownSample).toBeGreaterThanOrEqual(beat.sample);
      result.beats.push(beat);
    }
    if (event.type === 'rhythm') result.rhythms.push(event.event);
    if (event.type === 'gap') result.gaps.push(event);
    if (event.type === 'samples') filtered.push(...event.filtered);
  }
  return result;
}

/** Samples that had come after each beat when it was told, ascending. */
const latenciesOf = (all: readonly LiveEvent[]) =>
  all
    .flatMap((event) => (event.type === 'beat' ? [event.beat.knownSample - event.beat.sample] : []))
    .toSorted((a, b) => a - b);

const shareOf = (sorted: readonly number[], share: number) =>
  sorted[Math.floor(share * (sorted.length - 1))]!;

const batch = (lead: Float32Array, { band, samplingHz }: LiveSettings) =>
  createCausalFilter(band, samplingHz).push(lead);

/** Seventy seconds with a pause of four, runs of early wide beats, and a fast end. */
const lead = ecg(250, [
  ...Array(12).fill(0.8),
  ...[4, 0.8, 0.8, 0.4, 0.4, 0.4, 1.1],
  ...Array(12).fill(0.9),
  ...Array(70).fill(0.45),
]);

describe('the causal path', () => {
  it('says the same of a replay in chunks of any size, and as much as the batch run causally', () => {
    const whole = replay(lead, settings, [lead.length]);
    expect(whole.beats.map(({ sample }) => sample)).toEqual(
      detectBeats(batch(lead, settings), 250).map(({ sample }) => sample),
    );
    expect(whole.beats.length).toBeGreaterThan(95);
    expect(whole.rhythms).toContainEqual({
      phase: 'begin',
      episode: expect.objectContaining({ kind: 'pause' }),
    });
    expect(whole.rhythms).toContainEqual({
      phase: 'end',
      episode: expect.objectContaining({ kind: 'tachycardia' }),
    });
    expect(Float32Array.from(whole.filtered)).toEqual(batch(lead, settings));
  });

  it('gives the samples as they came beside the filtered ones, and asks for a class when as much follows as it should', () => {
    const lookAheadSec = 1.2;
    const seen: number[] = [];
    const classify: LiveSettings['classify'] = ({ sample, strip }) => {
      seen.push(strip(sample, 300).findIndex(Number.isNaN));
      return 2;
    };
    const own: LiveSettings = { ...settings, detector: 'panTompkins', classify, lookAheadSec };
    const { all, beats } = replay(lead, own, [37]);
    const raw = all.flatMap((event) => (event.type === 'samples' ? [...event.raw] : []));
    expect(Float32Array.from(raw)).toEqual(lead);
    expect(beats.map(({ sample }) => sample)).toEqual(panTompkins(batch(lead, settings), 250));
    expect(beats.every(({ classIndex }) => classIndex === 2)).toBe(true);
    // But for those at the end, which nothing follows.
    expect(seen.slice(0, -3)).toEqual(Array(seen.length - 3).fill(-1));
    expect(seen.at(-1)).toBeGreaterThan(0);
  });

  it.each(['lab', 'panTompkins', 'panTompkinsEarly'] as const)(
    'says the same in the same order, and shows classes the same samples, whatever the chunks (%s)',
    (detector) => {
      const part = lead.subarray(0, 7500);
      const strips = (sizes: readonly number[]) => {
        const seen: string[] = [];
        const classify: LiveSettings['classify'] = ({ sample, strip }) => {
          expect(strip(sample, 1)[0]).not.toBeNaN();
          seen.push(strip(sample - 500, 2500).join());
          return strip(sample - 50, 100).findIndex((value) => value > 0.5) % 3;
        };
        const { all } = replay(part, { ...settings, detector, classify }, sizes);
        return { all: all.map((event) => JSON.stringify(event)), seen };
      };
      const whole = strips([part.length]);
      fc.assert(
        fc.property(fc.array(fc.integer({ min: 1, max: 9000 }), { minLength: 1, maxLength: 5 }), (sizes) => {
          expect(strips(sizes)).toEqual(whole);
        }),
        { numRuns: 5 },
      );
    },
  );

  it('asks for a class as soon as what it needs is there, also where that is known only later', () => {
    const needs = 80;
    const classify: LiveSettings['classify'] = ({ sample, strip }) =>
      strip(sample, needs).some(Number.isNaN) ? 4 : 1;
    // Where it ends is known when ten samples fewer are there.
    const endOf: LiveSettings['endOf'] = ({ sample, strip }) =>
      Number.isNaN(strip(sample + needs - 10, 1)[0]) ? undefined : sample + needs;
    const own: LiveSettings = { ...settings, detector: 'panTompkinsEarly', classify, lookAheadSec: 1 };
    const early = replay(lead, { ...own, endOf }, [37]);
    const late = replay(lead, own, [37]);
    expect(early.beats).toEqual(late.beats);
    expect(new Set(early.beats.map(({ classIndex }) => classIndex))).toEqual(new Set([1]));
    const block = Math.round(0.05 * 250);
    expect(Math.min(...latenciesOf(early.all))).toBeGreaterThanOrEqual(needs - 1);
    expect(shareOf(latenciesOf(early.all), 0.95)).toBeLessThan(needs + block);
    expect(shareOf(latenciesOf(late.all), 0.5)).toBeGreaterThanOrEqual(250 - 1);
    expect(replay(lead, { ...own, endOf }, [lead.length]).all).toEqual(early.all);
  });

  it.each([
    ['panTompkins', 'paper', 0.5],
    ['panTompkinsEarly', 'early', 0.32],
  ] as const)('finds what Pan and Tompkins find (%s), 95 %% of it in time', (detector, way, mostSec) => {
    const own: LiveSettings = { ...settings, detector };
    const { beats, all } = replay(lead, own, [25]);
    expect(beats.map(({ sample }) => sample)).toEqual(panTompkins(batch(lead, own), 250, way));
    expect(shareOf(latenciesOf(all), 0.95) / 250).toBeLessThan(mostSec);
  });

  it('has the causal features of the record up to each beat', () => {
    const { beats } = replay(lead, settings, [500]);
    const features = beatFeatures(Float64Array.from(beats, ({ timeSec }) => timeSec));
    const columnOf = (name: string) => RHYTHM_COLUMNS.findIndex((column) => column.name === name);
    const causal = featureColumns({
      ...defaultTrainSettings.input,
      features: 'runningCausal',
      absolute: true,
    }).map((column) => RHYTHM_COLUMNS[column]!.name);
    beats.forEach(({ features: own }, row) => {
      expect(Object.keys(own).toSorted()).toEqual(['previousToPast', ...causal].toSorted());
      for (const name of Object.keys(own))
        expect(own[name]).toBe(features[row * RHYTHM_COLUMNS.length + columnOf(name)]);
    });
    // A beat is compared with the ten intervals before its own.
    const rr = beats.map(({ timeSec }, i) => timeSec - (beats[i - 1]?.timeSec ?? Number.NaN));
    const mean = rr.slice(20, 30).reduce((sum, value) => sum + value, 0) / 10;
    expect(beats[30]!.features.previousToPast).toBeCloseTo(Math.log(rr[30]! / mean), 6);
  });

  it('gives beats the class that it is told, with the samples around them', () => {
    const strips: Float32Array[] = [];
    const { beats, rhythms } = replay(
      lead,
      {
        ...settings,
        classify({ sample, features, strip }) {
          strips.push(strip(sample - 50, 100));
          return features.previousToPast! < -0.5 ? 2 : 0;
        },
      },
      [125],
    );
    expect(beats.filter(({ classIndex }) => classIndex === 2).length).toBeGreaterThan(2);
    expect(rhythms).toContainEqual({
      phase: 'end',
      episode: expect.objectContaining({ kind: 'run', origin: 'ventricular' }),
    });
    const filtered = batch(lead, settings);
    strips.forEach((strip, i) => {
      const from = beats[i]!.sample - 50;
      if (from > 0 && from + 100 < lead.length) expect(strip).toEqual(filtered.slice(from, from + 100));
    });
  });

  it('begins anew after a gap and after a lead that was off, and joins nothing over them', () => {
    const off = lead.slice();
    off.fill(Number.NaN, 5000, 5750);
    // For less than a second the last value goes on.
    off.fill(Number.NaN, 8000, 8100);
    const whole = replay(off, settings, [off.length]);
    expect(replay(off, settings, [333]).all).toEqual(whole.all);
    expect(whole.gaps).toEqual([{ type: 'gap', startSec: 20, endSec: 23 }]);
    expect(whole.beats.filter(({ sample }) => sample > 5010 && sample < 5740)).toEqual([]);
    expect(whole.beats.some(({ sample }) => sample > 5800)).toBe(true);

    const path = createLivePath(settings);
    const all = [
      ...path.push({ startSec: 0, samplingHz: 250, samples: lead.subarray(0, 5000) }),
      ...path.push({ startSec: 3600, samplingHz: 250, samples: lead.subarray(0, 5000) }),
      ...path.push({ startSec: 3610, samplingHz: 250, samples: lead.subarray(0, 50) }),
      ...path.finish(),
    ];
    const { beats, gaps } = sorted(all);
    expect(gaps).toEqual([{ type: 'gap', startSec: expect.closeTo(20 - 1 / 250, 9), endSec: 3600 }]);
    expect(all).toContainEqual({ type: 'late', count: 50 });
    const half = beats.length / 2;
    expect(beats.slice(half).map(({ sample }) => sample - 900000)).toEqual(
      beats.slice(0, half).map(({ sample }) => sample),
    );
  });

  it.each([
    ['goes off', 5000, Number.POSITIVE_INFINITY],
    ['was never on', 0, Number.POSITIVE_INFINITY],
    ['comes on', 0, 5000],
  ])('tells of a lead that %s', (_, from, to) => {
    const off = lead.slice(0, 7500).fill(Number.NaN, from, to);
    const path = createLivePath(settings);
    const push = (start: number, end: number) =>
      path.push({ startSec: start / 250, samplingHz: 250, samples: off.subarray(start, end) });
    const told = (events: readonly LiveEvent[]) =>
      events.filter(({ type }) => type === 'off' || type === 'gap');
    // As soon as it has been off for a second; the grid is two samples late.
    const known = from + 252;
    expect(told([...push(0, from + 100), ...push(from + 100, known - 1)])).toEqual([]);
    expect(told(push(known - 1, known))).toEqual([{ type: 'off', startSec: from / 250 }]);
    expect(told([...push(known, 7500), ...path.finish()])).toEqual([
      { type: 'gap', startSec: from / 250, endSec: Math.min(to, 7499) / 250 },
    ]);
    expect(path.finish()).toEqual([]);
  });

  it('takes a device whose rate is not what it says', () => {
    const slow = ecg(128.6, Array(60).fill(0.9));
    const path = createLivePath({ ...settings, samplingHz: 130 });
    const all: LiveEvent[] = [];
    for (let from = 0; from < slow.length; from += 73) {
      all.push(
        ...path.push({ startSec: from / 128.6, samplingHz: 128.6, samples: slow.subarray(from, from + 73) }),
      );
    }
    all.push(...path.finish());
    const { beats, gaps } = sorted(all);
    expect(gaps).toEqual([]);
    expect(beats.length).toBeGreaterThanOrEqual(58);
    for (let i = 3; i < beats.length - 1; i++) {
      expect(Math.abs(beats[i]!.timeSec - beats[i - 1]!.timeSec - 0.9)).toBeLessThan(0.02);
    }
  });
});

describeWithShared('the causal path over real records', (shared) => {
  const real = (name: string, detector: LiveSettings['detector']) => {
    const { leads, hz } = realLead(shared, 'mitdb', name);
    const own: LiveSettings = {
      ...settings,
      samplingHz: hz,
      band: { ...settings.band, notchHz: 60 },
      detector,
    };
    return { own, minutes: leads[0]!.subarray(0, 5 * 60 * hz), hz };
  };

  it.each(['100', '207', '222'])('finds in %s what the batch run causally finds', (name) => {
    const { own, minutes, hz } = real(name, 'lab');
    const { beats } = replay(minutes, own, [90, 7, 360]);
    expect(beats.map(({ sample }) => sample)).toEqual(
      detectBeats(batch(minutes, own), hz).map(({ sample }) => sample),
    );
    expect(beats.length).toBeGreaterThan(250);
  });

  it.each(['101', '203', '208'])('finds in %s early what the batch run finds early', (name) => {
    const { own, minutes, hz } = real(name, 'panTompkinsEarly');
    const { beats, all } = replay(minutes, own, [90, 7, 360]);
    expect(beats.map(({ sample }) => sample)).toEqual(panTompkins(batch(minutes, own), hz, 'early'));
    expect(beats.length).toBeGreaterThan(250);
    const latencies = latenciesOf(all);
    expect(shareOf(latencies, 0.5) / hz).toBeLessThan(0.3);
    expect(shareOf(latencies, 0.95) / hz).toBeLessThan(0.4);
  });
});
