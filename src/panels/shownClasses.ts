import { useMemo } from 'react';
import { CLASS_NAMES } from '../beats/types';
import { useWords } from './useWords';

/** Names of the classes by their index, and that of NO_CLASS. */
export function useShownClasses(): readonly string[] {
  const { noClass } = useWords().viewer.strip;
  return useMemo(() => [...CLASS_NAMES, noClass], [noClass]);
}
