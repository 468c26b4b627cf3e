import type { PageWords } from '../i18n';
import { CLASS_NAMES } from '../state/beats/classNames';
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
  /** Names of the classes, and what they mean, where they are not those of beats. */
  names?: readonly string[];
  meanings?: readonly string[];
}): Column<Row>[] {
  const { words, group, classCount, counts, sums } = options;
  const { names = CLASS_NAMES, meanings = words.common.classMeaning } = options;
  return names.slice(0, classCount).map((name, index) => ({
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
