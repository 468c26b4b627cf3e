/** A value that fits in a line of this length stays on it: a matrix reads as a matrix, a list of records as a list. */
const LINE_CHARS = 120;

/** Readable JSON: indented by two spaces per level, as by `JSON.stringify`, but short values stay on one line. */
export function capsuleText(value: unknown): string {
  return `${lines(JSON.parse(JSON.stringify(value)), '')}\n`;
}

function lines(value: unknown, indent: string): string {
  const flat = JSON.stringify(value);
  if (value === null || typeof value !== 'object') return flat;
  const isFlat = Object.values(value).every((each) => each === null || typeof each !== 'object');
  if (isFlat && indent.length + flat.length <= LINE_CHARS) return spaced(value);
  const deeper = `${indent}  `;
  if (Array.isArray(value)) {
    if (isFlat) return `[\n${wrapped(value, deeper)}\n${indent}]`;
    return `[\n${value.map((each) => deeper + lines(each, deeper)).join(',\n')}\n${indent}]`;
  }
  const entries = Object.entries(value).map(
    ([key, each]) => `${deeper}${JSON.stringify(key)}: ${lines(each, deeper)}`,
  );
  return `{\n${entries.join(',\n')}\n${indent}}`;
}

function spaced(value: object): string {
  if (Array.isArray(value)) return `[${value.map((each) => JSON.stringify(each)).join(', ')}]`;
  const entries = Object.entries(value).map(
    ([key, each]) => `${JSON.stringify(key)}: ${JSON.stringify(each)}`,
  );
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

/** A long list of plain values, as many per line as fit. */
function wrapped(values: readonly unknown[], indent: string): string {
  const rows: string[] = [];
  let row = '';
  for (const [i, value] of values.entries()) {
    const piece = JSON.stringify(value) + (i < values.length - 1 ? ',' : '');
    if (row !== '' && indent.length + row.length + 1 + piece.length > LINE_CHARS) {
      rows.push(indent + row);
      row = piece;
    } else row = row === '' ? piece : `${row} ${piece}`;
  }
  if (row !== '') rows.push(indent + row);
  return rows.join('\n');
}
