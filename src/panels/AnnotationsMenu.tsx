import { type ReactNode, useId, useState } from 'react';
import { commands } from '../state/commands';
import type { RecordEntry } from '../state/types';
import { formatCount } from '../widgets/format';
import { Menu, MenuGroup, MenuItem } from '../widgets/Menu';
import styles from './BeatTools.module.css';
import { useWords } from './useWords';

/** The annotations in use of these records, to be taken away: as WFDB annotation files under a name of one's choice, as CSV. */
export function AnnotationsMenu({
  records,
  children,
}: {
  records: readonly RecordEntry[];
  /** Further entries, below. */
  children?: ReactNode;
}) {
  const { annotate: words } = useWords();
  const id = useId();
  // Kept while the menu is closed; empty: each under the name that it has.
  const [annotator, setAnnotator] = useState('');
  const annotated = records.filter((record) => record.annotator !== undefined);
  const ids = annotated.map((record) => record.id);
  const [only] = annotated;
  const isOne = annotated.length === 1;
  const save = (format: 'wfdb' | 'csv') =>
    void commands.exportAnnotations(ids, {
      format,
      ...(annotator.trim() !== '' && { annotator: annotator.trim() }),
    });
  return (
    <Menu label={words.export}>
      <MenuGroup
        title={isOne ? words.annotationsOf(only!.id) : words.annotationsOfMany(formatCount(annotated.length))}
      >
        <p className={styles.field}>
          <label htmlFor={id}>{words.exportName}</label>
          <input
            id={id}
            type="text"
            value={annotator}
            placeholder={isOne ? only!.annotator : words.exportOwnName}
            onChange={(event) => setAnnotator(event.currentTarget.value)}
          />
        </p>
        <MenuItem
          label={isOne ? words.exportWfdb : words.exportWfdbZip}
          hint={words.exportWfdbHint}
          disabled={annotated.length === 0}
          onSelect={() => save('wfdb')}
        />
        <MenuItem
          label={isOne ? words.exportCsv : words.exportCsvZip}
          hint={words.exportCsvHint}
          disabled={annotated.length === 0}
          onSelect={() => save('csv')}
        />
      </MenuGroup>
      {children}
    </Menu>
  );
}
