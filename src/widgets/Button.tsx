import type { ComponentPropsWithRef, ReactNode } from 'react';
import styles from './Button.module.css';
import { classNames } from './classNames';

export interface ButtonProps extends ComponentPropsWithRef<'button'> {
  kind?: 'primary' | 'plain' | 'quiet' | 'danger';
}

/** A button: at most one `primary` per view; `quiet` has no border. */
export function Button({ kind = 'plain', type = 'button', className, ...rest }: ButtonProps) {
  const kindClass = kind === 'plain' ? undefined : styles[kind];
  return <button {...rest} type={type} className={classNames(styles.button, kindClass, className)} />;
}

export interface IconButtonProps extends ComponentPropsWithRef<'button'> {
  /** Accessible name and tooltip. */
  label: string;
  children: ReactNode;
}

/** A square button with a decorative icon, named by `label`. */
export function IconButton({ label, children, className, type = 'button', ...rest }: IconButtonProps) {
  return (
    <button
      title={label}
      {...rest}
      type={type}
      aria-label={label}
      className={classNames(styles.button, styles.quiet, styles.icon, className)}
    >
      <span aria-hidden="true">{children}</span>
    </button>
  );
}
