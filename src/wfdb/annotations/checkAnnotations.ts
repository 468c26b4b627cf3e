import { problem } from '../problem';
import type { Annotations, WfdbProblem } from '../types';

/**
 * Sample indices of annotations at a record's frequency: those of the file where it has the record's time resolution,
 * else converted by the ratio of the two and rounded to the nearest sample, halves up, as the WFDB library does.
 */
export function annotationSamplesAt(annotations: Annotations, recordHz: number): Float64Array {
  const { sample, samplingHz } = annotations;
  if (samplingHz === undefined || samplingHz === recordHz) return sample;
  const ratio = recordHz / samplingHz;
  return sample.map((index) => roundHalfUp(index * ratio));
}

/** Not `floor(x + 0.5)`, whose sum rounds up what lies just below a half. */
function roundHalfUp(value: number): number {
  const whole = Math.floor(value);
  return value - whole >= 0.5 ? whole + 1 : whole;
}

/**
 * Whether annotations and a record belong together: says how many annotations lie before the first sample or behind the
 * end of the signals. One sample beyond is no matter; programs mark the end there.
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
      `${outside} of ${annotations.count} annotations in ${fileName} lie ${before === 0 ? 'behind the end' : 'outside'} of ${record.name} (${record.lengthSamples} samples): the signal is cut short, or the annotations belong to another record.`,
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
