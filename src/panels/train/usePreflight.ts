import { useMemo } from 'react';
import { type Preflight, preflightOf } from '../../state/train/preflight';
import { useLab } from '../useLab';

/** What a start with the settings as they stand would do, and what speaks against it. */
export function usePreflight(): Preflight {
  const prepared = useLab((state) => state.prepared);
  const prepare = useLab((state) => state.prepareSettings);
  const train = useLab((state) => state.trainSettings);
  return useMemo(() => preflightOf(prepared, prepare, train), [prepared, prepare, train]);
}
