import { useMemo } from 'react';
import { useRunClasses } from './runClasses';
import { useWords } from './useWords';

/** The name of a predicted class by its index; of a beat that a beat-free network did not find: that. */
export function usePredictedName(): (classIndex: number) => string {
  const allNames = useRunClasses();
  const { notFound } = useWords().inspect;
  return useMemo(() => (classIndex) => allNames[classIndex] ?? notFound, [allNames, notFound]);
}
