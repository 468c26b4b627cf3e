/** A JSON-safe value as a Python literal on one line. */
export function pyLiteral(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number' || typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(pyLiteral).join(', ')}]`;
  const entries = Object.entries(value as object);
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}: ${pyLiteral(each)}`).join(', ')}}`;
}

/** Text for a docstring or a comment: nothing in it ends either or means something to Python. */
export function pyText(text: string): string {
  return text.replace(/[\\"\p{Cc}\u2028\u2029]/gu, ' ');
}

/** Lines one under the other; what is false or undefined is left out. */
export function pyLines(...lines: (string | false | undefined)[]): string {
  return lines.filter((line) => line !== false && line !== undefined).join('\n');
}
