import { allocateFloat32 } from '../../base/floatArray';
import type { BeatSet } from '../../beats/types';
import type { StoredNetwork } from '../../experiment/run/requests';
import type { RunView } from '../../experiment/run/types';
import { copyPicture, firstBeats, pictureSize } from '../beats/beatPicture';
import { columnsOfRecords, recordSpans } from '../inspect/testedColumns';
import { beatsOfRun } from '../why/askedBeats';
import { askInTurn } from '../why/explainer';
import { WhyError } from '../why/whyError';
import { preparedPart } from './preparedPart';
import type { MapBeats } from './types';

/** Samples of the small picture of a beat, at most: 26 MB for a hundred thousand. */
const PICTURE_SAMPLES = 64;

/** What a map is made of. */
export interface MapRows {
  beats: MapBeats;
  /** Rows × width. */
  values: Float32Array;
  width: number;
  /** Rows × picture: the beats as they were prepared for the run. */
  pictures: Float32Array;
  picture: number;
  missing: string[];
}

export interface ReadOptions {
  signal: AbortSignal;
  tell: (change: { detail: string; done: number }) => void;
}

/**
 * Reads the tested beats of a run: their samples, or what a network computes of them. Records that are not here, or have other beats now, are left out.
 *
 * @param asked the beats
 * @param network that of the fold that tested them, and its head (see `Trainer.hidden`); undefined: their samples are read
 * @returns undefined after Stop
 * @throws WhyError (rejects) if no record of the run can be read
 */
export async function readRows(
  run: RunView,
  asked: MapBeats,
  network: { stored: StoredNetwork; head: number | undefined } | undefined,
  { signal, tell }: ReadOptions,
): Promise<MapRows | undefined> {
  const { recordNames } = run.beats;
  const firsts = firstBeats(run.beats.record, recordNames.length);
  const { step, size: picture } = pictureSize(run.lengthSamples, PICTURE_SAMPLES);
  const pictures = new Float32Array(asked.index.length * picture);
  const missing = new Set<number>();
  let values: Float32Array | undefined;
  let width = 0;
  let count = 0;
  let why: WhyError | undefined;
  for (const { record, from, to } of recordSpans(asked.record)) {
    const name = recordNames[record]!;
    tell({ detail: name, done: from });
    const beats = await beatsOf(run, name).catch((error) => {
      if (!(error instanceof WhyError)) throw error;
      missing.add(record);
      why = error;
    });
    signal.throwIfAborted();
    if (!beats) continue;
    const rows = Int32Array.from(asked.index.subarray(from, to), (beat) => beat - firsts[record]!);
    const own = network
      ? await askInTurn(signal, (trainer) => trainer.hidden(beats, network.stored, rows, network.head))
      : samplesOf(beats, rows);
    signal.throwIfAborted();
    if (!own) return undefined;
    width = own.length / rows.length;
    values ??= allocateFloat32(asked.index.length * width);
    values.set(own, count * width);
    rows.forEach((row, i) => {
      copyPicture(beats, row, step, pictures.subarray((count + i) * picture, (count + i + 1) * picture));
    });
    count += rows.length;
  }
  if (!values) throw why ?? new Error('The run has tested no beat.');
  return {
    beats: missing.size === 0 ? asked : columnsOfRecords(asked, (record) => !missing.has(record)),
    values: values.subarray(0, count * width),
    pictures: pictures.subarray(0, count * picture),
    ...{ width, picture, missing: [...missing].map((record) => recordNames[record]!) },
  };
}

/** The beats of a record as they were prepared for a run: those that are in the lab, or prepared anew. */
async function beatsOf(run: RunView, name: string): Promise<BeatSet> {
  return preparedPart(run, name) ?? beatsOfRun(run, name, false);
}

function samplesOf({ waveform, lengthSamples }: BeatSet, rows: Int32Array): Float32Array {
  const samples = new Float32Array(rows.length * lengthSamples);
  rows.forEach((row, i) => {
    samples.set(waveform.subarray(row * lengthSamples, (row + 1) * lengthSamples), i * lengthSamples);
  });
  return samples;
}
