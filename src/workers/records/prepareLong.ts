import {
  addToMoments,
  type ChosenLead,
  concatBeats,
  emptyMoments,
  type Preparer,
  type PrepareSettings,
} from '../../beats';
import { type BeatPositions, beatPositions } from '../../beats/beatPositions';
import { type DroppedBeats, type PreparedRecord, RR_COLUMNS } from '../../beats/types';
import type { RecordReader } from '../../wfdb';
import type { Annotations } from '../../wfdb/types';
import { denoiseReach, readAround } from './longRecords';
import type { PreparedPart } from './types';

/** Samples of the lead in memory at a time: some hours. */
const PART_SAMPLES = 2 ** 22;

export interface LongSource {
  reader: RecordReader;
  annotations: Annotations;
  lead: ChosenLead;
  /** The name that the lab knows the record by. */
  name: string;
  settings: PrepareSettings;
  preparer: Preparer;
  partSamples?: number;
}

/**
 * Prepares the beats of a record that is too long to be in memory, piece by piece. The result is that of the whole record,
 * bit for bit, except beside gaps that are longer than the reach of the denoising (which the whole record bridges from end
 * to end).
 */
export async function prepareLong(source: LongSource): Promise<PreparedPart> {
  const { reader, annotations, settings } = source;
  const { lengthSamples, samplingHz } = reader.facts;
  const positions = beatPositions(annotations, samplingHz);
  // A piece should be longer than what is read beside it.
  const partSamples = Math.max(source.partSamples ?? PART_SAMPLES, 2 * denoiseReach(settings.denoise));
  const parts: PreparedRecord[] = [];
  const moments = emptyMoments(settings.classCount, settings.lengthSamples);
  let beat = 0;
  for (let from = 0; from < lengthSamples || from === 0; from += partSamples) {
    const to = Math.min(lengthSamples, from + partSamples);
    const isLast = to === lengthSamples;
    const first = beat;
    while (beat < positions.sample.length && (isLast || positions.sample[beat]! < to)) beat++;
    const prepared = await prepareWithin(source, positions, { from, to, first, end: beat });
    if (prepared) {
      parts.push(prepared);
      addToMoments(moments, prepared.beats);
    }
    if (isLast) break;
  }
  const merged = parts.length > 0 ? parts : [await prepareNone(source)];
  const dropped = merged.map((part) => part.dropped).reduce(sumOfDropped);
  return {
    ...merged[0]!,
    beats: concatBeats(merged.map(({ beats }) => beats)),
    counts: merged[0]!.counts.map((_, index) => merged.reduce((sum, { counts }) => sum + counts[index]!, 0)),
    dropped: { ...dropped, notBeats: positions.notBeats },
    moments,
  };
}

/** Beats first … end of a record, which lie in [from, to), by reading that piece alone; undefined where there are none. */
export async function prepareWithin(
  { reader, lead, name, settings, preparer }: LongSource,
  positions: BeatPositions,
  { from, to, first, end }: { from: number; to: number; first: number; end: number },
): Promise<PreparedRecord | undefined> {
  if (first === end) return undefined;
  const { beforeSec, afterSec } = settings.window;
  const beside = Math.ceil((Math.abs(beforeSec) + Math.abs(afterSec)) * reader.facts.samplingHz) + 1;
  const { record, firstSample } = await readAround(
    reader,
    { from, to, beside },
    settings.denoise,
    lead.index < 0 ? [] : [lead.index],
  );
  const prepared = preparer.prepare({
    record: { ...record, name },
    annotations: annotationsAt(positions, first, end, firstSample),
    lead: { ...lead, index: Math.min(lead.index, 0) },
  });
  const { beats } = prepared;
  const columns = RR_COLUMNS.length;
  let at = first;
  for (let i = 0; i < beats.count; i++) {
    const sample = beats.sample[i]! + firstSample;
    while (positions.sample[at] !== sample || positions.symbol[at] !== beats.symbol[i]) at++;
    beats.sample[i] = sample;
    // Neighbours may lie in other pieces.
    beats.rr.set(positions.rr.subarray(columns * at, columns * (at + 1)), columns * i);
    at++;
  }
  return prepared;
}

function annotationsAt(
  positions: BeatPositions,
  first: number,
  end: number,
  firstSample: number,
): Annotations {
  const count = end - first;
  return {
    count,
    sample: positions.sample.slice(first, end).map((sample) => sample - firstSample),
    symbol: positions.symbol.slice(first, end),
    subtype: new Int8Array(count),
    channel: new Uint8Array(count),
    num: new Int8Array(count),
    aux: new Array<string>(count).fill(''),
    samplingHz: undefined,
  };
}

/** What a record without beats gives. */
async function prepareNone({ reader, lead, name, settings, preparer }: LongSource): Promise<PreparedRecord> {
  const signals = lead.index < 0 ? [] : [lead.index];
  const { record } = await readAround(reader, { from: 0, to: 1, beside: 0 }, settings.denoise, signals);
  const annotations = annotationsAt(
    { sample: new Float64Array(0), symbol: [], rr: new Float32Array(0), notBeats: 0 },
    0,
    0,
    0,
  );
  return preparer.prepare({
    record: { ...record, name },
    annotations,
    lead: { ...lead, index: Math.min(lead.index, 0) },
  });
}

function sumOfDropped(a: DroppedBeats, b: DroppedBeats): DroppedBeats {
  return {
    windowOutside: a.windowOutside + b.windowOutside,
    missingSamples: a.missingSamples + b.missingSamples,
    classExcluded: a.classExcluded + b.classExcluded,
    unmapped: a.unmapped + b.unmapped,
    notBeats: a.notBeats + b.notBeats,
  };
}
