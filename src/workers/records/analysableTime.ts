import { lengthOfUnion } from '../../base/lengthOfUnion';
import { createQualityMeter, detectInChunks, onLead, signalQuality } from '../../detection';
import type { RecordReader } from '../../wfdb';
import { chunksOf } from './chunksOf';

/**
 * How long at least one of these leads is fit to be read: windows of ten seconds of which at most a tenth is missing and at most a
 * tenth flat, whose slope is not that of noise, and in which beats are annotated. Whether these are the right beats is not looked at.
 *
 * @param leads indices of signals
 * @param beatSamples of the annotations, ascending
 * @param onProgress seconds of the record that are done
 * @returns seconds
 * @throws WfdbError as `RecordReader.read`
 */
export async function analysableTime(
  reader: RecordReader,
  leads: readonly number[],
  beatSamples: readonly number[],
  onProgress: (doneSec: number) => void,
): Promise<number> {
  const { samplingHz } = reader.facts;
  const meters = leads.map((_, lead) => onLead(createQualityMeter(samplingHz), lead));
  const measured = await detectInChunks(chunksOf(reader, leads), meters, {
    onProgress: (doneSamples) => onProgress(doneSamples / samplingHz),
  });
  const good = measured
    .flatMap((windows) => signalQuality(windows, { both: beatSamples, onlyFirst: [], onlySecond: [] }))
    .filter(({ quality }) => quality === 'good');
  return lengthOfUnion(good.map(({ fromSample, toSample }) => [fromSample, toSample])) / samplingHz;
}
