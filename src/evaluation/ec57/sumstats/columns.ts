/** The sum of a column of a table's rows, split at blanks; the record's name is column 0. */
export function columnSum(rows: readonly string[][], column: number): number {
  return rows.reduce((sum, row) => sum + Number(row[column]), 0);
}

/** The mean of a column's numbers without `-`; undefined if there is none. */
export function columnMean(rows: readonly string[][], column: number): number | undefined {
  const values = rows.map((row) => row[column]!).filter((text) => text !== '-');
  return values.length > 0 ? values.reduce((sum, text) => sum + Number(text), 0) / values.length : undefined;
}

/** The line between rows and sums. */
export const rule = (length: number): string => `${'_'.repeat(length)}\n`;
