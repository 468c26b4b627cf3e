import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { type HoldReason, startHeldBy } from '../../state/train/startHold';
import { useLab } from '../useLab';

/** Why Start is held back now; empty if it is not. */
export function useStartHold(): HoldReason[] {
  const sources = useLab(
    useShallow((state) => ({
      records: state.records,
      prepared: state.prepared,
      prepareSettings: state.prepareSettings,
      trainSettings: state.trainSettings,
      drafts: state.drafts,
      faultsAccepted: state.faultsAccepted,
      isRestoring: state.activities.some(({ kind }) => kind === 'restoring'),
      isPreparing: state.activities.some(({ kind }) => kind === 'preparing'),
      isLabelling: state.activities.some(({ kind }) => kind === 'labelling'),
    })),
  );
  return useMemo(() => startHeldBy(sources), [sources]);
}
