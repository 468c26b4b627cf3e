import { type CSSProperties, type ReactNode, useRef } from 'react';
import { classNames } from './classNames';
import styles from './DataTable.module.css';
import { useOverflows } from './useOverflows';

export interface Column<Row> {
  key: string;
  /** With its unit: `Frequency (Hz)`. */
  header: ReactNode;
  cell: (row: Row, index: number) => ReactNode;
  /** Numbers at the end, words at the start; `wrap` allows line breaks in long sentences. */
  align?: 'start' | 'end' | 'wrap';
  /** The cell is the header of its row, and stays visible when the table scrolls horizontally. */
  rowHeader?: boolean;
  /** The last column, when the table scrolls horizontally: stays visible at its right edge, as the row headers do at the left. */
  isPinned?: boolean;
  /** A shared heading over adjacent columns of the same group. */
  group?: string;
  /** Cell of the column in the foot of the table. */
  footer?: ReactNode;
  title?: string;
}

export interface DataTableProps<Row> {
  /** Accessible name of the table, and its caption if `captionShown`. */
  label: string;
  captionShown?: boolean;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row, index: number) => string;
  /** The current row. */
  currentKey?: string | undefined;
  /** Rows that are not in use. */
  isFaint?: (row: Row) => boolean;
  compact?: boolean;
  /** Rows scroll between head and foot: `fit` = as high as the window allows, or a CSS length. */
  maxHeight?: string | undefined;
}

/** A plain table in a region that scrolls (and can be focused) if the table is wider or higher. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, captionShown, columns, compact, maxHeight } = props;
  const region = useRef<HTMLDivElement>(null);
  const overflows = useOverflows(region);
  const style: CSSProperties = maxHeight === undefined || maxHeight === 'fit' ? {} : { maxHeight };
  return (
    <section
      ref={region}
      className={classNames(
        styles.region,
        maxHeight === 'fit' && styles.fitting,
        columns.some(({ isPinned }) => isPinned) && styles.pinning,
      )}
      style={style}
      {...(overflows && { tabIndex: 0, 'aria-label': label })}
    >
      <table
        className={classNames(styles.table, compact && styles.compact)}
        aria-label={captionShown ? undefined : label}
      >
        {captionShown && <caption>{label}</caption>}
        <Head columns={columns} />
        <Body {...props} />
        {columns.some((column) => column.footer !== undefined) && <Foot columns={columns} />}
      </table>
    </section>
  );
}

function Head<Row>({ columns }: { columns: Column<Row>[] }) {
  const groups = groupColumns(columns);
  const hasGroups = groups.some((group) => group.name !== undefined);
  return (
    <thead>
      {hasGroups && (
        <tr>
          {groups.map(({ key, name, span }) =>
            name === undefined ? (
              <td key={key} colSpan={span} className={styles.group} />
            ) : (
              <th key={key} colSpan={span} className={styles.group} scope="colgroup">
                {name}
              </th>
            ),
          )}
        </tr>
      )}
      <tr>
        {columns.map((column) => (
          <th
            key={column.key}
            scope="col"
            className={classNames(cellClass(column), hasGroups && styles.underGroups)}
            title={column.title}
          >
            {column.header}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Body<Row>({ columns, rows, rowKey, currentKey, isFaint }: DataTableProps<Row>) {
  return (
    <tbody>
      {rows.map((row, index) => {
        const key = rowKey(row, index);
        const current = key === currentKey;
        return (
          <tr
            key={key}
            className={classNames(current && styles.current, isFaint?.(row) && styles.faint)}
            aria-current={current || undefined}
          >
            {columns.map((column) => (
              <Cell key={column.key} column={column}>
                {column.cell(row, index)}
              </Cell>
            ))}
          </tr>
        );
      })}
    </tbody>
  );
}

function Foot<Row>({ columns }: { columns: Column<Row>[] }) {
  return (
    <tfoot>
      <tr>
        {columns.map((column) => (
          <Cell key={column.key} column={column}>
            {column.footer}
          </Cell>
        ))}
      </tr>
    </tfoot>
  );
}

function Cell<Row>({ column, children }: { column: Column<Row>; children: ReactNode }) {
  const className = cellClass(column);
  // A header without text is none, as in the foot under the names.
  if (!column.rowHeader || children === undefined) return <td className={className}>{children}</td>;
  return (
    <th scope="row" className={className}>
      {children}
    </th>
  );
}

function cellClass<Row>({ align, rowHeader, isPinned }: Column<Row>): string {
  return classNames(styles[align ?? 'start'], rowHeader && styles.rowHead, isPinned && styles.pinned);
}

/** Adjacent columns of a group share a heading; a column without a group is on its own. */
function groupColumns<Row>(
  columns: Column<Row>[],
): { key: string; name: string | undefined; span: number }[] {
  const groups: { key: string; name: string | undefined; span: number }[] = [];
  for (const column of columns) {
    const last = groups.at(-1);
    if (last && last.name === column.group) last.span++;
    else groups.push({ key: column.key, name: column.group, span: 1 });
  }
  return groups;
}
