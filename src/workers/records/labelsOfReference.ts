import { annotatorOf } from '../../base/filePath';
import { classOf } from '../../beats/classMap';
import type { AnnotatorMarks } from '../../evaluation/ec57/types';
import { annotationSamplesAt } from '../../wfdb';
import type { Annotations } from '../../wfdb/types';
import { defaultAnnotation, holdsBeats, readIfPossible } from './annotators';
import { type CarriedLabels, carryLabels } from './carryLabels';
import { labNoteOf } from './labAnnotator';
import type { SourceReader } from './openSource';
import type { RecordSource, SourceFile } from './types';

/** Labels for found beats, and whose they are. */
export interface ReferenceLabels extends CarriedLabels {
  /** Name of the annotator. */
  reference: string;
}

/**
 * The labels that the reference of a record gives to found beats; undefined if nobody but the lab has annotated classes
 * of beats.
 *
 * @param sample of the found beats, ascending, at the record's frequency
 */
export async function labelsOfReference(
  source: RecordSource,
  reader: SourceReader,
  sample: readonly number[],
): Promise<ReferenceLabels | undefined> {
  const { samplingHz, frameHz } = reader.facts;
  const hz = frameHz ?? samplingHz;
  const known: SourceFile[] = [];
  for (const file of source.annotators) {
    const annotations = await readIfPossible(file);
    if (annotations && isReference(annotations, hz)) known.push(file);
  }
  const file = await defaultAnnotation(known, hz);
  const annotations = file && (await readIfPossible(file));
  if (!annotations) return undefined;
  const marks = inOrder({ ...annotations, samplingHz: annotations.samplingHz ?? hz }, samplingHz);
  return { reference: annotatorOf(file.name), ...carryLabels(sample, marks, samplingHz) };
}

function isReference(annotations: Annotations, headerHz: number): boolean {
  return (
    labNoteOf(annotations) === undefined &&
    holdsBeats(annotations, headerHz) &&
    annotations.symbol.some((symbol) => classOf(symbol) !== undefined)
  );
}

/** The annotations at the record's samples, in order of time. */
function inOrder(annotations: Annotations, samplingHz: number): AnnotatorMarks {
  const samples = annotationSamplesAt(annotations, samplingHz);
  const order = Array.from({ length: annotations.count }, (_, i) => i);
  order.sort((a, b) => samples[a]! - samples[b]!);
  return {
    sample: order.map((i) => samples[i]!),
    symbol: order.map((i) => annotations.symbol[i]!),
    subtype: order.map((i) => annotations.subtype[i]!),
    aux: order.map((i) => annotations.aux[i]!),
  };
}
