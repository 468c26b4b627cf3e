import { type MouseEvent, type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { Button } from './Button';
import { classNames } from './classNames';
import styles from './Dialog.module.css';
import { useOverflows } from './useOverflows';

export interface DialogProps {
  /** The question; names the dialog. */
  title: string;
  /** What follows from the answers, in a sentence or two. */
  children?: ReactNode;
  /** Label of the harmless answer, which has the focus at first; Escape and a click beside the dialog choose it too. */
  cancel: string;
  onCancel: () => void;
  /** Buttons of the other answers; the caller removes the dialog when one is pressed. */
  actions?: ReactNode;
  /** For a table in it. */
  wide?: boolean;
}

/**
 * A question over the page, open as long as it is rendered. When it is removed, the focus returns to where it was, so
 * render it beside the button that asks.
 */
export function Dialog({ title, children, cancel, onCancel, actions, wide = false }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const harmless = useRef<HTMLButtonElement>(null);
  const isPressedBeside = useRef(false);
  const text = useRef<HTMLDivElement>(null);
  const overflows = useOverflows(text);
  const id = useId();

  // Before the next frame, and closed before React removes it: only `close` gives the focus back.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    harmless.current?.focus();
    return () => element?.close();
  }, []);

  /** All that is the dialog's own, and not of a child, is its backdrop. */
  const isBeside = (event: MouseEvent) => event.target === dialog.current;

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does for the keyboard what the click beside it does.
    <dialog
      ref={dialog}
      className={classNames(styles.dialog, wide && styles.wide)}
      aria-labelledby={`${id}-title`}
      aria-describedby={children === undefined ? undefined : `${id}-text`}
      onCancel={(event) => {
        event.preventDefault();
        onCancel();
      }}
      onClose={() => {
        // Browsers close it without asking if Escape is pressed twice.
        if (dialog.current?.open === false) onCancel();
      }}
      onPointerDown={(event) => {
        isPressedBeside.current = isBeside(event);
      }}
      onClick={(event) => {
        if (isPressedBeside.current && isBeside(event)) onCancel();
      }}
    >
      <div className={styles.content}>
        <h2 id={`${id}-title`}>{title}</h2>
        {children !== undefined && (
          <div
            ref={text}
            id={`${id}-text`}
            className={styles.text}
            {...(overflows && { tabIndex: 0, role: 'group', 'aria-labelledby': `${id}-title` })}
          >
            {children}
          </div>
        )}
        <div className={styles.buttons}>
          <Button ref={harmless} onClick={onCancel}>
            {cancel}
          </Button>
          {actions}
        </div>
      </div>
    </dialog>
  );
}
