import type { ReactNode } from 'react';
import { useMediaQuery } from '../../widgets/useMediaQuery';
import styles from './Viewer.module.css';

/** Fields of the toolbar; folded where the page is narrow, so that the strip comes first. */
export function Folded({ title, children }: { title: string; children: ReactNode }) {
  const isNarrow = useMediaQuery('(max-width: 700px)');
  const fields = <div className={styles.toolbar}>{children}</div>;
  if (!isNarrow) return fields;
  return (
    <details className={styles.foldedFields}>
      <summary>{title}</summary>
      {fields}
    </details>
  );
}
