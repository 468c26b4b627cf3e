import type { PrepareSettings } from '../beats/types';
import type { PageWords } from '../i18n';
import { classNamesOf } from '../state/beats/classNames';
import { ClassMark } from '../widgets/ClassMark';
import type { Column } from '../widgets/DataTable';
import { formatCount } from '../widgets/format';
import styles from './classColumns.module.css';

/** A column of counts per class, in class order; zeros are faint. */
export function classColumns<Row>(options: {
  words: PageWords;
  group: string;
  classCount: number;
  /** Counts of a row by class; empty = unknown. */
  counts: (row: Row) => readonly number[];
  sums: readonly number[];
  /** What is counted. */
  rows: PrepareSettings['rows'];
}): Column<Row>[] {
  const { words, group, classCount, counts, sums } = options;
  const meanings = options.rows === 'pieces' ? words.common.rhythmMeaning : words.common.classMeaning;
  return classNamesOf(options, classCount).map((name, index) => ({
    key: `class-${name}`,
    group,
    header: (
      <ClassMark
        classIndex={index}
        name={name}
        title={words.records.classColumn(name, meanings[index] ?? '')}
      />
    ),
    align: 'end',
    cell: (row) => <Count value={counts(row)[index]} />,
    footer: <Count value={sums[index]} />,
  }));
}

/** A count; faint if zero. */
export function Count({ value }: { value: number | undefined }) {
  if (value === undefined) return null;
  return <span className={value === 0 ? styles.zero : undefined}>{formatCount(value)}</span>;
}
