import { Suspense, useState } from 'react';
import type { Words } from '../../i18n';
import { commands } from '../../state/commands';
import type { StorageState } from '../../state/types';
import { Button } from '../../widgets/Button';
import { Dialog } from '../../widgets/Dialog';
import { formatBytes } from '../../widgets/format';
import { laterPanel } from '../laterPanel';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import styles from './Header.module.css';

const SetAsideList = laterPanel(async () => (await import('./SetAside')).SetAsideList);

/** What the browser stores for the page, which of it cannot be read, and a button to clear it, with a confirmation. */
export function StorageContents({ onCleared }: { onCleared: () => void }) {
  const { storageMenu: words, common } = useWords();
  const storage = useLab((state) => state.storage);
  const isSetAside = useLab((state) => state.setAside.length > 0);
  const [asking, setAsking] = useState(false);

  function clear(): void {
    setAsking(false);
    onCleared();
    void commands.clearStorage();
  }

  return (
    <>
      <p>{storageSentence(storage, words)}</p>
      {storage.usedBytes !== undefined && <p>{usedSentence(storage, words)}</p>}
      {isSetAside && (
        <Suspense fallback={null}>
          <SetAsideList />
        </Suspense>
      )}
      <div className={styles.buttons}>
        <Button aria-haspopup="dialog" onClick={() => setAsking(true)}>
          {words.clear}
        </Button>
      </div>
      {asking && (
        <Dialog
          title={words.clearTitle}
          cancel={common.cancel}
          onCancel={() => setAsking(false)}
          actions={
            <Button kind="danger" onClick={clear}>
              {words.clearYes}
            </Button>
          }
        >
          {words.clearQuestion}
        </Dialog>
      )}
    </>
  );
}

function storageSentence({ status, isCleared }: StorageState, words: Words['storageMenu']): string {
  if (status === 'off') return isCleared ? words.cleared : words.refused;
  return status === 'on' ? words.on : words.unknown;
}

function usedSentence({ usedBytes, quotaBytes }: StorageState, words: Words['storageMenu']): string {
  const used = formatBytes(usedBytes);
  return quotaBytes === undefined ? words.usedOnly(used) : words.used(used, formatBytes(quotaBytes));
}
