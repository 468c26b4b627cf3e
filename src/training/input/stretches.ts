import { type Random, shuffleInPlace } from '../../base/random';
import type { Reach } from '../../experiment/network/contextLayers';

/** Rows of training batches. */
export interface TrainingRows {
  /** The beat of each row, −1 in rows without one. */
  order: Int32Array;
  /** 1 in rows that are learnt, 0 in those that are only seen beside them; if omitted, all are learnt. */
  learnt?: Uint8Array;
}

/** Rows of batches without training. */
export interface PredictionRows {
  /** The beat of each row, −1 in rows without one. */
  order: Int32Array;
  /** Which of the requested beats a row answers, −1 if none; if omitted, each answers its own. */
  answers?: Int32Array;
}

/**
 * Deals the beats of an epoch into stretches of consecutive beats, in random order.
 *
 * Each record is cut at a place drawn anew, and every `length` beats from there on. A stretch always has `length` beats of the record,
 * as far as the record has so many: the first and the last one reach into those beside them, whose beats they only show. So every beat
 * is learnt as often as `train` has it, and seen with the beats around it, whether those are learnt or not.
 *
 * @param records the beats of each record in time
 * @param train the beats to learn; one that occurs several times is learnt in as many stretches
 * @param length beats of a stretch
 */
export function trainingStretches(options: {
  records: readonly Int32Array[];
  train: Int32Array;
  length: number;
  random: Random;
}): Required<TrainingRows> {
  const { records, train, length, random } = options;
  const stretches: { beats: Int32Array; learnt: Uint8Array }[] = [];
  eachPass(records, train, (beats, isLearnt) => {
    for (const { from, to } of cuts(beats.length, length, random.below(length))) {
      const start = Math.max(0, Math.min(from, beats.length - length));
      const shown = beats.subarray(start, start + length);
      const learnt = Uint8Array.from(shown, (beat, i) =>
        start + i >= from && start + i < to && isLearnt(beat) ? 1 : 0,
      );
      if (learnt.includes(1)) stretches.push({ beats: shown, learnt });
    }
  });
  const order = new Int32Array(stretches.length * length).fill(-1);
  const learnt = new Uint8Array(order.length);
  const places = Int32Array.from(stretches, (_, i) => i);
  shuffleInPlace(places, random).forEach((place, i) => {
    order.set(stretches[i]!.beats, place * length);
    learnt.set(stretches[i]!.learnt, place * length);
  });
  return { order, learnt };
}

/** At least as many rows as `trainingStretches` gives, wherever it cuts. */
export function mostTrainingRows(records: readonly Int32Array[], train: Int32Array, length: number): number {
  let stretches = 0;
  eachPass(records, train, (beats, isLearnt) => {
    const first = beats.findIndex(isLearnt);
    const last = beats.findLastIndex(isLearnt);
    stretches += beats.length <= length ? 1 : Math.ceil((last - first) / length) + 1;
  });
  return stretches * length;
}

/** What beats are predicted of, and how. */
export interface Asked {
  /** The beats of each record in time. */
  records: readonly Int32Array[];
  /** The beats to predict, each once. */
  asked: Int32Array;
  /** Beats of a stretch, more than the network sees around a beat. */
  length: number;
  reach: Reach;
}

/**
 * Deals beats to be predicted into stretches in which each has all beats that the network can see around it: its prediction does not
 * depend on which other beats are asked for. Only at the ends of a record there are none.
 */
export function predictionStretches(options: Asked): Required<PredictionRows> {
  const { length } = options;
  const { stretches, answerOf } = stretchesAround(options);
  const order = new Int32Array(stretches.length * length).fill(-1);
  const answers = new Int32Array(order.length).fill(-1);
  stretches.forEach(({ beats, from, to }, i) => {
    order.set(beats, i * length);
    for (let place = from; place < to; place++) answers[i * length + place] = answerOf[beats[place]!]!;
  });
  return { order, answers };
}

/** All beats that the stretches of some beats can answer: to ask for these, too, costs nothing more. */
export function answeredAlong(options: Asked): Int32Array {
  const { stretches } = stretchesAround(options);
  return Int32Array.from(stretches.flatMap(({ beats, from, to }) => [...beats.subarray(from, to)]));
}

/** The stretches in which some beats are predicted, each with the places that it answers, and the answer of every beat (or −1). */
function stretchesAround({ records, asked, length, reach }: Asked): {
  stretches: { beats: Int32Array; from: number; to: number }[];
  answerOf: Int32Array;
} {
  const count = records.reduce((sum, beats) => sum + beats.length, 0);
  const answerOf = new Int32Array(count).fill(-1);
  asked.forEach((beat, answer) => {
    answerOf[beat] = answer;
  });
  const stretches: { beats: Int32Array; from: number; to: number }[] = [];
  for (const beats of records) {
    let next = 0;
    while (next < beats.length) {
      if (answerOf[beats[next]!]! < 0) {
        next++;
        continue;
      }
      const start = Math.max(0, Math.min(next - reach.before, beats.length - length));
      const end = Math.min(start + length, beats.length);
      const done = end === beats.length ? end : end - reach.after;
      stretches.push({ beats: beats.subarray(start, end), from: next - start, to: done - start });
      next = done;
    }
  }
  return { stretches, answerOf };
}

/** Calls back for every record with beats to learn; repeatedly if some are to be learnt repeatedly. */
function eachPass(
  records: readonly Int32Array[],
  train: Int32Array,
  work: (beats: Int32Array, isLearnt: (beat: number) => boolean) => void,
): void {
  const times = new Uint16Array(records.reduce((sum, beats) => sum + beats.length, 0));
  for (const beat of train) times[beat]!++;
  for (const beats of records) {
    const most = beats.reduce((highest, beat) => Math.max(highest, times[beat]!), 0);
    for (let pass = 0; pass < most; pass++) work(beats, (beat) => times[beat]! > pass);
  }
}

/** A record of `count` beats, cut at `offset` and every `length` beats; one that is no longer than a stretch is not cut. */
function cuts(count: number, length: number, offset: number): { from: number; to: number }[] {
  if (count <= length) return [{ from: 0, to: count }];
  const parts: { from: number; to: number }[] = offset > 0 ? [{ from: 0, to: offset }] : [];
  for (let from = offset; from < count; from += length) {
    parts.push({ from, to: Math.min(count, from + length) });
  }
  return parts;
}
