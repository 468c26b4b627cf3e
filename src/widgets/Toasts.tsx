import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { Button, IconButton } from './Button';
import styles from './Toasts.module.css';

export interface Toast {
  key: string;
  /** What was done. */
  text: string;
}

export interface ToastsProps {
  /** The oldest first. */
  toasts: readonly Toast[];
  /** How long each can be undone; time under the pointer or with the focus inside does not count. */
  seconds: number;
  undo: string;
  /** Tooltip of Undo. */
  undoHint: string;
  /** Name of the button that ends the time. */
  dismiss: string;
  onUndo: (key: string) => void;
  /** The time is over, or was ended. */
  onEnd: (key: string) => void;
}

/** What was just done and can be undone, each with its button. To be rendered inside a live region. */
export function Toasts({ toasts, onUndo, onEnd, ...texts }: ToastsProps) {
  const list = useRef<HTMLUListElement>(null);
  const [isHovered, setHovered] = useState(false);
  const [isFocused, setFocused] = useState(false);
  /** Where the focus was before it came here. */
  const cameFrom = useRef<Element | null>(null);
  const isFocusLost = useRef(false);

  // With its toast, a pressed button disappears: the focus goes to the next one, or back to where it was.
  useLayoutEffect(() => {
    if (toasts.length === 0) setHovered(false);
    if (!isFocusLost.current) return;
    isFocusLost.current = false;
    const next = list.current?.querySelector<HTMLElement>('li:last-child button');
    const before = cameFrom.current?.isConnected ? (cameFrom.current as HTMLElement) : undefined;
    if (!next) setFocused(false);
    (next ?? before ?? document.querySelector('main'))?.focus();
  }, [toasts]);

  return (
    <ul
      ref={list}
      className={styles.toasts}
      onPointerEnter={() => setHovered(true)}
      onPointerLeave={() => setHovered(false)}
      onFocus={({ relatedTarget }) => {
        setFocused(true);
        if (relatedTarget && !list.current?.contains(relatedTarget)) cameFrom.current = relatedTarget;
      }}
      onBlur={({ relatedTarget }) => {
        if (!list.current?.contains(relatedTarget)) setFocused(false);
      }}
    >
      {toasts.map((toast) => (
        <ToastItem
          key={toast.key}
          toast={toast}
          isPaused={isHovered || isFocused}
          onUndo={() => onUndo(toast.key)}
          onEnd={() => onEnd(toast.key)}
          onFocusLost={() => {
            isFocusLost.current = true;
          }}
          {...texts}
        />
      ))}
    </ul>
  );
}

interface ToastItemProps extends Pick<ToastsProps, 'seconds' | 'undo' | 'undoHint' | 'dismiss'> {
  toast: Toast;
  isPaused: boolean;
  onUndo: () => void;
  onEnd: () => void;
  /** It is removed with the focus inside. */
  onFocusLost: () => void;
}

function ToastItem({ toast, seconds, isPaused, onUndo, onEnd, onFocusLost, ...texts }: ToastItemProps) {
  const id = useId();
  const item = useRef<HTMLLIElement>(null);
  const left = useRef(seconds * 1000);
  const latest = useRef({ onEnd, onFocusLost });
  latest.current = { onEnd, onFocusLost };

  useLayoutEffect(() => {
    const element = item.current;
    return () => {
      if (element?.contains(document.activeElement)) latest.current.onFocusLost();
    };
  }, []);

  useEffect(() => {
    if (isPaused) return;
    const startMs = performance.now();
    const timer = setTimeout(() => latest.current.onEnd(), left.current);
    return () => {
      clearTimeout(timer);
      left.current -= performance.now() - startMs;
    };
  }, [isPaused]);

  return (
    <li ref={item} className={styles.toast}>
      <span id={id} className={styles.text}>
        {toast.text}
      </span>
      <Button className={styles.undo} title={texts.undoHint} aria-describedby={id} onClick={onUndo}>
        {texts.undo}
      </Button>
      <IconButton label={texts.dismiss} aria-describedby={id} onClick={onEnd}>
        ×
      </IconButton>
    </li>
  );
}
