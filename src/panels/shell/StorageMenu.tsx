import { Suspense, useId, useRef, useState } from 'react';
import { Button } from '../../widgets/Button';
import { classNames } from '../../widgets/classNames';
import { laterPanel } from '../laterPanel';
import { useLab } from '../useLab';
import { usePageWords } from '../useWords';
import styles from './Header.module.css';

const StorageContents = laterPanel(async () => (await import('./StorageContents')).StorageContents);

/** Opens what there is to know and to do about the storage. */
export function StorageMenu() {
  const { shell } = usePageWords();
  const isOff = useLab((state) => state.storage.status === 'off');
  const [isOpen, setOpen] = useState(false);
  const menu = useRef<HTMLDivElement>(null);
  const id = useId();
  return (
    <>
      <Button
        kind="quiet"
        className={classNames(isOff && styles.off)}
        popoverTarget={id}
        aria-haspopup="dialog"
      >
        {isOff ? shell.storageOff : shell.storage}
      </Button>
      <div
        ref={menu}
        id={id}
        className={styles.popover}
        popover="auto"
        role="dialog"
        aria-label={shell.storage}
        // A dialog inside sends its own.
        onToggle={({ target, newState }) => target === menu.current && setOpen(newState === 'open')}
      >
        {isOpen && (
          <Suspense fallback={null}>
            <StorageContents onCleared={() => menu.current?.hidePopover()} />
          </Suspense>
        )}
      </div>
    </>
  );
}
