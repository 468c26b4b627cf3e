import type { ReactNode } from 'react';
import { classNames } from './classNames';
import styles from './PanelLayout.module.css';

export interface PanelLayoutProps {
  title: ReactNode;
  /** One line beside the title. */
  lead?: ReactNode;
  /** Buttons at the end of the title line. */
  actions?: ReactNode;
  /** The work. */
  children: ReactNode;
  /** Settings: right of the work where there is room, below it where there is not. */
  side?: ReactNode;
}

/** Title line, the work, and the settings beside or below it. */
export function PanelLayout({ title, lead, actions, children, side }: PanelLayoutProps) {
  return (
    <div className={classNames(styles.panel, side !== undefined && styles.withSide)}>
      <div className={styles.head}>
        <h2>{title}</h2>
        {lead && <p className={styles.lead}>{lead}</p>}
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      <div className={styles.work}>{children}</div>
      {side !== undefined && <div className={styles.side}>{side}</div>}
    </div>
  );
}
