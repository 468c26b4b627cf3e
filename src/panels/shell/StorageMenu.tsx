import { Suspense, useId, useRef, useState } from 'react';
import type { Words } from '../../i18n';
import { commands } from '../../state/commands';
import type { StorageState } from '../../state/types';
import { Button } from '../../widgets/Button';
import { classNames } from '../../widgets/classNames';
import { formatBytes } from '../../widgets/format';
import { laterPanel } from '../laterPanel';
import { useLab } from '../useLab';
import { usePageWords } from '../useWords';
import styles from './Header.module.css';

const SetAsideList = laterPanel(async () => (await import('./SetAside')).SetAsideList);

/** What the browser stores for the page, which of it cannot be read, and a button to clear it, with a confirmation. */
export function StorageMenu() {
  const { shell, common } = usePageWords();
  const storage = useLab((state) => state.storage);
  const isSetAside = useLab((state) => state.setAside.length > 0);
  const [asking, setAsking] = useState(false);
  const menu = useRef<HTMLDivElement>(null);
  const id = useId();

  function clear(): void {
    menu.current?.hidePopover();
    void commands.clearStorage();
  }

  return (
    <>
      <Button
        kind="quiet"
        className={classNames(storage.status === 'off' && styles.off)}
        popoverTarget={id}
        aria-haspopup="dialog"
      >
        {storage.status === 'off' ? shell.storageOff : shell.storage}
      </Button>
      <div
        ref={menu}
        id={id}
        className={styles.popover}
        popover="auto"
        role="dialog"
        aria-label={shell.storage}
        onToggle={() => setAsking(false)}
      >
        <p>{storageSentence(storage, shell)}</p>
        {storage.usedBytes !== undefined && <p>{usedSentence(storage, shell)}</p>}
        {isSetAside && (
          <Suspense fallback={null}>
            <SetAsideList />
          </Suspense>
        )}
        {asking ? (
          <>
            <p>{shell.clearQuestion}</p>
            <div className={styles.buttons}>
              <Button kind="danger" onClick={clear}>
                {shell.clearYes}
              </Button>
              <Button onClick={() => setAsking(false)}>{common.cancel}</Button>
            </div>
          </>
        ) : (
          <div className={styles.buttons}>
            <Button onClick={() => setAsking(true)}>{shell.clear}</Button>
          </div>
        )}
      </div>
    </>
  );
}

function storageSentence(storage: StorageState, shell: Words['shell']): string {
  if (storage.status === 'off') return shell.storageRefused;
  return storage.status === 'on' ? shell.storageOn : shell.storageUnknown;
}

function usedSentence({ usedBytes, quotaBytes }: StorageState, shell: Words['shell']): string {
  const used = formatBytes(usedBytes);
  return quotaBytes === undefined
    ? shell.storageUsedOnly(used)
    : shell.storageUsed(used, formatBytes(quotaBytes));
}
