import { useMemo } from 'react';
import { CLASS_NAMES } from '../beats/types';
import { useWords } from './useWords';

/** The name of a predicted class by its index; of a beat that a beat-free network did not find: that. */
export function usePredictedName(): (classIndex: number) => string {
  const { notFound } = useWords().inspect;
  return useMemo(() => (classIndex) => CLASS_NAMES[classIndex] ?? notFound, [notFound]);
}
