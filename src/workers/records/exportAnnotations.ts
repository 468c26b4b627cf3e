import { annotatorOf, splitPath } from '../../base/filePath';
import { classOf } from '../../beats/classMap';
import { CLASS_NAMES } from '../../beats/types';
import { annotationFileName, annotationSamplesAt, toProblem, writeAnnotations } from '../../wfdb';
import type { Annotations } from '../../wfdb/types';
import type { AnnotationExport, ExportedAnnotations } from './annotationTypes';
import { openSource, usedAnnotations } from './openSource';
import type { RecordSource } from './types';

/**
 * The annotations in use as a file to be taken away.
 *
 * - `wfdb`: untouched annotations are the bytes of their file; those within an EDF+ file are written in MIT format.
 * - `csv`: one row an annotation: sample and seconds at the record's frequency, mnemonic, class, and the other fields
 *   of annot(5).
 */
export async function exportAnnotations(
  source: RecordSource,
  { format, annotator }: AnnotationExport,
): Promise<ExportedAnnotations> {
  const { annotation, header } = source;
  try {
    const { baseName } = splitPath(header.path);
    const own = annotation ? annotatorOf(annotation.name) : '';
    const isInHeader = annotation?.path === header.path;
    const wanted = annotator ?? (isInHeader ? 'ann' : own);
    // A name that the record's files have already, such as `16a`, can be had again.
    const name = wanted === own && !isInHeader ? `${baseName}.${own}` : annotationFileName(baseName, wanted);
    if (format === 'wfdb' && annotation && !isInHeader) return { name, blob: annotation.blob };
    const reader = await openSource(source);
    const annotations = await usedAnnotations(source, reader);
    if (format === 'csv') {
      const text = annotationsCsv(annotations, reader.facts.samplingHz);
      return { name: `${name}.csv`, blob: new Blob([text], { type: 'text/csv' }) };
    }
    return { name, blob: new Blob([writeAnnotations(annotations)]) };
  } catch (error) {
    return { problem: toProblem(error, annotation?.name ?? source.name) };
  }
}

const COLUMNS = 'sample,time_s,symbol,class,subtype,chan,num,aux';

function annotationsCsv(annotations: Annotations, samplingHz: number): string {
  const samples = annotationSamplesAt(annotations, samplingHz);
  const rows = Array.from({ length: annotations.count }, (_, i) => {
    const symbol = annotations.symbol[i]!;
    const classIndex = classOf(symbol);
    return [
      samples[i]!,
      (samples[i]! / samplingHz).toFixed(6),
      quoted(symbol),
      classIndex === undefined ? '' : CLASS_NAMES[classIndex],
      annotations.subtype[i]!,
      annotations.channel[i]!,
      annotations.num[i]!,
      quoted(annotations.aux[i]!),
    ].join(',');
  });
  return `${[COLUMNS, ...rows].join('\r\n')}\r\n`;
}

/** RFC 4180; a text that a table program would take for a formula begins with an apostrophe. */
function quoted(text: string): string {
  const safe = text.length > 1 && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
