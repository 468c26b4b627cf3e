import {
  addToMoments,
  type BeatPositions,
  type ChosenLead,
  type CutBeats,
  emptyMoments,
  finishRecord,
  onlyChosen,
  type Preparer,
  type PrepareSettings,
  rowPositions,
} from '../../beats';
import { ALIGN_SEC } from '../../beats/alignWindows';
import { windowEnd, windowInSamples } from '../../beats/cutWindows';
import { FLAT_SEC } from '../../signal/flatStretches';
import type { RecordReader } from '../../wfdb';
import type { Annotations } from '../../wfdb/types';
import { denoiseReach, LONG_SAMPLES, readAround } from './longRecords';
import type { PreparedPart } from './types';

/** Samples of a lead in memory at a time: a few hours. */
const PART_SAMPLES = 2 ** 22;

export interface LongSource {
  reader: RecordReader;
  annotations: Annotations;
  lead: ChosenLead;
  /** The name of the record in the lab. */
  name: string;
  settings: PrepareSettings;
  preparer: Preparer;
  partSamples?: number;
}

/**
 * Prepares the beats of a record that is too long to be in memory, piece by piece. The result equals that of preparing
 * the complete record, bit for bit, except next to gaps that are longer than the reach of the denoising (which the
 * complete record bridges from end to end).
 */
export async function prepareLong(source: LongSource): Promise<PreparedPart> {
  const { reader, annotations, settings, name, lead } = source;
  const { lengthSamples, samplingHz } = reader.facts;
  if (settings.trace) {
    throw new Error(
      `the record is too long to be kept whole at 125 Hz, as the beat-free network needs it: it has ${lengthSamples} samples, and at most ${LONG_SAMPLES} over its signals are possible. Leave it out, or choose another network.`,
    );
  }
  const positions = rowPositions(annotations, reader.facts, settings);
  // A piece should be longer than its margins.
  const partSamples = Math.max(
    source.partSamples ?? PART_SAMPLES,
    2 * denoiseReach(settings.denoise, samplingHz),
  );
  const cuts: CutBeats[] = [];
  let beat = 0;
  for (let from = 0; from < lengthSamples || from === 0; from += partSamples) {
    const to = Math.min(lengthSamples, from + partSamples);
    const isLast = to === lengthSamples;
    const first = beat;
    while (beat < positions.sample.length && (isLast || positions.sample[beat]! < to)) beat++;
    if (beat > first) cuts.push(await cutWithin(source, positions, { from, to, first, end: beat }));
    if (isLast) break;
  }
  const prepared = finishRecord(cuts, { name, samplingHz, positions, settings, lead });
  const moments = addToMoments(emptyMoments(settings.classCount, settings.lengthSamples), prepared.beats);
  return { ...prepared, moments };
}

/** Cuts beats first … end − 1 of a record, which lie in [from, to), by reading that piece alone. */
export async function cutWithin(
  source: LongSource,
  positions: BeatPositions,
  { from, to, first, end }: { from: number; to: number; first: number; end: number },
): Promise<CutBeats> {
  const { reader, name, settings, preparer } = source;
  const { samplingHz } = reader.facts;
  const { beforeSec, afterSec } = settings.window;
  const alignSec = settings.align === 'mark' ? 0 : ALIGN_SEC;
  const { signals, lead } = onlyChosen(source.lead);
  // What is flat around R is judged by the second before and after it.
  const marginSec = Math.max(Math.abs(beforeSec) + Math.abs(afterSec), FLAT_SEC) + alignSec;
  const margin = Math.ceil(marginSec * samplingHz) + 1;
  const { record, firstSample } = await readAround(
    reader,
    { from, to: Math.max(to, lastWindowEnd(positions, { first, end }, settings, samplingHz)), margin },
    settings.denoise,
    { signals },
  );
  return preparer.cut({ record: { ...record, name }, firstSample, positions, first, end, lead });
}

/** End of the last window that can be cut, in samples. */
function lastWindowEnd(
  positions: BeatPositions,
  { first, end }: { first: number; end: number },
  { window, windowRule }: PrepareSettings,
  samplingHz: number,
): number {
  const samples = windowInSamples(window, samplingHz);
  let last = 0;
  for (let beat = first; beat < end; beat++) {
    const windowEnds = windowEnd(positions, beat, samples, windowRule);
    if (Number.isFinite(windowEnds)) last = Math.max(last, windowEnds);
  }
  return last;
}
