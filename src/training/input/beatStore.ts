import { beatIndex } from '../../beats/beatIndex';
import { type DerivedNeeds, deriveColumns } from '../../beats/deriveColumns';
import { derivedNeeds } from '../../beats/inputChannels';
import {
  type BeatIndex,
  type EarlierBeats,
  type RecordTrace,
  RHYTHM_COLUMNS,
  SHAPE_COLUMNS,
} from '../../beats/types';
import type { TrainSettings } from '../../experiment/settings/types';
import { hasRecords, misfit, partProblem } from './checkBeats';
import { copyChannel, copyUsual } from './copyChannel';
import { type InputLayout, isBeatAlone } from './inputLayout';
import { columnAgainst, drawReference, intervalsOf, type Reference, referenceRandom } from './references';
import type { TrainingBeats } from './types';

/** Arrays into which the input of beats is written, row by row. */
export interface InputRows {
  /** rows × lengthSamples × channels, a sample's channels side by side. */
  waveform: Float32Array;
  /** rows × columns. */
  features: Float32Array;
}

/**
 * The beats of all records, kept in parts as they arrived (shared memory stays shared, nothing is copied),
 * addressed by one running index.
 */
export class BeatStore {
  #parts: TrainingBeats[] = [];
  #starts: number[] = [];
  #count = 0;
  /** Other references, by way (from 1 on) and part; a part without training beats has none. */
  #references: (Reference | undefined)[][] = [];

  get count(): number {
    return this.#count;
  }

  /** Samples per beat; 0 while the store is empty. */
  get lengthSamples(): number {
    return this.#parts[0]?.lengthSamples ?? 0;
  }

  /** Whether the beats have a second lead: all have, or none has. */
  get secondLead(): boolean {
    return this.#parts[0]?.second !== undefined;
  }

  clear(): void {
    this.#parts = [];
    this.#references = [];
    this.#starts = [];
    this.#count = 0;
  }

  /** @throws Error with a sentence if the part does not fit or has values that training cannot use */
  add(part: TrainingBeats): void {
    if (part.count === 0) return;
    const problem = partProblem(part) ?? (this.#parts[0] && misfit(part, this.#parts[0]));
    if (problem) throw new Error(problem);
    this.#parts.push(part);
    this.#starts.push(this.#count);
    this.#count += part.count;
  }

  /** Class index of every beat, in index order. */
  labels(): Uint8Array {
    const labels = new Uint8Array(this.#count);
    this.#parts.forEach((part, index) => {
      labels.set(part.label, this.#starts[index]!);
    });
    return labels;
  }

  /** The index of the beats, from which plans are made, by `earlier` beats if there were others. If their records are unknown, all count as one record, with their numbers as times. */
  index(earlier?: EarlierBeats): BeatIndex {
    const parts = this.#parts.filter(hasRecords);
    // Either all parts have their records, or none does.
    if (parts.length > 0) return beatIndex(parts, earlier);
    return {
      labels: this.labels(),
      record: new Uint16Array(this.#count),
      recordNames: [this.#parts[0]?.recordNames?.[0] ?? ''],
      timeSec: Float64Array.from({ length: this.#count }, (_, beat) => beat),
    };
  }

  /**
   * Derives the columns that this layout needs from the windows, as far as they did not come with the beats.
   *
   * @param withMedian the median beats in any case
   */
  derive(layout: InputLayout, withMedian = false): void {
    const needs = needsOf(layout, withMedian);
    this.#parts = this.#parts.map((part) => {
      const { recordNames, extra, window } = part;
      if (!recordNames || !extra || !window) return part;
      return { ...part, ...deriveColumns({ ...part, recordNames, extra, window }, needs) };
    });
  }

  /** Why the beats do not suit this layout, as a sentence: a column was not prepared. undefined if they do. */
  lacks(layout: InputLayout, withMedian = false): string | undefined {
    const { channels, columns } = layout;
    const names = channels.map(({ name }) => name);
    const needs = needsOf(layout, withMedian);
    const areMissing = (column: keyof TrainingBeats) => this.#parts.some((part) => !part[column]);
    const missing =
      (needs.median && areMissing('median') && "their record's median beat") ||
      (needs.longMedian && areMissing('longMedian') && 'their intervals') ||
      (needs.usual && areMissing('usual') && 'their usual beats') ||
      ((names.includes('previous') || names.includes('next')) &&
        areMissing('neighbours') &&
        'their neighbours') ||
      (channels.some(({ lead }) => lead === 1) && areMissing('second') && 'their second lead') ||
      (columns.some(isRhythm) && areMissing('rhythm') && 'features of the rhythm') ||
      (needs.shape && areMissing('shape') && 'features of the QRS');
    return missing ? `The beats were prepared without ${missing}. Prepare the beats again.` : undefined;
  }

  /**
   * Draws the other references of all records for a fold (see `drawReference`), in the place of those of the fold before. Call it after
   * `derive`.
   *
   * @param train the training beats of the fold: no other is looked at
   */
  drawReferences(
    train: Int32Array,
    layout: InputLayout,
    { augmentation, seed }: Pick<TrainSettings, 'augmentation' | 'seed'>,
    fold: number,
  ): void {
    this.#references = [];
    if (augmentation.references < 2) return;
    const rows = this.#parts.map((): number[] => []);
    for (const index of [...new Set(train)].sort((a, b) => a - b)) {
      const part = this.#partOf(index);
      rows[part]!.push(index - this.#starts[part]!);
    }
    for (let way = 1; way < augmentation.references; way++) {
      this.#references.push(
        this.#parts.map((part, record) =>
          drawReference(part, layout, rows[record]!, referenceRandom(seed, fold, way, record)),
        ),
      );
    }
  }

  /**
   * Writes one beat's channels and features into a row, and returns its class. A missing window is all zeros in every
   * channel: a neighbour at the record's ends, a second lead that the record lacks or that has missing samples.
   *
   * @param way 0: relative to all of its record; from 1 on: to another reference of the fold (see `drawReferences`)
   */
  copyInput(index: number, layout: InputLayout, target: InputRows, row: number, way = 0): number {
    if (isBeatAlone(layout)) return this.copyBeat(index, target.waveform, row * this.lengthSamples);
    const part = this.#partOf(index);
    const beats = this.#parts[part]!;
    const own = index - this.#starts[part]!;
    const reference = this.#references[way - 1]?.[part];
    const { channels, columns } = layout;
    const start = row * beats.lengthSamples * channels.length;
    channels.forEach((channel, position) => {
      copyChannel(reference?.beats ?? beats, own, channel, {
        values: target.waveform,
        start: start + position,
        step: channels.length,
      });
    });
    const intervals = reference && intervalsOf(beats, own);
    columns.forEach((column, position) => {
      const against = reference && columnAgainst(reference, intervals!, column);
      target.features[row * columns.length + position] = isRhythm(column)
        ? (against ?? beats.rhythm![own * RHYTHM_COLUMNS.length + column]!)
        : beats.shape![own * SHAPE_COLUMNS.length + column - RHYTHM_COLUMNS.length]!;
    });
    return beats.label[own]!;
  }

  /**
   * Writes what a beat's channels would be if it were the median beat of its record (see `copyChannel`) into a row. The median beats have to be
   * derived.
   */
  copyUsual(index: number, { channels }: InputLayout, values: Float32Array, row: number): void {
    const part = this.#partOf(index);
    const own = index - this.#starts[part]!;
    const start = row * this.lengthSamples * channels.length;
    channels.forEach((channel, position) => {
      copyUsual(this.#parts[part]!, own, channel, {
        ...{ values, start: start + position, step: channels.length },
      });
    });
  }

  /**
   * The traces of all records, in the order of the index.
   *
   * @throws Error with a sentence if a record has none
   */
  traces(): RecordTrace[] {
    return this.#parts.map(({ trace, recordNames }) => {
      if (trace && recordNames?.length === 1) return trace;
      throw new Error(LACKING_TRACE);
    });
  }

  /** Copies one beat's samples to `target` from `offset` on, and returns its class. */
  copyBeat(index: number, target: Float32Array, offset: number): number {
    const part = this.#partOf(index);
    const beats = this.#parts[part]!;
    const row = index - this.#starts[part]!;
    const from = row * beats.lengthSamples;
    target.set(beats.waveform.subarray(from, from + beats.lengthSamples), offset);
    return beats.label[row]!;
  }

  /** Finds the last part that starts at or before the index. */
  #partOf(index: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= index) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function needsOf({ channels, columns }: InputLayout, withMedian: boolean): DerivedNeeds {
  const needs = derivedNeeds(
    channels.map(({ name }) => name),
    columns,
  );
  return { ...needs, median: needs.median || withMedian };
}

const isRhythm = (column: number) => column < RHYTHM_COLUMNS.length;

export const LACKING_TRACE =
  'The beats were prepared without the whole record, which the beat-free network takes. Choose to keep it under Beats, and prepare the beats again.';
