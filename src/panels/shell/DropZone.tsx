import { useEffect, useState } from 'react';
import { commands } from '../../state/commands';
import { readDropped } from '../readDropped';
import { usePageWords } from '../useWords';
import styles from './DropZone.module.css';

/** Accepts files dropped anywhere on the window, and indicates so while some are dragged over it. */
export function DropZone() {
  const { shell } = usePageWords();
  const [over, setOver] = useState(false);

  useEffect(() => listenForDrops(setOver), []);

  if (!over) return null;
  return (
    <div className={styles.veil}>
      <p className={styles.title}>{shell.dropHere}</p>
      <p className={styles.what}>{shell.dropWhat}</p>
    </div>
  );
}

function listenForDrops(setOver: (over: boolean) => void): () => void {
  // Every element under the pointer fires its own enter and leave events; the pointer is outside the window when they
  // cancel out.
  let depth = 0;
  const stop = new AbortController();
  const listen = (
    name: 'dragenter' | 'dragover' | 'dragleave' | 'drop',
    handle: (event: DragEvent) => void,
  ) =>
    window.addEventListener(
      name,
      (event) => {
        if (event.dataTransfer?.types.includes('Files')) handle(event);
      },
      { signal: stop.signal },
    );

  listen('dragenter', (event) => {
    event.preventDefault();
    depth++;
    setOver(true);
  });
  listen('dragover', (event) => {
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
  });
  listen('dragleave', () => {
    depth = Math.max(0, depth - 1);
    if (depth === 0) setOver(false);
  });
  listen('drop', (event) => {
    event.preventDefault();
    depth = 0;
    setOver(false);
    if (event.dataTransfer) void readDropped(event.dataTransfer).then((files) => commands.importFiles(files));
  });
  return () => stop.abort();
}
