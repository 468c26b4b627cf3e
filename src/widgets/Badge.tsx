import type { ReactNode } from 'react';
import styles from './Badge.module.css';
import { classNames } from './classNames';

export interface BadgeProps {
  children: ReactNode;
  tone?: 'plain' | 'warn' | 'danger';
  title?: string;
}

/** A short label after a name: `synthetic`, `stopped`. */
export function Badge({ children, tone = 'plain', title }: BadgeProps) {
  return (
    <span className={classNames(styles.badge, tone !== 'plain' && styles[tone])} title={title}>
      {children}
    </span>
  );
}
