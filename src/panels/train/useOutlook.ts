import { useMemo } from 'react';
import { type Outlook, outlookOf } from '../../state/outlook';
import { useLab } from '../useLab';

/** What a start with the settings as they stand would do, and what speaks against it. */
export function useOutlook(): Outlook {
  const prepared = useLab((state) => state.prepared);
  const prepare = useLab((state) => state.prepareSettings);
  const train = useLab((state) => state.trainSettings);
  return useMemo(() => outlookOf(prepared, prepare, train), [prepared, prepare, train]);
}
