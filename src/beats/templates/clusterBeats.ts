import { type BeatSet, RHYTHM_COLUMNS } from '../types';
import { clusterRows } from './clusterRows';
import { pickRows } from './pickRows';
import { qrsRows } from './qrsRows';
import type { ClusteredBeats } from './types';

/**
 * Chosen on the records of DS1 alone, by the share of beats that have the most frequent class of their template (`npm run
 * bench:templates`). A higher correlation gives more templates of the same purity.
 */
const LEAST_CORRELATION = 0.9;
const MOST_SHAPES = 12;
/** A beat is early if its RR interval is shorter than this part of the mean of 33 around it; also chosen on DS1. */
const EARLY = 0.88;
/** One template for each shape, and some for the early beats of the shapes that have most of them. */
const MOST_TEMPLATES = 16;
/** A single early beat makes no template of its own. */
const FEWEST_APART = 2;

const TO_SURROUNDINGS = RHYTHM_COLUMNS.findIndex(({ name }) => name === 'previousToCentred');

/**
 * Sorts the beats of a record into templates: by the shape of the QRS complex (`clusterRows`), and those of a shape into early beats and
 * others, since a supraventricular extrasystole has the shape of a normal beat. Labels have no say. At most 16 templates.
 *
 * What is early is judged against the beats around it and not against the record, in which the rate may have changed for hours.
 *
 * @param set beats of one record (see `templateSettings`), in any order
 * @returns the beats in order of time, and the rows of each template among these, ascending; the largest template first
 */
export function clusterBeats(set: BeatSet): { beats: ClusteredBeats; templates: Int32Array[] } {
  const beats = inOrderOfTime(set);
  const shape = clusterRows(beats.qrs, { leastCorrelation: LEAST_CORRELATION, most: MOST_SHAPES });
  const shapes: { all: number[]; parts: [others: number[], early: number[]] }[] = [];
  shape.forEach((of, i) => {
    shapes[of] ??= { all: [], parts: [[], []] };
    shapes[of].all.push(i);
    shapes[of].parts[beats.early[i] as 0 | 1].push(i);
  });
  const fewer = ({ parts: [others, early] }: (typeof shapes)[number]) =>
    Math.min(others.length, early.length);
  const apart = new Set(
    shapes
      .filter((each) => fewer(each) >= FEWEST_APART)
      .sort((a, b) => fewer(b) - fewer(a))
      .slice(0, MOST_TEMPLATES - shapes.length),
  );
  const templates = shapes
    .flatMap((each) => (apart.has(each) ? each.parts : [each.all]))
    .sort((a, b) => b.length - a.length || a[0]! - b[0]!);
  return { beats, templates: templates.map((rows) => Int32Array.from(rows)) };
}

function inOrderOfTime(set: BeatSet): ClusteredBeats {
  const { count, lengthSamples, window } = set;
  const order = Int32Array.from({ length: count }, (_, i) => i).sort(
    (a, b) => set.sample[a]! - set.sample[b]!,
  );
  const isOrdered = order.every((from, to) => from === to);
  const ordered = (rows: Float32Array) => (isOrdered ? rows : pickRows(rows, lengthSamples, order));
  const waveform = ordered(set.waveform);
  const second = set.second && ordered(set.second);
  const latest = Math.log(EARLY);
  return {
    sample: Int32Array.from(order, (from) => set.sample[from]!),
    ...{ waveform, lengthSamples, window },
    qrs: qrsRows({ count, lengthSamples, waveform, second, window }),
    early: Uint8Array.from(order, (from) =>
      set.rhythm[from * RHYTHM_COLUMNS.length + TO_SURROUNDINGS]! < latest ? 1 : 0,
    ),
  };
}
