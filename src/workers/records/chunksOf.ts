import type { RecordReader } from '../../wfdb';

/** Samples of all leads read at a time. */
const CHUNK_SAMPLES = 2 ** 19;

/** The leads of a record, or of a part of it, chunk by chunk; the next one is read from disk while one is processed. */
export async function* chunksOf(
  reader: RecordReader,
  signals: readonly number[],
  { fromSample, toSample } = { fromSample: 0, toSample: reader.facts.lengthSamples },
): AsyncGenerator<Float32Array[]> {
  if (fromSample >= toSample) return;
  const step = Math.ceil(CHUNK_SAMPLES / Math.max(1, signals.length));
  const read = (startSample: number) =>
    reader.read({ signals, startSample, endSample: Math.min(toSample, startSample + step) });
  let ahead = read(fromSample);
  for (let start = fromSample; start < toSample; start += step) {
    const part = await ahead;
    if (start + step < toSample) {
      ahead = read(start + step);
      ahead.catch(() => undefined);
    }
    yield part.signals.map(({ samples }) => samples);
  }
}
