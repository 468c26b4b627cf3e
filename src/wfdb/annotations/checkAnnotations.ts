import { problem } from '../problem';
import type { Annotations, WfdbProblem } from '../types';

/**
 * Sample indices of annotations at a record's frequency: those of the file where it has the record's time resolution,
 * else converted and rounded to the nearest sample, as the WFDB library does.
 */
export function annotationSamplesAt(annotations: Annotations, recordHz: number): Float64Array {
  const { sample, samplingHz } = annotations;
  if (samplingHz === undefined || samplingHz === recordHz) return sample;
  return sample.map((index) => Math.floor((index * recordHz) / samplingHz + 0.5));
}

/**
 * Whether annotations and a record belong together: says how many annotations lie behind the end of the signals.
 * One sample beyond is no matter; programs mark the end there.
 */
export function checkAnnotations(
  annotations: Annotations,
  record: { name: string; samplingHz: number; lengthSamples: number },
  fileName: string,
): WfdbProblem[] {
  const samples = annotationSamplesAt(annotations, record.samplingHz);
  let outside = 0;
  for (const sample of samples) if (sample > record.lengthSamples) outside++;
  if (outside === 0) return [];
  return [
    problem(
      'annotations-outside',
      fileName,
      `${outside} of ${annotations.count} annotations in ${fileName} lie behind the end of ${record.name} (${record.lengthSamples} samples): the signal is cut short, or the annotations belong to another record.`,
      { outside, annotations: annotations.count, record: record.name, lengthSamples: record.lengthSamples },
    ),
  ];
}
