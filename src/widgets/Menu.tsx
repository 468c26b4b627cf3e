import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { Button } from './Button';
import styles from './Menu.module.css';

export interface MenuProps {
  /** On the button. */
  label: string;
  /** Groups of entries, rendered only while the menu is open; fields may stand among them. */
  children: ReactNode;
}

/**
 * A button that opens a list of buttons under it. Arrow keys, Home and End move between them; Escape, Tab out of it, a
 * press outside and a chosen entry close it, after which the button has the focus again.
 */
export function Menu({ label, children }: MenuProps) {
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const button = () => root.current?.querySelector('button');

  function close(): void {
    button()?.focus();
    setOpen(false);
  }
  useCloseOutside(root, isOpen, () => setOpen(false));

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.key === 'Escape' && isOpen) {
      event.preventDefault();
      close();
      return;
    }
    // In a field the arrows choose a value or move in its text.
    if (event.target instanceof HTMLSelectElement || event.target instanceof HTMLInputElement) return;
    const wanted = moveOf(event.key);
    if (!wanted) return;
    event.preventDefault();
    // Opened by an arrow, the list is there after this event.
    if (isOpen) moveFocus(list.current, wanted);
    else {
      setOpen(true);
      requestAnimationFrame(() => moveFocus(list.current, wanted === 'up' ? 'last' : 'first'));
    }
  }

  function onChosen(event: MouseEvent<HTMLDivElement>): void {
    if (event.target instanceof Element && event.target.closest('button')) close();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the buttons inside.
    <div ref={root} className={styles.menu} onKeyDown={onKeyDown}>
      <Button aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
        {label}
        <span className={styles.arrow} aria-hidden="true" />
      </Button>
      {isOpen && (
        // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: hears what its buttons do.
        <div ref={list} id={id} className={styles.list} onClick={onChosen}>
          <div className={styles.groups}>{children}</div>
        </div>
      )}
    </div>
  );
}

/** A titled part of a menu. */
export function MenuGroup({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: no fieldset, there is nothing to fill in.
    <div className={styles.group} role="group" aria-labelledby={id}>
      <p id={id} className={styles.title}>
        {title}
      </p>
      {children}
    </div>
  );
}

export interface MenuItemProps {
  label: string;
  /** What it does or contains, in a line below. */
  hint?: string;
  disabled?: boolean;
  onSelect: () => void;
}

/** An entry: its whole row is the button. */
export function MenuItem({ label, hint, disabled, onSelect }: MenuItemProps) {
  const id = useId();
  return (
    <div className={styles.item}>
      <button
        type="button"
        className={styles.entry}
        disabled={disabled}
        aria-describedby={hint === undefined ? undefined : id}
        onClick={onSelect}
      >
        {label}
      </button>
      {hint !== undefined && (
        <p id={id} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}

/** Closes when the pointer is pressed, or the focus moves, outside. */
function useCloseOutside(root: RefObject<HTMLElement | null>, isOpen: boolean, close: () => void): void {
  const onOutside = useRef(close);
  useEffect(() => {
    onOutside.current = close;
  });
  useEffect(() => {
    if (!isOpen) return;
    const look = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) onOutside.current();
    };
    document.addEventListener('pointerdown', look);
    document.addEventListener('focusin', look);
    return () => {
      document.removeEventListener('pointerdown', look);
      document.removeEventListener('focusin', look);
    };
  }, [root, isOpen]);
}

type Move = 'down' | 'up' | 'first' | 'last';

function moveOf(key: string): Move | undefined {
  const moves: Record<string, Move> = { ArrowDown: 'down', ArrowUp: 'up', Home: 'first', End: 'last' };
  return moves[key];
}

function moveFocus(list: HTMLElement | null, move: Move): void {
  const stops = [...(list?.querySelectorAll<HTMLElement>('button:not(:disabled), select') ?? [])];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  const next = {
    down: at + 1 < stops.length ? at + 1 : 0,
    up: at > 0 ? at - 1 : stops.length - 1,
    first: 0,
    last: stops.length - 1,
  }[move];
  stops[next]?.focus();
}
