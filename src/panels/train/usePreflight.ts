import { useMemo } from 'react';
import { type Preflight, preflightOf } from '../../state/train/preflight';
import { useLab } from '../useLab';

/** The preflight of the current settings: what a start would do, and what is wrong. */
export function usePreflight(): Preflight {
  const prepared = useLab((state) => state.prepared);
  const prepare = useLab((state) => state.prepareSettings);
  const train = useLab((state) => state.trainSettings);
  return useMemo(() => preflightOf(prepared, prepare, train), [prepared, prepare, train]);
}
