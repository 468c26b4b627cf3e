import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useMediaQuery } from '../../widgets/useMediaQuery';
import { usePageWords } from '../useWords';
import styles from './PhysioNet.module.css';

/** Visible rows, and extra rows above and below so that scrolling shows no gap. */
const ROWS_SHOWN = 9;
const ROWS_BESIDE = 6;

export interface PhysioNetRowsProps {
  label: string;
  /** Records; a folder ends in "/". */
  paths: readonly string[];
  chosen: ReadonlySet<string>;
  stored: ReadonlySet<string>;
  onChoose: (paths: readonly string[], isChosen: boolean) => void;
  onOpenFolder: (path: string) => void;
}

/**
 * A list of check boxes of which only the rows near the visible ones are rendered, so that a database of 100 000
 * records opens as fast as one of ten. It is one Tab stop; arrows, Page Up and Down, Home and End move in it, Space
 * ticks, and a click with Shift ticks all since the last click.
 */
export function PhysioNetRows(props: PhysioNetRowsProps) {
  const { label, paths, chosen, onChoose } = props;
  const rowPx = useMediaQuery('(pointer: coarse)') ? 44 : 28;
  const region = useRef<HTMLDivElement>(null);
  const [topPx, setTopPx] = useState(0);
  const [active, setActive] = useState(0);
  const wantsFocus = useRef(false);
  const lastClicked = useRef(0);

  useEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    region.current?.querySelector<HTMLElement>(`[data-row="${active}"]`)?.focus();
  }, [active]);

  function move(event: KeyboardEvent): void {
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: ROWS_SHOWN - 1,
      PageUp: 1 - ROWS_SHOWN,
      Home: -paths.length,
      End: paths.length,
    };
    const step = steps[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = Math.min(paths.length - 1, Math.max(0, active + step));
    wantsFocus.current = true;
    setActive(next);
    scrollTo(next);
  }

  function scrollTo(row: number): void {
    const node = region.current;
    if (!node) return;
    const most = row * rowPx;
    const least = most - (ROWS_SHOWN - 1) * rowPx;
    node.scrollTop = Math.min(most, Math.max(least, node.scrollTop));
  }

  function choose(row: number, isChosen: boolean, withShift: boolean): void {
    const from = withShift ? Math.min(row, lastClicked.current) : row;
    const to = withShift ? Math.max(row, lastClicked.current) : row;
    lastClicked.current = row;
    setActive(row);
    onChoose(paths.slice(from, to + 1), isChosen);
  }

  const first = Math.max(0, Math.floor(topPx / rowPx) - ROWS_BESIDE);
  const drawn = range(first, Math.min(paths.length, first + ROWS_SHOWN + 2 * ROWS_BESIDE));
  // The focused row stays rendered, wherever the list is scrolled.
  if (!drawn.includes(active) && active < paths.length) drawn.push(active);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the ticks inside
    <div
      ref={region}
      className={styles.region}
      style={{ height: Math.min(paths.length, ROWS_SHOWN) * rowPx + 2 }}
      onScroll={(event) => setTopPx(event.currentTarget.scrollTop)}
      onKeyDown={move}
    >
      <ul aria-label={label} style={{ height: paths.length * rowPx }}>
        {drawn.map((row) => {
          const path = paths[row]!;
          return (
            <li
              key={path}
              aria-setsize={paths.length}
              aria-posinset={row + 1}
              style={{ top: row * rowPx, height: rowPx }}
            >
              <Row
                {...props}
                path={path}
                row={row}
                isActive={row === active}
                isChosen={chosen.has(path)}
                choose={choose}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

interface RowProps extends PhysioNetRowsProps {
  path: string;
  row: number;
  isActive: boolean;
  isChosen: boolean;
  choose: (row: number, isChosen: boolean, withShift: boolean) => void;
}

function Row({ path, row, isActive, isChosen, stored, choose, onOpenFolder }: RowProps): ReactNode {
  const { physionet: words } = usePageWords();
  const tabIndex = isActive ? 0 : -1;
  if (path.endsWith('/')) {
    return (
      <button
        type="button"
        className={styles.folder}
        data-row={row}
        tabIndex={tabIndex}
        aria-label={words.openFolder(path)}
        onClick={() => onOpenFolder(path)}
      >
        {path}
      </button>
    );
  }
  return (
    <label className={styles.row}>
      <input
        type="checkbox"
        data-row={row}
        tabIndex={tabIndex}
        checked={isChosen}
        aria-label={path}
        onChange={(event) => {
          const { shiftKey } = event.nativeEvent as MouseEvent;
          choose(row, event.currentTarget.checked, shiftKey === true);
        }}
      />
      <span className={styles.path} title={path}>
        {path}
      </span>
      {stored.has(path) && <span className={styles.kept}>{words.kept}</span>}
    </label>
  );
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}
