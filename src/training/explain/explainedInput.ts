import { FEATURE_COLUMNS } from '../../beats/types';
import { type ExplainedInput, type PartName, QRS_MS } from '../../explain/types';
import type { BeatStore } from '../input/beatStore';
import type { InputChannel, InputLayout } from '../input/inputLayout';
import type { TrainingBeats } from '../input/types';

/** The rows that a network gets for one beat. */
export interface ExplainedRows {
  /** The beats of the rows, −1 where there is none: one, or a stretch of them. */
  order: Int32Array;
  /** The row of the explained beat. */
  answer: number;
}

/**
 * The input of a network for one beat and what it is compared with: in every channel what the record's median beat would be, and features of 0.
 * The vector is the waveforms of all rows (row × sample × channel), then the features of all rows.
 *
 * @param store the beats of one record, with its median beats
 * @param window of the beats
 */
export function explainedInput(
  store: BeatStore,
  layout: InputLayout,
  { order, answer }: ExplainedRows,
  window: TrainingBeats['window'],
): ExplainedInput {
  const { lengthSamples } = store;
  const { channels, columns } = layout;
  const row = lengthSamples * channels.length;
  const featuresFrom = order.length * row;
  const size = featuresFrom + order.length * columns.length;
  const values = new Float32Array(size);
  const base = new Float32Array(size);
  const target = { waveform: values.subarray(0, featuresFrom), features: values.subarray(featuresFrom) };
  order.forEach((beat, at) => {
    if (beat < 0) return;
    store.copyInput(beat, layout, target, at);
    store.copyUsual(beat, layout, base, at);
  });
  const { beforeSec, afterSec } = window!;
  const stepMs = ((beforeSec + afterSec) * 1000) / lengthSamples;
  const startMs = -beforeSec * 1000;

  const own = channels.flatMap(({ name }, at) => (isOwn(name) ? [at] : []));
  const samples = new Int32Array(lengthSamples * own.length);
  const parts = new Map<PartName, number[]>();
  const add = (name: PartName, place: number) => {
    const places = parts.get(name);
    if (places) places.push(place);
    else parts.set(name, [place]);
  };
  const start = answer * row;
  for (let sample = 0; sample < lengthSamples; sample++) {
    const ms = startMs + sample * stepMs;
    own.forEach((channel, at) => {
      const place = start + sample * channels.length + channel;
      samples[sample * own.length + at] = place;
    });
    channels.forEach(({ name }, channel) => {
      add(isOwn(name) ? waveAt(ms) : 'neighbours', start + sample * channels.length + channel);
    });
  }
  columns.forEach((column, at) => {
    add(groupOf(FEATURE_COLUMNS[column]!.name), featuresFrom + answer * columns.length + at);
  });
  const named: ExplainedInput['parts'] = [...parts].map(([name, places]) => ({
    name,
    places: Int32Array.from(places),
  }));
  const around = othersOf(order, answer, { row, featuresFrom, columns: columns.length });
  if (around.length > 0) named.push({ name: 'around', places: around });
  return { values, base, samples, places: own.length, stepMs, startMs, parts: named };
}

const isOwn = (name: InputChannel['name']) => name !== 'previous' && name !== 'next';

function waveAt(ms: number): PartName {
  if (ms < QRS_MS.from) return 'p';
  return ms < QRS_MS.to ? 'qrs' : 'stT';
}

/** The group of a feature, by its name. */
function groupOf(name: (typeof FEATURE_COLUMNS)[number]['name']): PartName {
  if (name.startsWith('qrs')) return 'qrsShape';
  if (name === 'previousToNext' || name === 'previousToBefore' || name === 'changeByIrregularity')
    return 'rrChange';
  if (name === 'previousAbsolute') return 'rate';
  if (name.startsWith('previous')) return 'rrBefore';
  return name.startsWith('next') ? 'rrAfter' : 'rate';
}

/** The places of all rows but that of the explained beat. */
function othersOf(
  order: Int32Array,
  answer: number,
  { row, featuresFrom, columns }: { row: number; featuresFrom: number; columns: number },
): Int32Array {
  const places: number[] = [];
  order.forEach((beat, at) => {
    if (beat < 0 || at === answer) return;
    for (let i = 0; i < row; i++) places.push(at * row + i);
    for (let i = 0; i < columns; i++) places.push(featuresFrom + at * columns + i);
  });
  return Int32Array.from(places);
}
