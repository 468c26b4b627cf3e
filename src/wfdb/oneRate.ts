import { assert } from '../base/assert';
import { allocateFloat32 } from '../base/floatArray';
import { defaultMaxSamples } from './record/limits';
import {
  clampRange,
  type ReadOptions,
  type ReadPart,
  type RecordFacts,
  refuseTooLarge,
} from './recordReader';

/** What is wanted of a record: signals by index, samples [startSample, endSample) of each. */
export interface Wanted {
  signals: readonly number[];
  startSample: number;
  endSample: number;
}

/**
 * The `read` of a record whose signals all have the record's frequency, so that every grid is the same.
 *
 * @param fill writes the wanted samples to the arrays, one per wanted signal, which are NaN before: missing
 * @throws WfdbError `record-too-large`, and what `fill` throws
 */
export async function readOneRate(
  facts: RecordFacts,
  options: ReadOptions,
  fill: (targets: Float32Array[], wanted: Wanted) => Promise<void>,
): Promise<ReadPart> {
  const signals = options.signals ?? facts.signals.map((_, index) => index);
  for (const index of signals) assert(facts.signals[index], `no signal ${index} in ${facts.name}`);
  const { startSample, endSample } = clampRange(options, facts.lengthSamples);
  const length = endSample - startSample;
  refuseTooLarge(facts, length * signals.length, options.maxSamples ?? defaultMaxSamples);
  const targets = signals.map(() => allocateFloat32(length).fill(Number.NaN));
  if (length > 0 && signals.length > 0) await fill(targets, { signals, startSample, endSample });
  return {
    startSample,
    endSample,
    signals: targets.map((samples) => ({
      samples,
      samplingHz: facts.samplingHz,
      firstSample: startSample,
    })),
    problems: [],
  };
}

/** The name of a record that is one file: the file's, without folders and extension. */
export function nameOfFile(fileName: string): string {
  return fileName.slice(fileName.lastIndexOf('/') + 1).replace(/(?!^)\.[^.]*$/, '');
}
