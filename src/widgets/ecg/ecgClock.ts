/**
 * Parses the text of a position in a record, in seconds: `12:03`, `12:03.5`, `1:02:03`, or plain seconds `723`. A
 * comma is accepted as decimal point. Undefined if it is not a time.
 */
export function parseClock(text: string): number | undefined {
  const parts = text.trim().replace(',', '.').replaceAll('：', ':').split(':');
  if (parts.length > 3) return undefined;
  let total = 0;
  for (const [i, part] of parts.entries()) {
    const last = i === parts.length - 1;
    if (!(last ? /^\d+(\.\d*)?$/ : /^\d+$/).test(part)) return undefined;
    const value = Number(part);
    if (i > 0 && value >= 60) return undefined;
    total = total * 60 + value;
  }
  return total;
}
