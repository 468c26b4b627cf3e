import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deriveColumns } from '../../../src/beats/deriveColumns';
import { INPUT } from '../../../src/beats/settings';
import { RHYTHM_COLUMNS } from '../../../src/beats/types';
import { usualBeats } from '../../../src/beats/usualBeats';
import { networkOf } from '../../../src/experiment/network/networkOf';
import { defaultScalogramChoice, defaultTrainSettings } from '../../../src/experiment/settings/defaults';
import { BeatStore } from '../../../src/training/input/beatStore';
import { BEAT_ALONE, inputLayout } from '../../../src/training/input/inputLayout';
import type { TrainingBeats } from '../../../src/training/input/types';
import { storeOf, syntheticBeats, syntheticRecord } from '../syntheticBeats';

describe('the store of beats', () => {
  it('addresses the beats of all parts by one running index', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 6 }), (sizes) => {
        const parts = sizes.map((size, index) => syntheticBeats([size, 2], 5, index + 1));
        const store = storeOf(...parts);
        const all = parts.flatMap((part) => [...part.waveform]);
        const labels = parts.flatMap((part) => [...part.label]);
        expect(store.count).toBe(labels.length);
        expect([...store.labels()]).toEqual(labels);
        const row = new Float32Array(7);
        for (let index = 0; index < store.count; index++) {
          expect(store.copyBeat(index, row, 1)).toBe(labels[index]);
          expect([...row.subarray(1, 6)]).toEqual(all.slice(index * 5, index * 5 + 5));
        }
      }),
      { numRuns: 30 },
    );
  });

  it('keeps the memory of a part instead of copying it', () => {
    const part = syntheticBeats([4, 4], 3);
    const store = storeOf(part);
    part.waveform[0] = 42;
    const row = new Float32Array(3);
    store.copyBeat(0, row, 0);
    expect(row[0]).toBe(42);
  });

  it('takes no notice of empty parts and is empty after clear', () => {
    const store = storeOf(syntheticBeats([]), syntheticBeats([2, 2], 6));
    expect([store.count, store.lengthSamples]).toEqual([4, 6]);
    store.clear();
    expect([store.count, store.lengthSamples]).toEqual([0, 0]);
    store.add(syntheticBeats([1], 9));
    expect(store.lengthSamples).toBe(9);
  });

  it('refuses beats of another length, incomplete beats and missing samples, and keeps what it had', () => {
    const store = storeOf(syntheticBeats([2, 2], 6));
    expect(() => store.add(syntheticBeats([2], 7))).toThrow(/synthetic have 7 samples, those before it 6/);
    const short = { ...syntheticBeats([2], 6), count: 3 };
    expect(() => store.add(short)).toThrow(/synthetic are incomplete/);
    const holed = syntheticBeats([3], 6);
    holed.waveform[8] = Number.NaN;
    expect(() => store.add(holed)).toThrow(/Beat 2 of synthetic holds a missing sample/);
    expect(store.count).toBe(4);
  });

  it('needs no record names', () => {
    const { recordNames, ...part } = syntheticBeats([2], 6);
    expect(recordNames).toEqual(['synthetic']);
    const store = new BeatStore();
    store.add(part);
    expect(store.count).toBe(2);
  });
});

const anyInput = fc.record({
  beat: fc.boolean(),
  difference: fc.boolean(),
  longDifference: fc.boolean(),
  past: fc.boolean(),
  neighbours: fc.boolean(),
  features: fc.constantFrom(...INPUT.fields.features.options),
  absolute: fc.boolean(),
  shape: fc.boolean(),
});
const two = (secondLead: boolean) => [
  syntheticRecord('100', [5, 4], { lengthSamples: 6, secondLead }),
  syntheticRecord('101', [3, 3], { lengthSamples: 6, seed: 2, secondLead }),
];

/** What a part's columns hold once everything is made that follows from its windows. */
const complete = ({ recordNames, extra, window, ...part }: TrainingBeats) => ({
  ...part,
  ...deriveColumns(
    { ...part, recordNames: recordNames!, extra: extra!, window: window! },
    { median: true, longMedian: true, shape: true },
  ),
});

/** What the contract says a channel shows, written down a second time, by rows. */
function expectedRow(part: TrainingBeats, row: number, lead: 0 | 1, name: string): number[] {
  const of = (rows: Float32Array | undefined, at: number) => [...rows!.subarray(6 * at, 6 * at + 6)];
  const beat = of(lead ? part.second : part.waveform, row);
  if (name === 'beat') return beat;
  if (name === 'difference' || name === 'longDifference') {
    const { median: ofAll, medianSecond, longMedian, longMedianSecond } = complete(part);
    const [first, second] = name === 'difference' ? [ofAll, medianSecond] : [longMedian, longMedianSecond];
    const median = of(lead ? second : first, part.record![row]!);
    return beat.map((value, i) => Math.fround(value - median[i]!));
  }
  if (name === 'pastBeat' || name === 'pastDifference') {
    const usual = of(usualBeats(lead ? part.second! : part.waveform, 6), row);
    const mean = usual.reduce((sum, value) => sum + value, 0) / 6;
    const size = Math.sqrt(usual.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 6);
    const given = name === 'pastBeat' ? beat : beat.map((value, i) => value - usual[i]!);
    return given.map((value) => Math.fround(Math.max(-8, Math.min(8, value / size))));
  }
  const at = part.neighbours![2 * row + (name === 'next' ? 1 : 0)]!;
  if (at < 0) return [0, 0, 0, 0, 0, 0];
  if (at >= part.count) return of(lead ? part.extraSecond : part.extra, at - part.count);
  return of(lead ? part.second : part.waveform, at);
}

describe('the input of a beat', () => {
  it('has the channels of the first lead, then those of the second, side by side in each sample', () => {
    fc.assert(
      fc.property(anyInput, fc.boolean(), (input, secondLead) => {
        const parts = two(secondLead);
        const store = storeOf(...parts);
        const settings = { ...defaultTrainSettings, input };
        const layout = inputLayout(settings, store.secondLead);
        const names = [
          ...(input.beat || !(input.difference || input.longDifference || input.past) ? ['beat'] : []),
          ...(input.difference ? ['difference'] : []),
          ...(input.longDifference ? ['longDifference'] : []),
          ...(input.past ? ['pastBeat', 'pastDifference'] : []),
          ...(input.neighbours ? ['previous', 'next'] : []),
        ];
        const leads = secondLead ? ([0, 1] as const) : ([0] as const);
        const channels = leads.flatMap((lead) => names.map((name) => ({ lead, name })));
        expect(layout.channels).toEqual(channels);
        expect(networkOf(settings, { lengthSamples: 6, classCount: 4, secondLead })).toMatchObject({
          channels: channels.length,
          features: layout.columns.length,
        });

        store.derive(layout);
        // A row that held something before, so that zeros have to be written.
        const target = {
          waveform: new Float32Array(3 * 6 * channels.length).fill(9),
          features: new Float32Array(3 * layout.columns.length).fill(9),
        };
        let index = 0;
        for (const part of parts) {
          const { rhythm, shape } = complete(part);
          for (let row = 0; row < part.count; row++) {
            expect(store.copyInput(index++, layout, target, 1)).toBe(part.label[row]);
            channels.forEach(({ lead, name }, channel) => {
              const got = Array.from(
                { length: 6 },
                (_, i) => target.waveform[(6 + i) * channels.length + channel],
              );
              expect(got).toEqual(expectedRow(part, row, lead, name));
            });
            layout.columns.forEach((column, place) => {
              const value =
                column < RHYTHM_COLUMNS.length
                  ? rhythm![row * RHYTHM_COLUMNS.length + column]
                  : shape![row * 5 + column - RHYTHM_COLUMNS.length];
              expect(value).toBeDefined();
              expect(target.features[layout.columns.length + place]).toBe(value);
            });
          }
        }
        const outside = [...target.waveform.subarray(0, 6 * channels.length)];
        expect(outside.every((value) => value === 9)).toBe(true);
      }),
      { numRuns: 12 },
    );
  });

  it('is previous, beat and next of the first lead for the network on images, whatever else is chosen', () => {
    const settings = {
      network: defaultScalogramChoice,
      input: {
        ...defaultTrainSettings.input,
        beat: true,
        difference: true,
        neighbours: false,
        features: 'whole' as const,
        shape: false,
      },
    };
    expect(inputLayout(settings, true)).toEqual({
      channels: ['previous', 'beat', 'next'].map((name) => ({ lead: 0, name })),
      columns: [],
    });
  });

  it('is the beat as it lies in memory where nothing more is asked for', () => {
    const store = storeOf(...two(true));
    const target = { waveform: new Float32Array(12), features: new Float32Array(0) };
    const row = new Float32Array(6);
    for (let index = 0; index < store.count; index++) {
      expect(store.copyInput(index, BEAT_ALONE, target, 1)).toBe(store.copyBeat(index, row, 0));
      expect(target.waveform.slice(6)).toEqual(row);
    }
  });

  it('is zeros where the second lead lacks the window, the difference from its median beat too', () => {
    const [part] = two(true);
    part!.second!.fill(0, 12, 18);
    const layout = inputLayout(
      {
        ...defaultTrainSettings,
        input: {
          ...defaultTrainSettings.input,
          beat: true,
          difference: true,
          neighbours: false,
          features: 'none',
          shape: false,
        },
      },
      true,
    );
    const target = { waveform: new Float32Array(24).fill(9), features: new Float32Array(0) };
    const store = storeOf(part!);
    store.derive(layout);
    store.copyInput(2, layout, target, 0);
    const [beat, difference, otherBeat, otherDifference] = [0, 1, 2, 3].map((channel) =>
      [...target.waveform].filter((_, i) => i % 4 === channel),
    );
    expect([otherBeat, otherDifference]).toEqual([new Array(6).fill(0), new Array(6).fill(0)]);
    expect(beat).toEqual(expectedRow(part!, 2, 0, 'beat'));
    expect(difference).toEqual(expectedRow(part!, 2, 0, 'difference'));
  });

  it('names what it lacks', () => {
    const layout = inputLayout(
      {
        ...defaultTrainSettings,
        input: {
          ...defaultTrainSettings.input,
          beat: true,
          difference: true,
          neighbours: true,
          features: 'whole',
          shape: true,
        },
      },
      true,
    );
    const lacking = (...parts: TrainingBeats[]) => {
      const store = storeOf(...parts);
      store.derive(layout);
      return store.lacks(layout);
    };
    expect(lacking(...two(true))).toBeUndefined();
    expect(lacking(...two(false))).toMatch(/without their second lead/);
    const [whole] = two(true);
    for (const [columns, sentence] of [
      [['extra', 'extraSecond', 'neighbours'], /without their record's median beat/],
      [['neighbours'], /without their neighbours/],
      [['rhythm'], /without features of the rhythm/],
      [['window'], /without their record's median beat/],
    ] as const) {
      const without = Object.fromEntries(columns.map((column) => [column, undefined]));
      const store = storeOf({ ...whole!, ...without });
      store.derive(layout);
      expect(store.lacks(layout)).toMatch(sentence);
      expect(store.lacks(BEAT_ALONE)).toBeUndefined();
    }
  });
});

describe('the index of the beats', () => {
  it('tells each beat’s class, record and second; records of equal name are one', () => {
    const parts = [...two(false), syntheticRecord('100', [2, 1], { lengthSamples: 6, seed: 3 })];
    const { labels, record, recordNames, timeSec } = storeOf(...parts).index();
    expect(recordNames).toEqual(['100', '101']);
    expect([...record]).toEqual([...new Array(9).fill(0), ...new Array(6).fill(1), 0, 0, 0]);
    expect([...labels]).toEqual(parts.flatMap(({ label }) => [...label]));
    expect([...timeSec]).toEqual(
      parts.flatMap(({ count }) => Array.from({ length: count }, (_, i) => i + 1)),
    );
  });

  it('takes beats without records for one record, and counts them for a time', () => {
    const { record, recordNames, timeSec } = storeOf(
      syntheticBeats([2, 1], 4),
      syntheticBeats([1, 1], 4),
    ).index();
    expect(recordNames).toEqual(['synthetic']);
    expect([...record]).toEqual([0, 0, 0, 0, 0]);
    expect([...timeSec]).toEqual([0, 1, 2, 3, 4]);
    expect(new BeatStore().index().labels.length).toBe(0);
  });
});

describe('parts that do not fit', () => {
  it('are refused where one has a column that the others lack', () => {
    for (const [column, words] of [
      ['second', 'a second lead'],
      ['neighbours', 'their neighbouring beats'],
      ['rhythm', 'features of the rhythm'],
      ['record', 'their records'],
    ] as const) {
      const [first, other] = two(true);
      const store = storeOf(first!);
      const without = { ...other!, [column]: undefined };
      expect(() => store.add(without)).toThrow(
        `The beats of 101 come without ${words}, those before them with.`,
      );
      const bare = storeOf({ ...first!, [column]: undefined });
      expect(() => bare.add(other!)).toThrow(
        `The beats of 101 come with ${words}, those before them without.`,
      );
      expect([store.count, bare.count]).toEqual([9, 9]);
    }
  });

  it('are refused where a value is no number, whichever column it is in', () => {
    for (const [column, sentence] of [
      ['second', /Beat 1 of 100 holds a missing sample in its second lead/],
      ['rhythm', /Beat 1 of 100 has a feature that is not a number/],
      ['shape', /Beat 1 of 100 has a feature that is not a number/],
      ['extra', /neighbouring or median beat of 100 holds a missing sample/],
      ['medianSecond', /neighbouring or median beat of 100 holds a missing sample/],
    ] as const) {
      const part = { ...two(true)[0]!, ...complete(two(true)[0]!) };
      part[column]![3] = Number.NaN;
      expect(() => storeOf(part)).toThrow(sentence);
    }
    expect(() => storeOf({ ...two(true)[0]!, recordHz: [0] })).toThrow(
      /sampling frequency of 100 is not known/,
    );
  });

  it('are refused where a column is too short, or a neighbour is not there', () => {
    const [part] = two(true);
    const broken: Partial<TrainingBeats>[] = [
      { second: part!.second!.slice(6) },
      { rhythm: part!.rhythm!.slice(1) },
      { shape: new Float32Array(1) },
      { record: new Uint16Array(3) },
      { record: new Uint16Array(9).fill(1) },
      { recordHz: [] },
      { neighbours: new Int32Array(18).fill(10) },
      { neighbours: new Int32Array(18).fill(-2) },
      { extraSecond: undefined },
      { median: new Float32Array(6), medianSecond: new Float32Array(0) },
      { median: new Float32Array(0), medianSecond: new Float32Array(0) },
    ];
    for (const change of broken) expect(() => storeOf({ ...part!, ...change })).toThrow(/100 are incomplete/);
  });
});
