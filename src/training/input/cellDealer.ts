import { createRandom, shuffleInPlace } from '../../base/random';
import type { BeatIndex, RecordTrace } from '../../beats/types';
import { CELL_SAMPLES, CELL_SEC, cellAt, USUAL_BEATS_PER_SEC } from '../../curves/cells';
import { coveringSections, type Section } from '../../curves/sections';
import { deriveSeed } from '../../experiment/plan/seeds';
import type { TrainSettings } from '../../experiment/settings/types';
import { beatsByRecord, recordsOf } from './beatsByRecord';
import type { RowDealer } from './dealtRows';
import { type CellIndex, fillCells } from './fillCells';

/**
 * Deals sections of records to rows: a row is a cell, and the rows of a section are adjacent. So batches, and the shares of a team, are as of the
 * network over stretches of beats.
 *
 * A training section lies within one record. Records are dealt whole: all cells of a record with training beats are learnt.
 *
 * @param traces of the records of the index, in their order
 * @param classCount classes of beats, without the curve for no beat
 */
export function createCellDealer(options: {
  settings: Pick<TrainSettings, 'seed'>;
  sectionCells: number;
  index: BeatIndex;
  traces: readonly RecordTrace[];
  classCount: number;
}): RowDealer {
  const { settings, sectionCells: length, index, traces, classCount } = options;
  const counts = traces.map(({ samples }) => samples / CELL_SAMPLES);
  const starts: number[] = [];
  let next = 0;
  for (const count of counts) {
    starts.push(next);
    next += count;
  }
  const cells: CellIndex = { traces, starts };
  const cellOf = (beat: number) => {
    const record = index.record[beat]!;
    const cell = Math.round(cellAt(index.timeSec[beat]!));
    return Math.max(0, Math.min(counts[record]! - 1, cell));
  };

  /** The rows of some sections of records. */
  function orderOf(sections: readonly { record: number; start: number }[]): Int32Array {
    const order = new Int32Array(sections.length * length).fill(-1);
    sections.forEach(({ record, start }, i) => {
      const filled = Math.min(length, counts[record]! - start);
      for (let cell = 0; cell < filled; cell++) order[i * length + cell] = starts[record]! + start + cell;
    });
    return order;
  }

  /** The covering sections that answer some beats, each with those beats. */
  function sectionsOf(beats: Int32Array): (Section & { record: number; asked: number[] })[] {
    const byRecord = beatsByRecord(Array.from(beats, (beat) => index.record[beat]!))
      .map((places) => ({ record: index.record[beats[places[0]!]!]!, places }))
      .sort((a, b) => a.record - b.record);
    return byRecord.flatMap(({ record, places }) =>
      coveringSections(counts[record]!, length).flatMap((section) => {
        const asked = places.filter((place) => {
          const cell = cellOf(beats[place]!);
          return cell >= section.from && cell < section.to;
        });
        return asked.length > 0 ? [{ ...section, record, asked }] : [];
      }),
    );
  }

  return {
    unit: length,
    beatsOfUnit: Math.max(1, Math.round(length * CELL_SEC * USUAL_BEATS_PER_SEC)),
    piece: { lengthSamples: length * CELL_SAMPLES, windowSec: length * CELL_SEC, rowSamples: CELL_SAMPLES },

    mostTraining: ({ train }) =>
      length *
      recordsOf(index.record, train).reduce((sum, record) => sum + sectionsIn(counts[record]!, length, 0), 0),

    training({ train }, fold, epoch) {
      const random = createRandom(deriveSeed(settings.seed, 'shuffle', fold, epoch));
      const sections = recordsOf(index.record, train).flatMap((record) => {
        const offset = counts[record]! < 2 * length ? 0 : random.below(length);
        return Array.from({ length: sectionsIn(counts[record]!, length, offset) }, (_, i) => ({
          record,
          start: offset + i * length,
        }));
      });
      const places = shuffleInPlace(
        Int32Array.from(sections, (_, i) => i),
        random,
      );
      return { order: orderOf(Array.from(places, (place) => sections[place]!)) };
    },

    prediction(beats) {
      const sections = sectionsOf(beats);
      const answers = new Int32Array(sections.length * length).fill(-1);
      sections.forEach(({ start, asked }, i) => {
        for (const place of asked) {
          let row = i * length + cellOf(beats[place]!) - start;
          // Two beats may be marked within one cell: the later one is answered by the next, or by one before if there is none.
          while (answers[row]! >= 0 && row + 1 < (i + 1) * length) row++;
          while (answers[row]! >= 0) row--;
          answers[row] = place;
        }
      });
      return { order: orderOf(sections), answers };
    },

    whole(record) {
      const sections = coveringSections(counts[record]!, length);
      const answers = new Int32Array(sections.length * length).fill(-1);
      sections.forEach(({ start, from, to }, i) => {
        for (let cell = from; cell < to; cell++) answers[i * length + cell - start] = cell;
      });
      return {
        order: orderOf(sections.map(({ start }) => ({ record, start }))),
        answers,
        count: counts[record]!,
      };
    },

    along(beats) {
      const asked = sectionsOf(beats);
      const isShown = (beat: number) => {
        const cell = cellOf(beat);
        return asked.some(
          ({ record, from, to }) => record === index.record[beat] && cell >= from && cell < to,
        );
      };
      return Int32Array.from(index.labels.keys()).filter(isShown);
    },

    fill: (given) => fillCells({ ...given, cells, sectionCells: length, classCount }),
  };
}

/** Whole sections from `offset` on; a record shorter than a section has a single one. */
const sectionsIn = (cells: number, length: number, offset: number) =>
  cells === 0 ? 0 : Math.max(1, Math.floor((cells - offset) / length));
