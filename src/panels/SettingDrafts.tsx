import { type ReactNode, useMemo } from 'react';
import { commands } from '../state/commands';
import { draftOver } from '../state/refusedTexts';
import { labStore } from '../state/store';
import { type DraftKeeper, DraftProvider } from '../widgets/fields/useDraft';
import { useRefusedTexts } from './useRefusedTexts';

/** Keeps what is refused in the fields of settings inside it in the store: it outlives folds and panels, and holds Start back. */
export function SettingDrafts({ children }: { children: ReactNode }) {
  const refused = useRefusedTexts();
  const keeper = useMemo((): DraftKeeper => {
    const texts = new Map(refused.map(({ path, text }) => [path, text]));
    return {
      refused: (path) => texts.get(path),
      refuse: (path, text) =>
        commands.keepDraft(path, text === undefined ? undefined : draftOver(labStore.getState(), path, text)),
    };
  }, [refused]);
  return <DraftProvider value={keeper}>{children}</DraftProvider>;
}
