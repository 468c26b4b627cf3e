import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/base/random';
import { beatFeatures } from '../../../src/beats/beatFeatures';
import { FEATURE_COLUMNS, RHYTHM_COLUMNS } from '../../../src/beats/types';
import { defaultTrainSettings } from '../../../src/experiment/settings/defaults';
import type { TrainSettings } from '../../../src/experiment/settings/types';
import { fillBatch } from '../../../src/training/input/batches';
import { inputLayout } from '../../../src/training/input/inputLayout';
import { waysOfEpoch } from '../../../src/training/input/references';
import type { TrainingBeats } from '../../../src/training/input/types';
import { storeOf, syntheticRecord } from '../syntheticBeats';

const COUNT = 400;
const WAYS = 6;
const settings: TrainSettings = {
  ...defaultTrainSettings,
  input: {
    ...defaultTrainSettings.input,
    ...{ difference: true, longDifference: true, features: 'references', absolute: true, shape: true },
  },
  augmentation: { ...defaultTrainSettings.augmentation, references: WAYS },
};

/** A record with the columns of its own rhythm: N at 0.9 s, a fifth SVEB at 0.5 s. */
function record(name: string, seed: number): TrainingBeats {
  const part = syntheticRecord(name, [320, 80], { lengthSamples: 12, seed, secondLead: true });
  const random = createRandom(seed);
  let time = 0;
  const times = Float64Array.from(part.label, (label) => {
    time += (label === 1 ? 0.5 : 0.9) * (1 + 0.05 * random.uniform());
    return time;
  });
  const rr = Float32Array.from({ length: 2 * COUNT }, (_, i) => {
    const beat = (i >> 1) + (i % 2);
    return beat === 0 || beat === COUNT ? Number.NaN : times[beat]! - times[beat - 1]!;
  });
  return { ...part, rhythm: beatFeatures(times), rr };
}

const layout = inputLayout(settings, true);
const width = layout.channels.length;

function inputs(parts: readonly TrainingBeats[], train: Int32Array, way: number, fold = 0) {
  const store = storeOf(...parts);
  store.derive(layout);
  store.drawReferences(train, layout, settings, fold);
  const rows = {
    waveform: new Float32Array(store.count * 12 * width),
    features: new Float32Array(store.count * layout.columns.length),
  };
  for (let beat = 0; beat < store.count; beat++) store.copyInput(beat, layout, rows, beat, way);
  return rows;
}

const upTo = (count: number) => Int32Array.from({ length: count }, (_, i) => i);
const columnsThat = (wanted: (column: (typeof FEATURE_COLUMNS)[number]) => boolean) =>
  layout.columns.flatMap((column, place) => (wanted(FEATURE_COLUMNS[column]!) ? [place] : []));

describe('references of a record', () => {
  const parts = [record('100', 3), record('101', 4)];
  const all = upTo(2 * COUNT);
  const own = inputs(parts, all, 0);

  it('are its own in way 0, whatever was drawn', () => {
    const off = { ...settings, augmentation: { ...settings.augmentation, references: 0 } };
    const store = storeOf(...parts);
    store.derive(layout);
    store.drawReferences(all, layout, off, 0);
    const row = { waveform: new Float32Array(12 * width), features: new Float32Array(layout.columns.length) };
    for (const beat of [0, 5, 401]) {
      for (const way of [0, 1, 5]) {
        store.copyInput(beat, layout, row, 0, way);
        expect(row.waveform).toEqual(own.waveform.slice(beat * 12 * width, (beat + 1) * 12 * width));
        expect(row.features).toEqual(
          own.features.slice(beat * layout.columns.length, (beat + 1) * layout.columns.length),
        );
      }
    }
  });

  it('change what compares with the record by one step for all of its beats, and nothing else', () => {
    const moving = columnsThat((column) => 'ofRecord' in column);
    const still = columnsThat((column) => !('ofRecord' in column));
    expect([moving.length > 10, still.length > 10]).toEqual([true, true]);
    for (let way = 1; way < WAYS; way++) {
      const drawn = inputs(parts, all, way);
      const valueAt = (rows: Float32Array, beat: number, place: number) =>
        rows[beat * layout.columns.length + place]!;
      for (const place of moving) {
        // Where nothing is cut off at ±2 and no interval is missing, another reference is another constant.
        const steps = [1, 2, 50, 300].map(
          (beat) => valueAt(drawn.features, beat, place) - valueAt(own.features, beat, place),
        );
        for (const step of steps) expect(step).toBeCloseTo(steps[0]!, 5);
      }
      for (const place of still) {
        for (const beat of [0, 7, 399, 400, 799]) {
          expect(valueAt(drawn.features, beat, place)).toBe(valueAt(own.features, beat, place));
        }
      }
      // The beat itself stays; a missing interval stays missing.
      layout.channels.forEach(({ name }, channel) => {
        const samples = (rows: Float32Array) =>
          [...rows.subarray(0, 12 * width)].filter((_, i) => i % width === channel);
        if (name === 'beat') expect(samples(drawn.waveform)).toEqual(samples(own.waveform));
        else expect(samples(drawn.waveform)).not.toEqual(samples(own.waveform));
      });
      const previousToMean = columnsThat(({ name }) => name === 'previousToMean')[0]!;
      expect(valueAt(drawn.features, 0, previousToMean)).toBe(0);
    }
  });

  it('reach from hardly any early beat to mostly early ones', () => {
    const place = columnsThat(({ name }) => name === 'recordP90ToMedian')[0]!;
    const many = { ...settings, augmentation: { ...settings.augmentation, references: 32 } };
    const store = storeOf(...parts);
    store.derive(layout);
    store.drawReferences(all, layout, many, 0);
    const row = { waveform: new Float32Array(12 * width), features: new Float32Array(layout.columns.length) };
    const spreads = Array.from({ length: 31 }, (_, i) => {
      store.copyInput(5, layout, row, 0, i + 1);
      return row.features[place]!;
    });
    // The median is that of the usual beat in most ways, and of the early one, 0.5 / 0.9 of it, in some.
    expect(spreads.filter((spread) => spread < 0.1).length).toBeGreaterThan(8);
    expect(spreads.filter((spread) => spread > 0.5).length).toBeGreaterThan(4);
  });

  it('follow from training beats alone: neither labels nor intervals nor windows of others matter', () => {
    // Of the first record the first half is trained on, of the second nothing.
    const train = upTo(COUNT / 2);
    const [first, second] = parts as [TrainingBeats, TrainingBeats];
    const changed: TrainingBeats = {
      ...first,
      label: first.label.map((label, row) => (row < COUNT / 2 ? label : 2 - label)),
      rr: first.rr!.map((interval, i) => (i < COUNT ? interval : 2 * interval)),
      waveform: first.waveform.map((value, i) => (i < 6 * COUNT ? value : value + 1)),
    };
    // Numbers of the shape are relative to the record's own median beat in every way.
    const rhythm = columnsThat(({ name }) => !name.startsWith('qrs')).length;
    const beat = 10 * layout.columns.length;
    for (let way = 1; way < WAYS; way++) {
      const [before, after] = [first, changed].map((part) => inputs([part, second], train, way));
      expect(after!.features.slice(beat, beat + rhythm)).toEqual(before!.features.slice(beat, beat + rhythm));
      expect(after!.waveform.slice(0, 12 * width)).toEqual(before!.waveform.slice(0, 12 * width));
      const others = before!.features.slice(COUNT * layout.columns.length);
      expect(others).toEqual(own.features.slice(COUNT * layout.columns.length));
    }
  });

  it('are the same for the same seed, and others in another fold', () => {
    expect(inputs(parts, all, 2)).toEqual(inputs(parts, all, 2));
    expect(inputs(parts, all, 2, 1).features).not.toEqual(inputs(parts, all, 2).features);
    expect(inputs(parts, all, 2).features).not.toEqual(inputs(parts, all, 3).features);
  });

  it('are dealt to rows evenly, once a stretch, the same whenever the epoch is repeated', () => {
    const way = waysOfEpoch(settings, 1, 2)!;
    const counts = new Array<number>(WAYS).fill(0);
    for (let position = 0; position < 6000; position++) counts[way(position)]!++;
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
    const again = waysOfEpoch(settings, 1, 2)!;
    expect(upTo(50).map(again)).toEqual(upTo(50).map(way));
    const stretches = waysOfEpoch(settings, 1, 2, 32)!;
    for (let position = 0; position < 320; position++) {
      expect(stretches(position)).toBe(way(Math.floor(position / 32)));
    }
    const { augmentation } = defaultTrainSettings;
    expect(waysOfEpoch({ ...settings, augmentation }, 1, 2)).toBeUndefined();
  });

  it('come into a batch by the way of each row', () => {
    const store = storeOf(...parts);
    store.derive(layout);
    store.drawReferences(all, layout, settings, 0);
    const batch = fillBatch({
      ...{ beats: store, layout, order: Int32Array.of(3, 4, 5), start: 1, size: 2, classCount: 4 },
      weights: new Float32Array(4).fill(1),
      way: (position) => position + 1,
    });
    [2, 3].forEach((way, row) => {
      const expected = inputs(parts, all, way).features;
      const beat = (4 + row) * layout.columns.length;
      expect(batch.features.slice(row * layout.columns.length, (row + 1) * layout.columns.length)).toEqual(
        expected.slice(beat, beat + layout.columns.length),
      );
    });
  });

  it('stay the record’s own where beats came without intervals', () => {
    const bare = parts.map(({ rr: _, ...part }) => part);
    const plain = inputLayout({ ...settings, input: { ...settings.input, longDifference: false } }, true);
    const store = storeOf(...bare);
    store.derive(plain);
    store.drawReferences(all, plain, settings, 0);
    const row = {
      waveform: new Float32Array(12 * plain.channels.length),
      features: new Float32Array(plain.columns.length),
    };
    store.copyInput(5, plain, row, 0, 3);
    const drawn = row.features.slice();
    store.copyInput(5, plain, row, 0);
    expect(row.features).toEqual(drawn);
    expect(RHYTHM_COLUMNS.length).toBeGreaterThan(20);
  });
});
