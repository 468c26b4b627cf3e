import { problem } from '../problem';
import type { Annotations, WfdbProblem } from '../types';

/**
 * Sample indices of annotations at a record's frequency: as in the file if it has the record's time resolution, else
 * scaled by the ratio of the two and rounded to the nearest sample, halves up, as in the WFDB library.
 */
export function annotationSamplesAt(annotations: Annotations, recordHz: number): Float64Array {
  const { sample, samplingHz } = annotations;
  if (samplingHz === undefined || samplingHz === recordHz) return sample;
  const ratio = recordHz / samplingHz;
  return sample.map((index) => roundHalfUp(index * ratio));
}

/** Not `floor(x + 0.5)`, where the sum of a value just below a half rounds up. */
function roundHalfUp(value: number): number {
  const floor = Math.floor(value);
  return value - floor >= 0.5 ? floor + 1 : floor;
}

/**
 * Checks that annotations belong to a record: the problem says how many annotations are before the first sample or
 * after the end of the signals. One sample after the end is allowed; programs mark the end there.
 */
export function checkAnnotations(
  annotations: Annotations,
  record: { name: string; samplingHz: number; lengthSamples: number },
  fileName: string,
): WfdbProblem[] {
  const samples = annotationSamplesAt(annotations, record.samplingHz);
  let before = 0;
  let behind = 0;
  for (const sample of samples) {
    if (sample < 0) before++;
    else if (sample > record.lengthSamples) behind++;
  }
  const outside = before + behind;
  if (outside === 0) return [];
  return [
    problem(
      'annotations-outside',
      fileName,
      `${outside} of ${annotations.count} annotations in ${fileName} are ${before === 0 ? 'after the end' : 'outside'} of ${record.name} (${record.lengthSamples} samples): the signal is cut short, or the annotations belong to another record.`,
      {
        outside,
        before,
        annotations: annotations.count,
        record: record.name,
        lengthSamples: record.lengthSamples,
      },
    ),
  ];
}
