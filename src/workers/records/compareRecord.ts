import { annotatorOf } from '../../base/filePath';
import { type AnnotatorMarks, ec57Record, predictedMarks, testedPart } from '../../evaluation/ec57';
import { annotationSamplesAt } from '../../wfdb';
import { openSource, type SourceReader, usedAnnotations } from './openSource';
import type { ComparedAnnotators, ComparedSource, RecordSource } from './types';

/**
 * Compares an annotator of a record with another one, or with what a run predicted, as the programs of EC57 do.
 *
 * @throws WfdbError for files that cannot be read, Error for an annotator that the record does not have
 */
export async function compareRecord(
  source: RecordSource,
  { reference, test, options }: ComparedAnnotators,
): Promise<ComparedSource> {
  const reader = await openSource(source);
  const { samplingHz, lengthSamples } = reader.facts;
  const compared = {
    record: source.name,
    reference: await marksOf(source, reference, reader),
    test: 'predicted' in test ? predictedMarks(test) : await marksOf(source, test.annotator, reader),
    ...{ samplingHz, sampleCount: lengthSamples },
  };
  const names = { reference, test: test.annotator };
  if (!('predicted' in test)) return { ...ec57Record(compared, names, options), leftOut: 0 };
  const part = testedPart(compared, test, options);
  return { ...ec57Record(part.compared, names, options), leftOut: part.leftOut };
}

/** What an annotator wrote, and nothing else, at the record's samples and in order of time. */
async function marksOf(
  source: RecordSource,
  annotator: string,
  reader: SourceReader,
): Promise<AnnotatorMarks> {
  const annotation = source.annotators.find(({ name }) => annotatorOf(name) === annotator);
  if (!annotation) throw new Error(`record ${source.name} has no annotator ${annotator}`);
  const annotations = await usedAnnotations({ ...source, annotation }, reader);
  const sample = annotationSamplesAt(annotations, reader.facts.samplingHz);
  // Files are nearly always in order of time; annotations at the same sample stay in the order of the file.
  const order = [...sample.keys()].sort((a, b) => sample[a]! - sample[b]!);
  return {
    sample: order.map((index) => sample[index]!),
    symbol: order.map((index) => annotations.symbol[index]!),
    subtype: order.map((index) => annotations.subtype[index]!),
    aux: order.map((index) => annotations.aux[index]!),
  };
}
