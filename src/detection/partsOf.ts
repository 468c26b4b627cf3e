import { WINDOW_SEC } from './createQualityMeter';
import { createDecimator } from './decimator';

/** What is listened to before a part of a record, so that the detector knows the beats that it compares others with. */
const BEFORE_SEC = 60;
/** A part is much longer than what is listened to twice. */
const SHORTEST_SEC = 30 * 60;

/** A part of a record, in samples. */
export interface RecordPart {
  /** The detector begins here. */
  listenFrom: number;
  /** Beats and quality are reported from here to the sample before `toSample`. */
  fromSample: number;
  toSample: number;
}

/**
 * Divides a record for several threads. Parts begin where a window of quality begins and where the detector averages samples as
 * it does in the whole record.
 *
 * @param most how many parts
 * @param shortestSec a shorter record is not divided, nor a longer one into shorter parts
 */
export function partsOf(
  lengthSamples: number,
  samplingHz: number,
  most: number,
  shortestSec = SHORTEST_SEC,
): RecordPart[] {
  const unit = Math.round(WINDOW_SEC * samplingHz) * createDecimator(samplingHz).step;
  const before = unit * Math.ceil((BEFORE_SEC * samplingHz) / unit);
  const count = Math.min(most, Math.floor(lengthSamples / (shortestSec * samplingHz)));
  const length = unit * Math.max(1, Math.ceil(lengthSamples / Math.max(1, count) / unit));
  const parts: RecordPart[] = [];
  for (let fromSample = 0; fromSample === 0 || fromSample < lengthSamples; fromSample += length) {
    parts.push({
      listenFrom: Math.max(0, fromSample - before),
      fromSample,
      toSample: Math.min(lengthSamples, fromSample + length),
    });
  }
  return parts;
}
