import { zipSync } from 'fflate';
import { splitPath } from '../../base/filePath';
import { CLASS_SYMBOLS_OF_EC57 } from '../../beats/types';
import { annotationFileName } from '../../wfdb';
import type { TestedRecord } from './annotationTypes';
import { labBytes } from './labAnnotator';

/** As the labels of a network are called. */
const ANNOTATOR = 'lab';

/**
 * What a run predicted, as annotation files in a .zip: one a record, with the beats that the run tested. Times have a
 * resolution of their own, since the record may be gone.
 *
 * @param note what the files say about themselves
 */
export function predictionFiles(records: readonly TestedRecord[], note: string): Blob {
  const files: Record<string, Uint8Array> = {};
  for (const { name, samplingHz, sample, predicted } of records) {
    const order = Array.from(sample, (_, i) => i).sort((a, b) => sample[a]! - sample[b]!);
    const marks = {
      sample: order.map((i) => sample[i]!),
      symbol: order.map((i) => CLASS_SYMBOLS_OF_EC57[predicted[i]!]!),
    };
    const { folder, baseName } = splitPath(`${name}.`);
    const file = annotationFileName(baseName, ANNOTATOR);
    files[folder === '' ? file : `${folder}/${file}`] = labBytes(marks, note, samplingHz);
  }
  return new Blob([zipSync(files) as Uint8Array<ArrayBuffer>], { type: 'application/zip' });
}
