import type { ReactNode } from 'react';
import { classNames } from './classNames';
import styles from './PanelLayout.module.css';

export interface PanelLayoutProps {
  title: ReactNode;
  /** One line next to the title. */
  lead?: ReactNode;
  /** Buttons at the end of the title row. */
  actions?: ReactNode;
  /** What is to be known of the buttons, below them. */
  notice?: ReactNode;
  /** The main content. */
  children: ReactNode;
  /** Settings: to the right of the content if there is space, otherwise below it. */
  side?: ReactNode;
}

/** Title row, content, and the settings next to it or below. */
export function PanelLayout({ title, lead, actions, notice, children, side }: PanelLayoutProps) {
  return (
    <div className={classNames(styles.panel, side !== undefined && styles.withSide)}>
      <div className={styles.head}>
        {/* It takes the focus when a panel is opened, or what had it is gone. */}
        <h2 tabIndex={-1}>{title}</h2>
        {lead && <p className={styles.lead}>{lead}</p>}
        {actions && <div className={styles.actions}>{actions}</div>}
        {notice && <div className={styles.notice}>{notice}</div>}
      </div>
      <div className={styles.work}>{children}</div>
      {side !== undefined && <div className={styles.side}>{side}</div>}
    </div>
  );
}
