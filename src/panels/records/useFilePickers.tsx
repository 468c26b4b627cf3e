import { type ChangeEvent, type ReactNode, useRef } from 'react';
import { commands } from '../../state/commands';
import { pickFolder } from '../pickFolder';
import { readChosen } from '../readDropped';
import { usePageWords } from '../useWords';
import styles from './RecordsPanel.module.css';

/** Missing in the attributes of React. */
const FOLDER = { webkitdirectory: '' };

/** The two file inputs (to be rendered once) and the functions that open them. */
export function useFilePickers(): { inputs: ReactNode; openFiles: () => void; openFolder: () => void } {
  const { records } = usePageWords();
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);

  function take(event: ChangeEvent<HTMLInputElement>): void {
    const chosen = readChosen(event.currentTarget.files);
    // Otherwise choosing the same file again would trigger no change event.
    event.currentTarget.value = '';
    if (chosen.length > 0) void commands.importFiles(chosen);
  }

  async function openFolder(): Promise<void> {
    const picked = await pickFolder();
    if (picked === 'unavailable') folder.current?.click();
    else if (picked !== 'cancelled') await commands.importFiles(picked);
  }

  const common = { type: 'file', multiple: true, tabIndex: -1, className: styles.input, onChange: take };
  return {
    inputs: (
      <>
        <input ref={files} aria-label={records.filesInput} {...common} />
        <input ref={folder} aria-label={records.folderInput} {...FOLDER} {...common} />
      </>
    ),
    openFiles: () => files.current?.click(),
    openFolder: () => void openFolder(),
  };
}
