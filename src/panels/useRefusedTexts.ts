import { useMemo } from 'react';
import { type RefusedText, refusedTexts } from '../state/refusedTexts';
import { useLab } from './useLab';

/** Texts of fields that are no values of their settings. */
export function useRefusedTexts(): RefusedText[] {
  const drafts = useLab((state) => state.drafts);
  const prepareSettings = useLab((state) => state.prepareSettings);
  const trainSettings = useLab((state) => state.trainSettings);
  return useMemo(
    () => refusedTexts({ drafts, prepareSettings, trainSettings }),
    [drafts, prepareSettings, trainSettings],
  );
}
