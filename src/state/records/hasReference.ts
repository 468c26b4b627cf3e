import { isLabAnnotator } from '../../beats/labAnnotators';
import type { RecordEntry } from '../types';

/** Whether a record has annotations that are not the lab's: the labels of these can be copied. */
export function hasReference({ annotators }: Pick<RecordEntry, 'annotators'>): boolean {
  return annotators.some((name) => !isLabAnnotator(name));
}
